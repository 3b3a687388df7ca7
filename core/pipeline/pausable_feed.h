// SPDX-License-Identifier: GPL-3.0-or-later
// A feed that waits at a gate before every frame: what pauses a whole job, since its other stages
// run dry.
#pragma once

#include <memory>

#include "core/base/pause_gate.h"
#include "core/pipeline/frame_feed.h"

namespace kinechrome::pipeline {

// `gate` null: the feed itself.
[[nodiscard]] std::unique_ptr<FrameFeed> pausable(std::unique_ptr<FrameFeed> feed,
                                                  std::shared_ptr<base::PauseGate> gate);

}  // namespace kinechrome::pipeline

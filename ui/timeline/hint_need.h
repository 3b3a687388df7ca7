// SPDX-License-Identifier: GPL-3.0-or-later
// Which frames most need a hint: a ranking by what the figures of the frames say.
#pragma once

#include <cstdint>
#include <vector>

#include "core/edit/segment.h"
#include "core/pipeline/frame_record.h"

namespace kinechrome::ui {

// Frames by need, the neediest first. A frame's need is the mean of two ranks among all measured
// frames: how unsure the network is, and how much its colour still flickers after the stabiliser
// (one rank alone where the other is unknown). Segments that are approved or left as they are do
// not count. Of frames less than `apart` from each other in one segment, only the neediest is
// there: one hint serves them all. `records`: one per frame from frame 0; without segments the
// whole film counts.
[[nodiscard]] std::vector<std::int64_t> rankedHintNeeds(
    const std::vector<pipeline::FrameRecord>& records, const std::vector<edit::Segment>& segments,
    std::int64_t apart);

}  // namespace kinechrome::ui

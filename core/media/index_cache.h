// SPDX-License-Identifier: GPL-3.0-or-later
// Frame indexes kept between runs, in $XDG_CACHE_HOME/kinechrome/index or
// ~/.cache/kinechrome/index.
#pragma once

#include <optional>

#include "core/media/frame_index.h"
#include "core/media/input_location.h"

namespace kinechrome::media {

// Empty when there is none for exactly this path, size and modification time, or when the stored
// one is damaged in any way.
[[nodiscard]] std::optional<FrameIndex> loadIndex(const InputLocation& location);

// Best effort: a cache that cannot be written is only slower.
void storeIndex(const InputLocation& location, const FrameIndex& index);

}  // namespace kinechrome::media

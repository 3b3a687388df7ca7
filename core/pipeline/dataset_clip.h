// SPDX-License-Identifier: GPL-3.0-or-later
// A clip of a pack as files: its frames, and the flow between them, found once and kept.
#pragma once

#include <stop_token>
#include <vector>

#include "core/base/error.h"
#include "core/picture/sheet.h"
#include "core/pipeline/dataset_pack.h"

namespace kinechrome::pipeline {

inline constexpr int packJpegQuality = 90;

// frame-000.jpg and so on; for every frame k >= 1 previous-00k.png, the flow from k to k - 1, and
// first-00k.png, the flow from k to 0 (computed directly): KITTI's form, a quarter of the size,
// valid where the flow back agrees. The frames share one size; the same bytes whatever `threads`.
// Errors: Internal (a picture cannot be encoded), Interrupted.
[[nodiscard]] base::Result<std::vector<PackMember>> encodeClip(
    const std::vector<picture::RgbImage>& frames, int threads, const std::stop_token& stop);

}  // namespace kinechrome::pipeline

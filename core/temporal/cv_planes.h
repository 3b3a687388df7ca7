// SPDX-License-Identifier: GPL-3.0-or-later
// Planes seen as OpenCV matrices and back, without copying. Private to core/temporal.
#pragma once

#include <cstddef>

#include <opencv2/core.hpp>

#include "core/base/plane.h"

namespace kinechrome::temporal {

// OpenCV has no matrix over constant memory: the view of a constant plane must only be read.
[[nodiscard]] inline cv::Mat asMat(const base::Plane<float>& plane) {
    auto* data = const_cast<float*>(plane.row(0));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    return {plane.height(), plane.width(), CV_32FC1, data,
            static_cast<std::size_t>(plane.stride()) * sizeof(float)};
}

}  // namespace kinechrome::temporal

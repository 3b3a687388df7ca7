// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/network_sureness.h"

#include <algorithm>

#include "core/color/certainty.h"

namespace kinechrome::pipeline {

float calibratedSureness(float confidence) {
    const float distance = color::expectedDistanceOf(std::clamp(confidence, 1e-3F, 1.0F));
    return std::clamp((leastSureDistance - distance) / (leastSureDistance - mostSureDistance), 0.0F,
                      1.0F);
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/network_sureness.h"

#include <algorithm>

namespace kinechrome::pipeline {

float calibratedSureness(float confidence) {
    constexpr float halfSure = 14.0F;  // the distance at which nn::Colorizer says 1/2
    const float distance = halfSure / std::clamp(confidence, 1e-3F, 1.0F) - halfSure;
    return std::clamp((leastSureDistance - distance) / (leastSureDistance - mostSureDistance), 0.0F,
                      1.0F);
}

}  // namespace kinechrome::pipeline

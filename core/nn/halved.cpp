// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/halved.h"

#include <algorithm>

namespace kinechrome::nn {

base::Plane<float> halved(const base::Plane<float>& plane, int width, int height) {
    base::Plane<float> half(width, height);
    for (int y = 0; y < height; ++y) {
        const float* upper = plane.row(2 * y);
        const float* lower = plane.row(std::min(2 * y + 1, plane.height() - 1));
        for (int x = 0; x < width; ++x) {
            const int left = 2 * x;
            const int right = std::min(left + 1, plane.width() - 1);
            half.row(y)[x] = 0.25F * (upper[left] + upper[right] + lower[left] + lower[right]);
        }
    }
    return half;
}

}  // namespace kinechrome::nn

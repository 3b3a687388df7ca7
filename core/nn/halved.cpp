// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/halved.h"

#include <algorithm>
#include <cstddef>

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

void halve(const float* full, int size, float* half) {
    for (int y = 0; y < size / 2; ++y) {
        const float* upper = full + static_cast<std::ptrdiff_t>(2 * y) * size;
        const float* lower = upper + size;
        for (int x = 0; x < size / 2; ++x) {
            *half++ = 0.25F * (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1]);
        }
    }
}

}  // namespace kinechrome::nn

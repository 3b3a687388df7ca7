// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/hint_simulation.h"

#include <algorithm>

namespace kinechrome::nn {

void drawHints(const float* a, const float* b, double stop, Random& random, const SampleView& out) {
    const int size = out.size;
    const auto plane = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    while (random.uniform() < 1.0 - stop) {
        const int side = 1 + random.below(9);
        const auto coordinate = [&] {
            const double drawn = size * (0.5 + 0.25 * random.normal()) - 0.5 * side;
            return static_cast<int>(std::clamp(drawn, 0.0, static_cast<double>(size - side)));
        };
        const int left = coordinate();
        const int top = coordinate();
        double sumA = 0.0;
        double sumB = 0.0;
        const auto each = [&](const auto& action) {
            for (int y = top; y < top + side; ++y) {
                for (int x = left; x < left + side; ++x) {
                    action(static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                           static_cast<std::size_t>(x));
                }
            }
        };
        each([&](std::size_t at) {
            sumA += a[at];
            sumB += b[at];
        });
        const double area = static_cast<double>(side) * side * kHintScale;
        each([&](std::size_t at) {
            out.input[plane + at] = static_cast<float>(sumA / area);
            out.input[2 * plane + at] = static_cast<float>(sumB / area);
            out.input[3 * plane + at] = 1.0F;
        });
    }
}

}  // namespace kinechrome::nn

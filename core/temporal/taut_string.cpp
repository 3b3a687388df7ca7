// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/taut_string.h"

#include <limits>

namespace kinechrome::temporal {

namespace {

// Where the string may bend next, seen from its last knot.
struct Bend {
    float slope = 0.0F;
    std::size_t at = 0;
};

}  // namespace

float TautString::solveAt(const std::vector<float>& values, const std::vector<float>& weights,
                          const std::vector<float>& ties, std::size_t wanted) {
    const std::size_t count = values.size();
    along_.assign(count + 1, 0.0F);
    sum_.assign(count + 1, 0.0F);
    for (std::size_t i = 0; i < count; ++i) {
        along_[i + 1] = along_[i] + weights[i];
        sum_[i + 1] = sum_[i] + weights[i] * values[i];
    }
    constexpr float infinity = std::numeric_limits<float>::infinity();
    std::size_t knot = 0;
    float height = 0.0F;
    for (;;) {
        Bend ceiling{infinity, count};
        Bend floor{-infinity, count};
        std::size_t end = count;
        float slope = 0.0F;
        float endHeight = sum_[count];
        for (std::size_t k = knot + 1; k <= count; ++k) {
            const float radius = k == count ? 0.0F : ties[k];
            const float run = along_[k] - along_[knot];
            const float upper = (sum_[k] + radius - height) / run;
            const float lower = (sum_[k] - radius - height) / run;
            if (lower > ceiling.slope) {
                end = ceiling.at;
                slope = ceiling.slope;
                endHeight = sum_[end] + ties[end];
                break;
            }
            if (upper < floor.slope) {
                end = floor.at;
                slope = floor.slope;
                endHeight = sum_[end] - ties[end];
                break;
            }
            if (upper <= ceiling.slope) ceiling = {upper, k};
            if (lower >= floor.slope) floor = {lower, k};
            slope = upper;
        }
        // The string runs straight from the knot to here.
        if (wanted < end) return slope;
        knot = end;
        height = endHeight;
    }
}

}  // namespace kinechrome::temporal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/picture_chroma.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/nn/lab_lut.h"

namespace kinechrome::nn {

float meanChromaOf(const std::vector<std::uint8_t>& rgb) {
    std::vector<float> planes[3];
    for (std::size_t i = 0; i + 2 < rgb.size(); i += 12) {
        for (std::size_t c = 0; c < 3; ++c) planes[c].push_back(rgb[i + c]);
    }
    const std::size_t count = planes[0].size();
    std::vector<float> a(count);
    std::vector<float> b(count);
    chromaFromRgb(planes[0].data(), planes[1].data(), planes[2].data(), count, a.data(), b.data());
    double sum = 0.0;
    for (std::size_t i = 0; i < count; ++i) sum += std::hypot(a[i], b[i]);
    return static_cast<float>(sum / static_cast<double>(std::max<std::size_t>(1, count)));
}

}  // namespace kinechrome::nn

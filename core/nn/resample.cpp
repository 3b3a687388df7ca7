// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/resample.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace kinechrome::nn {
namespace {

// Weights of one output position: `count` source positions from `first`, summing to 1.
struct Taps {
    int first = 0;
    std::vector<float> weights;
};

std::vector<Taps> tapsOf(double start, double extent, int limit, int size, bool mirrored) {
    const double scale = extent / size;
    const double support = std::max(1.0, scale);
    std::vector<Taps> all(static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i) {
        const int to = mirrored ? size - 1 - i : i;
        const double center = start + (i + 0.5) * scale - 0.5;
        const int first = std::max(0, static_cast<int>(std::ceil(center - support)));
        const int last = std::min(limit - 1, static_cast<int>(std::floor(center + support)));
        Taps taps;
        taps.first = std::min(first, limit - 1);
        double sum = 0.0;
        for (int at = taps.first; at <= std::max(last, taps.first); ++at) {
            const double weight = std::max(1e-6, 1.0 - std::abs(at - center) / support);
            taps.weights.push_back(static_cast<float>(weight));
            sum += weight;
        }
        for (float& weight : taps.weights) weight = static_cast<float>(weight / sum);
        all[static_cast<std::size_t>(to)] = std::move(taps);
    }
    return all;
}

}  // namespace

std::array<std::vector<float>, 3> resample(const RgbView& image, const CropBox& box, int size) {
    const auto columns = tapsOf(box.x, box.width, image.width, size, box.mirrored);
    const auto rows = tapsOf(box.y, box.height, image.height, size, false);
    int top = image.height;
    int bottom = 0;
    for (const Taps& taps : rows) {
        top = std::min(top, taps.first);
        bottom = std::max(bottom, taps.first + static_cast<int>(taps.weights.size()));
    }
    const auto width = static_cast<std::size_t>(size);
    // Rows first narrowed to `size` columns, interleaved, then columns.
    std::vector<float> narrow(static_cast<std::size_t>(bottom - top) * width * 3);
    for (int y = top; y < bottom; ++y) {
        const std::uint8_t* source = image.rgb + static_cast<std::ptrdiff_t>(y) * image.width * 3;
        float* out = narrow.data() + static_cast<std::size_t>(y - top) * width * 3;
        for (const Taps& taps : columns) {
            float sum[3] = {0.0F, 0.0F, 0.0F};
            const std::uint8_t* pixel = source + static_cast<std::ptrdiff_t>(taps.first) * 3;
            for (const float weight : taps.weights) {
                for (int c = 0; c < 3; ++c) sum[c] += weight * static_cast<float>(pixel[c]);
                pixel += 3;
            }
            for (int c = 0; c < 3; ++c) *out++ = sum[c];
        }
    }
    std::array<std::vector<float>, 3> planes;
    for (auto& plane : planes) plane.resize(width * width);
    std::vector<float> line(width * 3);
    for (int y = 0; y < size; ++y) {
        const Taps& taps = rows[static_cast<std::size_t>(y)];
        std::fill(line.begin(), line.end(), 0.0F);
        for (std::size_t k = 0; k < taps.weights.size(); ++k) {
            const float weight = taps.weights[k];
            const float* source =
                narrow.data() + (static_cast<std::size_t>(taps.first - top) + k) * width * 3;
            for (std::size_t i = 0; i < width * 3; ++i) line[i] += weight * source[i];
        }
        for (std::size_t x = 0; x < width; ++x) {
            for (std::size_t c = 0; c < 3; ++c) {
                planes[c][static_cast<std::size_t>(y) * width + x] = line[x * 3 + c];
            }
        }
    }
    return planes;
}

}  // namespace kinechrome::nn

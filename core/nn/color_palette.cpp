// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/color_palette.h"

#include <cmath>
#include <set>
#include <utility>

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include "core/color/lab.h"
#include "core/nn/lab_lut.h"

namespace kinechrome::nn {
namespace {

constexpr int kReach = 12;  // cells from neutral to the border of the plane: 120 units
constexpr int kCells = 2 * kReach + 1;
constexpr int kCubeSteps = 32;            // samples of the RGB cube along an edge
constexpr std::size_t kCountEvery = 389;  // a pixel in so many is counted
constexpr double kUniformShare = 0.5;     // Zhang's lambda

// A hair off the rounding border, so that no machine's last bit decides.
int cellOf(double value) {
    return static_cast<int>(std::floor(value / kPaletteStep + 0.5 + 1e-7));
}

}  // namespace

at::Tensor paletteColors() {
    std::set<std::pair<int, int>> cells;
    const auto level = [](int step) { return static_cast<double>(step) / kCubeSteps; };
    for (int r = 0; r <= kCubeSteps; ++r) {
        for (int g = 0; g <= kCubeSteps; ++g) {
            for (int b = 0; b <= kCubeSteps; ++b) {
                const color::Lab lab = color::labFromRgb({level(r), level(g), level(b)});
                cells.emplace(cellOf(lab.a), cellOf(lab.b));
            }
        }
    }
    std::vector<float> values;
    for (const auto& [a, b] : cells) {
        values.push_back(static_cast<float>(a * kPaletteStep));
        values.push_back(static_cast<float>(b * kPaletteStep));
    }
    const auto count = static_cast<int64_t>(cells.size());
    return at::from_blob(values.data(), {count, 2}).clone();
}

ColorPalette::ColorPalette(const at::Tensor& like) {
    const at::Tensor colors = paletteColors();
    const at::Tensor axis = at::arange(-kReach, kReach + 1, at::kFloat) * kPaletteStep;
    const at::Tensor da = axis.view({kCells, 1, 1}) - colors.select(1, 0).view({1, 1, -1});
    const at::Tensor db = axis.view({1, kCells, 1}) - colors.select(1, 1).view({1, 1, -1});
    nearest_ = (da * da + db * db).argmin(2).to(like.device());
    colors_ = colors.to(like.device());
}

SharedColor ColorPalette::share(const at::Tensor& chroma) const {
    const at::Tensor cell =
        (chroma / kPaletteStep + kReach).clamp(0.0, static_cast<double>(kCells - 1) - 1e-3);
    const at::Tensor low = cell.floor();
    const at::Tensor part = cell - low;
    const at::Tensor corner = low.to(at::kLong);
    const at::Tensor a = corner.select(1, 0);
    const at::Tensor b = corner.select(1, 1);
    const at::Tensor u = part.select(1, 0);
    const at::Tensor v = part.select(1, 1);
    const at::Tensor flat = nearest_.view({-1});
    const auto entry = [&](int64_t right, int64_t below) {
        const at::Tensor at = (a + right) * kCells + (b + below);
        return flat.index_select(0, at.reshape({-1})).view(at.sizes());
    };
    return {at::stack({entry(0, 0), entry(0, 1), entry(1, 0), entry(1, 1)}, 1),
            at::stack({(1.0 - u) * (1.0 - v), (1.0 - u) * v, u * (1.0 - v), u * v}, 1)};
}

at::Tensor annealedMean(const at::Tensor& logits, const at::Tensor& colors, double temperature) {
    const at::Tensor shares = at::softmax(logits.to(at::kFloat) / temperature, 1);
    return at::conv2d(shares, colors.t().unsqueeze(-1).unsqueeze(-1));
}

std::vector<double> countColors(const Pack& pack, const std::vector<int>& images) {
    std::vector<float> rgb[3];
    for (const int index : images) {
        const auto& pixels = pack.images[static_cast<std::size_t>(index)].rgb;
        for (std::size_t i = 0; i + 2 < pixels.size(); i += 3 * kCountEvery) {
            for (std::size_t c = 0; c < 3; ++c) rgb[c].push_back(pixels[i + c]);
        }
    }
    const std::size_t count = rgb[0].size();
    const auto pixels = static_cast<int64_t>(count);
    at::Tensor chroma = at::empty({1, 2, 1, pixels});
    chromaFromRgb(rgb[0].data(), rgb[1].data(), rgb[2].data(), count, chroma.data_ptr<float>(),
                  chroma.data_ptr<float>() + pixels);
    const ColorPalette palette(chroma);
    const SharedColor shared = palette.share(chroma);
    const at::Tensor sums = at::bincount(shared.index.reshape({-1}), shared.weight.reshape({-1}),
                                         palette.colors().size(0))
                                .to(at::kDouble);
    return {sums.data_ptr<double>(), sums.data_ptr<double>() + sums.numel()};
}

at::Tensor rebalancingWeights(const std::vector<double>& counts, double rebalance) {
    double sum = 0.0;
    for (const double count : counts) sum += count;
    const auto size = static_cast<double>(counts.size());
    std::vector<float> weights;
    double mean = 0.0;
    for (const double count : counts) {
        const double share = sum > 0.0 ? count / sum : 1.0 / size;
        const double mixed = (1.0 - kUniformShare) * share + kUniformShare / size;
        const double weight = std::pow(mixed * size, -rebalance);
        mean += share * weight;
        weights.push_back(static_cast<float>(weight));
    }
    for (float& weight : weights) weight = static_cast<float>(weight / mean);
    return at::from_blob(weights.data(), {static_cast<int64_t>(weights.size())}).clone();
}

}  // namespace kinechrome::nn

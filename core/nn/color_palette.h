// SPDX-License-Identifier: GPL-3.0-or-later
// The quantised a*b* plane of the distribution head: its colours, how a true colour is spread over
// them, and how a distribution becomes one colour again.
// Zhang, Isola, Efros 2016, "Colorful Image Colorization", 2.1-2.3; here a colour is shared among
// the four palette colours around it (bilinear), which keeps its mean exact and needs no search.
// Internal to core/nn: shows LibTorch.
#pragma once

#include <vector>

#include <ATen/core/Tensor.h>

#include "core/nn/pack.h"

namespace kinechrome::nn {

// Spacing of the palette in a*b* units.
inline constexpr int kPaletteStep = 10;

// The colours of the sRGB gamut on a grid of kPaletteStep: [K, 2], a* and b*, float32, on the CPU;
// the same on every machine (K = 259).
[[nodiscard]] at::Tensor paletteColors();

// A true colour as four palette entries and their weights, which sum to 1.
struct SharedColor {
    at::Tensor index;   // [N, 4, H, W], int64
    at::Tensor weight;  // [N, 4, H, W], float32
};

class ColorPalette {
public:
    // On the device of `like`.
    explicit ColorPalette(const at::Tensor& like);

    [[nodiscard]] const at::Tensor& colors() const { return colors_; }
    // `chroma`: [N, 2, H, W] in a*b* units. Off the palette the nearest entry takes the share.
    [[nodiscard]] SharedColor share(const at::Tensor& chroma) const;

private:
    at::Tensor colors_;   // [K, 2]
    at::Tensor nearest_;  // [cells, cells] of the whole plane -> palette index
};

// Annealed mean (Zhang 2016, eq. 5): logits [N, K, H, W], colours [K, 2] -> [N, 2, H, W].
// `temperature` 1: the mean; towards 0: the mode.
[[nodiscard]] at::Tensor annealedMean(const at::Tensor& logits, const at::Tensor& colors,
                                      double temperature);

// Pixels per palette colour in those pictures of the pack, on a sparse sample of each.
[[nodiscard]] std::vector<double> countColors(const Pack& pack, const std::vector<int>& images);

// Weight of each palette colour in the loss: (half its smoothed frequency + half uniform) to the
// power of -`rebalance`, mean 1 over the pixels counted. `counts`: pixels per palette entry.
[[nodiscard]] at::Tensor rebalancingWeights(const std::vector<double>& counts, double rebalance);

}  // namespace kinechrome::nn

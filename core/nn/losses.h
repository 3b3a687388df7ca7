// SPDX-License-Identifier: GPL-3.0-or-later
// The losses of ColorNet. Chroma is [N, 2, H, W] in a*b* units everywhere; each result is one
// number, a mean, so that it hardly depends on the sizes. Internal to core/nn: shows LibTorch.
#pragma once

#include <ATen/core/Tensor.h>

#include "core/nn/color_palette.h"
#include "core/nn/recipe.h"

namespace kinechrome::nn {

// Huber (or half the square) of the difference over huberDelta, each pixel weighted by
// 1 + chromaWeight * min(true chroma, 60) / 60.
[[nodiscard]] at::Tensor colorLoss(const at::Tensor& predicted, const at::Tensor& truth,
                                   const Recipe& recipe);

// Cross-entropy of the palette's logits [N, K, h, w] against the true chroma averaged to h x w,
// each pixel weighted by weights[K] of its true colour (undefined: all alike). Zhang 2016, eq. 2.
[[nodiscard]] at::Tensor distributionLoss(const at::Tensor& logits, const at::Tensor& truth,
                                          const ColorPalette& palette, const at::Tensor& weights);

// What a picture's prediction lacks of the spread of the true chroma: the mean over pictures of
// max(0, 1 - spread / true spread)^2, where the spread is the root of the summed variances of a*
// and b* (the first term of Hasler and Suesstrunk's colourfulness, in a*b*). Every pixel-wise loss
// averages what it cannot know towards neutral; this asks for the picture's liveliness as a whole.
[[nodiscard]] at::Tensor spreadLoss(const at::Tensor& predicted, const at::Tensor& truth);

// The negative log likelihood of the distance between prediction and truth under an exponential
// distribution with mean exp(logError): what makes the network say how far off it will be (after
// Kendall and Gal 2017, eq. 8). `logError` is [N, 1, H, W]; the prediction gets no gradient here.
[[nodiscard]] at::Tensor certaintyLoss(const at::Tensor& logError, const at::Tensor& predicted,
                                       const at::Tensor& truth);

// Temporal loss (Lai 2018, eq. 3-5; the project paper, 3.3): the mean of
// visible * |now - warp(other, flow)| over a*, b*, in units of huberDelta. `flow` [N, 2, H, W] in
// pixels points from `now` to where the same thing is in `other`; `visible` [N, 1, H, W] in 0..1.
[[nodiscard]] at::Tensor temporalLoss(const at::Tensor& now, const at::Tensor& other,
                                      const at::Tensor& flow, const at::Tensor& visible,
                                      double huberDelta);

// `other` sampled at (x + u, y + v), bilinear, borders repeated.
[[nodiscard]] at::Tensor warped(const at::Tensor& other, const at::Tensor& flow);

}  // namespace kinechrome::nn

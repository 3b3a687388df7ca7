// SPDX-License-Identifier: GPL-3.0-or-later
// What one replica learns of a batch: a run of its pictures and a run of its clips, as tensors.
// Internal to core/nn: shows LibTorch.
#pragma once

#include <vector>

#include <ATen/core/Tensor.h>

#include "core/nn/batch_loader.h"

namespace kinechrome::nn {

struct BatchPart {
    int firstPicture = 0;
    int pictures = 0;
    int firstClip = 0;
    int clips = 0;
    [[nodiscard]] int samples(const Batch& batch) const {
        return pictures + clips * batch.clipFrames;
    }
};

// Part `index` of `parts`, whole clips each, about the same number of samples.
[[nodiscard]] BatchPart partOf(const Batch& batch, int index, int parts);

// The largest number of parts up to `most` that gives each two samples or more, which batch norm
// wants; 1 where none does.
[[nodiscard]] int partsFor(const Batch& batch, int most);

// The part's samples of `values`, `shape` each (without the batch dimension), pictures first:
// [samples, shape...], channels last.
[[nodiscard]] at::Tensor samplesOf(const std::vector<float>& values, std::vector<int64_t> shape,
                                   const Batch& batch, const BatchPart& part, bool cuda);

// The part's labels, [samples], int64.
[[nodiscard]] at::Tensor labelsOf(const Batch& batch, const BatchPart& part, bool cuda);

// The part's clip frames of a BatchMotion plane set with `channels` channels:
// [clips, clipFrames, channels, size/2, size/2].
[[nodiscard]] at::Tensor motionOf(const std::vector<float>& values, int64_t channels,
                                  const Batch& batch, const BatchPart& part, bool cuda);

}  // namespace kinechrome::nn

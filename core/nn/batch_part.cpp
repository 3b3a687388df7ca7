// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/batch_part.h"

#include <algorithm>
#include <numeric>

#include <ATen/Functions.h>

namespace kinechrome::nn {
namespace {

int64_t product(const std::vector<int64_t>& shape) {
    int64_t each = 1;
    for (const int64_t side : shape) each *= side;
    return each;
}

// `count` items from number `first` on; the batch's own memory.
at::Tensor view(const std::vector<float>& values, int64_t first, int64_t count,
                std::vector<int64_t> shape) {
    const int64_t each = product(shape);
    shape.insert(shape.begin(), count);
    return at::from_blob(const_cast<float*>(values.data()) + first * each, shape);
}

}  // namespace

BatchPart partOf(const Batch& batch, int index, int parts) {
    const auto firstClip = [&](int i) { return batch.clips * i / parts; };
    std::vector<int> samples;
    for (int i = 0; i < parts; ++i) {
        samples.push_back((firstClip(i + 1) - firstClip(i)) * batch.clipFrames);
    }
    // Pictures fill up what whole clips leave uneven, one after another into the smallest part.
    std::vector<int> pictures(samples.size(), 0);
    for (int k = 0; k < batch.pictures; ++k) {
        const auto least = std::min_element(samples.begin(), samples.end());
        ++*least;
        ++pictures[static_cast<std::size_t>(least - samples.begin())];
    }
    const auto own = pictures.begin() + index;
    return {std::accumulate(pictures.begin(), own, 0), *own, firstClip(index),
            firstClip(index + 1) - firstClip(index)};
}

int partsFor(const Batch& batch, int most) {
    const auto isEnough = [&batch](int parts) {
        for (int i = 0; i < parts; ++i) {
            if (partOf(batch, i, parts).samples(batch) < 2) return false;
        }
        return true;
    };
    int parts = std::max(1, most);
    while (parts > 1 && !isEnough(parts)) --parts;
    return parts;
}

at::Tensor samplesOf(const std::vector<float>& values, std::vector<int64_t> shape,
                     const Batch& batch, const BatchPart& part, bool cuda) {
    const int64_t frames = batch.clipFrames;
    at::Tensor out = view(values, part.firstPicture, part.pictures, shape);
    if (part.clips > 0) {
        out = at::cat({out, view(values, batch.pictures + part.firstClip * frames,
                                 part.clips * frames, shape)});
    }
    return (cuda ? out.to(at::kCUDA) : out).contiguous(at::MemoryFormat::ChannelsLast);
}

at::Tensor labelsOf(const Batch& batch, const BatchPart& part, bool cuda) {
    const auto begin = batch.labels.begin();
    std::vector<int64_t> labels(begin + part.firstPicture,
                                begin + part.firstPicture + part.pictures);
    const auto clips = begin + batch.pictures + part.firstClip * batch.clipFrames;
    labels.insert(labels.end(), clips, clips + part.clips * batch.clipFrames);
    const at::Tensor out =
        at::from_blob(labels.data(), {static_cast<int64_t>(labels.size())}, at::kLong).clone();
    return cuda ? out.to(at::kCUDA) : out;
}

at::Tensor motionOf(const std::vector<float>& values, int64_t channels, const Batch& batch,
                    const BatchPart& part, bool cuda) {
    const int64_t half = batch.size / 2;
    const at::Tensor out =
        view(values, part.firstClip, part.clips, {batch.clipFrames, channels, half, half});
    return cuda ? out.to(at::kCUDA) : out;
}

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
// Ensemble: networks that answer as one, by the mean of what they say. Internal to core/nn: shows
// LibTorch.
#pragma once

#include <string>
#include <vector>

#include "core/nn/color_net.h"
#include "core/nn/colorizer.h"

namespace kinechrome::nn {

// Networks that were trained apart err apart, so their mean errs less (Hansen, Salamon 1990); the
// mirror image is one more opinion of the same network. Costs as many passes as there are opinions.
class Ensemble {
public:
    // `members`: one or more of the same options, as loadNetworks() gives them.
    Ensemble(std::vector<ColorNet> members, bool mirrored)
        : members_(std::move(members)), mirrored_(mirrored) {}

    // To the GPU, and to bfloat16 where it pays or is wanted (see choosePrecision()). Returns
    // whether it is bfloat16 now.
    [[nodiscard]] bool settle(bool cuda, int inputSize, const std::string& key, Precision wanted);

    // As ColorNet's. Chroma and logError are means; `distribution` holds the logarithm of the mean
    // of the members' shares, which is a set of logits too; classes are the first member's.
    [[nodiscard]] ColorNetOutput forward(const at::Tensor& input, Say say);
    [[nodiscard]] const ColorNetOptions& options() const { return members_.front()->options(); }
    // [colors, 2]: a* and b* of the distribution's colours; only for networks that have one.
    [[nodiscard]] at::Tensor palette() const {
        return members_.front()->named_buffers()["palette"];
    }

private:
    std::vector<ColorNet> members_;
    bool mirrored_;
};

}  // namespace kinechrome::nn

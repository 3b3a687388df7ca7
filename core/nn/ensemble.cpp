// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ensemble.h"

#include <ATen/Functions.h>

#include "core/nn/precision_trial.h"

namespace kinechrome::nn {
namespace {

constexpr int64_t kAcross = 3;  // the dimension of a picture's columns

// The picture's opinion, seen in a mirror.
ColorNetOutput mirrored(ColorNetOutput said) {
    said.chroma = said.chroma.flip({kAcross});
    if (said.logError.defined()) said.logError = said.logError.flip({kAcross});
    if (said.distribution.defined()) said.distribution = said.distribution.flip({kAcross});
    return said;
}

at::Tensor mean(const std::vector<at::Tensor>& opinions) {
    if (!opinions.front().defined()) return {};
    return at::stack(opinions).mean(0);
}

}  // namespace

bool Ensemble::settle(bool cuda, int inputSize, const std::string& key, Precision wanted) {
    bool bfloat16 = false;
    for (ColorNet& member : members_) {
        if (cuda) member->to(at::kCUDA);
        bfloat16 = choosePrecision(member, inputSize, cuda, key, wanted);
    }
    return bfloat16;
}

ColorNetOutput Ensemble::forward(const at::Tensor& input, Say say) {
    if (members_.size() == 1 && !mirrored_) return members_.front()->forward(input, say);
    std::vector<at::Tensor> chroma;
    std::vector<at::Tensor> logError;
    std::vector<at::Tensor> shares;
    ColorNetOutput joined;
    const auto hear = [&](const ColorNetOutput& said) {
        chroma.push_back(said.chroma.to(at::kFloat));
        logError.push_back(said.logError.defined() ? said.logError.to(at::kFloat) : at::Tensor());
        if (say == Say::Distribution && said.distribution.defined()) {
            shares.push_back(said.distribution.to(at::kFloat).softmax(1));
        }
        if (!joined.classes.defined()) joined.classes = said.classes;
    };
    for (ColorNet& member : members_) {
        hear(member->forward(input, say));
        if (mirrored_) {
            hear(mirrored(member->forward(
                input.flip({kAcross}).contiguous(at::MemoryFormat::ChannelsLast), say)));
        }
    }
    joined.chroma = mean(chroma);
    joined.logError = mean(logError);
    if (!shares.empty()) joined.distribution = mean(shares).log();
    return joined;
}

}  // namespace kinechrome::nn

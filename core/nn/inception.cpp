// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/inception.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include "core/nn/tensor_io.h"

namespace kinechrome::nn {

namespace {

constexpr double kNormEpsilon = 0.001;  // of its batch norms
constexpr std::int64_t kTensorFlowClasses = 1008;

at::Tensor halved(const at::Tensor& x) {
    return at::max_pool2d(x, {3, 3}, {2, 2});
}

}  // namespace

base::Result<Inception> Inception::load(const SafetensorsFile& file, const std::string& name) {
    const c10::NoGradGuard guard;
    Inception network;
    for (const InceptionLayer& layer : inceptionLayers()) {
        const at::Tensor kernel = at::empty({layer.out, layer.in, layer.height, layer.width});
        std::array<at::Tensor, 4> norm;  // weight, bias, mean, variance
        for (at::Tensor& part : norm) part = at::empty({layer.out});
        const NamedTensors wanted{{"conv.weight", kernel},
                                  {"bn.weight", norm[0]},
                                  {"bn.bias", norm[1]},
                                  {"bn.running_mean", norm[2]},
                                  {"bn.running_var", norm[3]}};
        if (auto copied = copyTensors(file, layer.name + ".", wanted, name); !copied) {
            return base::fail(copied.error());
        }
        const at::Tensor scale = norm[0] / at::sqrt(norm[3] + kNormEpsilon);
        Layer& own = network.layers_[layer.name];
        own.kernel =
            (kernel * scale.view({-1, 1, 1, 1})).contiguous(at::MemoryFormat::ChannelsLast);
        own.bias = norm[1] - norm[2] * scale;
        own.stride = layer.stride;
        if (layer.edge == InceptionLayer::Edge::Padded) {
            own.padding = {layer.height / 2, layer.width / 2};
        }
    }
    const TensorEntry* head = file.find("fc.weight");
    const bool tensorFlow =
        head != nullptr && !head->shape.empty() && head->shape.front() == kTensorFlowClasses;
    network.weights_ = tensorFlow ? InceptionWeights::TensorFlow : InceptionWeights::Torchvision;
    return network;
}

void Inception::to(at::Device device) {
    for (auto& [name, layer] : layers_) {
        layer.kernel = layer.kernel.to(device);
        layer.bias = layer.bias.to(device);
    }
}

at::Tensor Inception::run(const std::string& name, const at::Tensor& x) const {
    const Layer& layer = layers_.at(name);
    return at::relu(at::conv2d(x, layer.kernel, layer.bias, layer.stride, layer.padding));
}

at::Tensor Inception::averaged(const at::Tensor& x) const {
    // TensorFlow does not count the padding, torchvision does.
    return at::avg_pool2d(x, {3, 3}, {1, 1}, {1, 1}, false,
                          weights_ == InceptionWeights::Torchvision);
}

at::Tensor Inception::blockA(const std::string& name, const at::Tensor& x) const {
    const auto go = [&](const char* layer, const at::Tensor& in) {
        return run(name + "." + layer, in);
    };
    const at::Tensor fives = go("branch5x5_2", go("branch5x5_1", x));
    const at::Tensor threes = go("branch3x3dbl_3", go("branch3x3dbl_2", go("branch3x3dbl_1", x)));
    return at::cat({go("branch1x1", x), fives, threes, go("branch_pool", averaged(x))}, 1);
}

at::Tensor Inception::blockB(const std::string& name, const at::Tensor& x) const {
    const auto go = [&](const char* layer, const at::Tensor& in) {
        return run(name + "." + layer, in);
    };
    const at::Tensor threes = go("branch3x3dbl_3", go("branch3x3dbl_2", go("branch3x3dbl_1", x)));
    return at::cat({go("branch3x3", x), threes, halved(x)}, 1);
}

at::Tensor Inception::blockC(const std::string& name, const at::Tensor& x) const {
    const auto go = [&](const char* layer, const at::Tensor& in) {
        return run(name + "." + layer, in);
    };
    const at::Tensor sevens = go("branch7x7_3", go("branch7x7_2", go("branch7x7_1", x)));
    at::Tensor twice = go("branch7x7dbl_2", go("branch7x7dbl_1", x));
    twice = go("branch7x7dbl_5", go("branch7x7dbl_4", go("branch7x7dbl_3", twice)));
    return at::cat({go("branch1x1", x), sevens, twice, go("branch_pool", averaged(x))}, 1);
}

at::Tensor Inception::blockD(const std::string& name, const at::Tensor& x) const {
    const auto go = [&](const char* layer, const at::Tensor& in) {
        return run(name + "." + layer, in);
    };
    const at::Tensor threes = go("branch3x3_2", go("branch3x3_1", x));
    const at::Tensor sevens = go("branch7x7x3_3", go("branch7x7x3_2", go("branch7x7x3_1", x)));
    return at::cat({threes, go("branch7x7x3_4", sevens), halved(x)}, 1);
}

at::Tensor Inception::blockE(const std::string& name, const at::Tensor& x) const {
    const auto go = [&](const char* layer, const at::Tensor& in) {
        return run(name + "." + layer, in);
    };
    const at::Tensor threes = go("branch3x3_1", x);
    const at::Tensor twice = go("branch3x3dbl_2", go("branch3x3dbl_1", x));
    // The TensorFlow graph takes the maximum in its very last block.
    const bool greatest = weights_ == InceptionWeights::TensorFlow && name == "Mixed_7c";
    const at::Tensor pooled = greatest ? at::max_pool2d(x, {3, 3}, {1, 1}, {1, 1}) : averaged(x);
    return at::cat(
        {go("branch1x1", x), go("branch3x3_2a", threes), go("branch3x3_2b", threes),
         go("branch3x3dbl_3a", twice), go("branch3x3dbl_3b", twice), go("branch_pool", pooled)},
        1);
}

at::Tensor Inception::pool3(const at::Tensor& rgb) const {
    at::Tensor x = (rgb * 2.0 - 1.0).contiguous(at::MemoryFormat::ChannelsLast);
    x = run("Conv2d_2b_3x3", run("Conv2d_2a_3x3", run("Conv2d_1a_3x3", x)));
    x = halved(run("Conv2d_4a_3x3", run("Conv2d_3b_1x1", halved(x))));
    for (const char* name : {"Mixed_5b", "Mixed_5c", "Mixed_5d"}) x = blockA(name, x);
    x = blockB("Mixed_6a", x);
    for (const char* name : {"Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e"}) x = blockC(name, x);
    x = blockD("Mixed_7a", x);
    for (const char* name : {"Mixed_7b", "Mixed_7c"}) x = blockE(name, x);
    return x.mean({2, 3});
}

}  // namespace kinechrome::nn

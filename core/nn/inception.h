// SPDX-License-Identifier: GPL-3.0-or-later
// Inception-v3 up to its last pooling (Szegedy et al. 2015, "Rethinking the Inception Architecture
// for Computer Vision"), by torchvision's names. Internal to core/nn: shows LibTorch.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

#include "core/base/error.h"
#include "core/nn/safetensors.h"

namespace kinechrome::nn {

// Which weights these are; their poolings differ.
enum class InceptionWeights {
    Torchvision,  // 1,000 classes
    TensorFlow,   // 1,008 classes: those of Heusel et al. 2017, on which FID is defined
};

// Batch norms are folded on loading. Immutable afterwards.
class Inception {
public:
    static constexpr int kSide = 299;
    static constexpr std::size_t kFeatures = 2048;

    // Checks the shape of every tensor; tensors that are not needed are passed over. Errors: Model.
    [[nodiscard]] static base::Result<Inception> load(const SafetensorsFile& file,
                                                      const std::string& name);

    [[nodiscard]] InceptionWeights weights() const { return weights_; }
    void to(at::Device device);
    // [N, 3, kSide, kSide], R', G', B' 0..1 -> [N, kFeatures].
    [[nodiscard]] at::Tensor pool3(const at::Tensor& rgb) const;

private:
    struct Layer {
        at::Tensor kernel;
        at::Tensor bias;
        std::int64_t stride = 1;
        std::array<std::int64_t, 2> padding{};
    };
    // Convolution, batch norm, ReLU of the layer called `name`.
    [[nodiscard]] at::Tensor run(const std::string& name, const at::Tensor& x) const;
    [[nodiscard]] at::Tensor averaged(const at::Tensor& x) const;
    // The five kinds of block, as torchvision calls them.
    [[nodiscard]] at::Tensor blockA(const std::string& name, const at::Tensor& x) const;
    [[nodiscard]] at::Tensor blockB(const std::string& name, const at::Tensor& x) const;
    [[nodiscard]] at::Tensor blockC(const std::string& name, const at::Tensor& x) const;
    [[nodiscard]] at::Tensor blockD(const std::string& name, const at::Tensor& x) const;
    [[nodiscard]] at::Tensor blockE(const std::string& name, const at::Tensor& x) const;

    std::map<std::string, Layer> layers_;
    InceptionWeights weights_ = InceptionWeights::Torchvision;
};

// A convolution of the network: what the file must hold for it.
struct InceptionLayer {
    std::string name;
    std::int64_t in = 0;
    std::int64_t out = 0;
    std::int64_t height = 1;  // of the kernel
    std::int64_t width = 1;
    std::int64_t stride = 1;
    enum class Edge { Padded, Open } edge = Edge::Padded;
};
// All 94 of them, in the order in which they run.
[[nodiscard]] std::vector<InceptionLayer> inceptionLayers();

}  // namespace kinechrome::nn

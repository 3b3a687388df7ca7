// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/picture_features.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <ATen/Context.h>
#include <ATen/Functions.h>
#include <c10/core/InferenceMode.h>

#include "core/base/sha256.h"
#include "core/nn/cpu_features.h"
#include "core/nn/inception.h"
#include "core/nn/network_file.h"
#include "core/nn/operator_threads.h"
#include "core/nn/sample.h"

namespace kinechrome::nn {
namespace {

using base::ErrorKind;

base::Result<at::Device> deviceFor(const ColorizerOptions& options) {
    const bool cuda = options.device != Device::Cpu && at::hasCUDA();
    if (options.device == Device::Cuda && !cuda) {
        return base::fail(ErrorKind::Usage, "--device cuda", "this LibTorch has no CUDA device",
                          "use --device cpu, or build with a LibTorch that has CUDA");
    }
    useOperatorThreads(options.threads > 0 ? options.threads : availableThreads());
    return at::Device(cuda ? at::kCUDA : at::kCPU);
}

// [1, 1, H, W], clipped.
at::Tensor tensorOf(const base::Plane<float>& plane) {
    at::Tensor tensor = at::empty({1, 1, plane.height(), plane.width()});
    float* to = tensor.data_ptr<float>();
    for (int y = 0; y < plane.height(); ++y, to += plane.width()) {
        std::transform(plane.row(y), plane.row(y) + plane.width(), to,
                       [](float value) { return value > 0.0F ? std::min(value, 1.0F) : 0.0F; });
    }
    return tensor;
}

// [3, 1, H, W].
at::Tensor planesOf(const RgbView& picture) {
    return at::cat({tensorOf(picture.r), tensorOf(picture.g), tensorOf(picture.b)}, 0);
}

std::vector<float> vectorOf(const at::Tensor& features) {
    const at::Tensor flat = features.to(at::kCPU, at::kFloat).contiguous().flatten();
    const float* from = flat.data_ptr<float>();
    return {from, from + flat.numel()};
}

// What both kinds share: the border to LibTorch and its exceptions.
class NetworkFeatures : public PictureFeatures {
public:
    NetworkFeatures(std::string name, std::size_t dimension, at::Device device)
        : name_(std::move(name)), dimension_(dimension), device_(device) {}

    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] std::size_t dimension() const override { return dimension_; }
    [[nodiscard]] base::Result<std::vector<float>> of(const RgbView& picture) override {
        try {
            useOperatorThreads(threads_);
            const c10::InferenceMode guard;
            return vectorOf(run(picture, device_));
        } catch (const std::exception& error) {
            return base::fail(ErrorKind::Internal, "picture features", "the network could not run",
                              "close other programs and try again", error.what());
        }
    }

protected:
    [[nodiscard]] virtual at::Tensor run(const RgbView& picture, at::Device device) = 0;

private:
    std::string name_;
    std::size_t dimension_;
    at::Device device_;
    int threads_ = at::get_num_threads();  // as deviceFor() asked
};

class ColorNetFeatures final : public NetworkFeatures {
public:
    ColorNetFeatures(ColorNet network, std::string name, std::int64_t side, std::size_t dimension,
                     at::Device device)
        : NetworkFeatures(std::move(name), dimension, device),
          network_(std::move(network)),
          side_(side) {}

private:
    at::Tensor run(const RgbView& picture, at::Device device) override {
        // Filtered as wide as it shrinks: the networks were trained on area averages.
        const at::Tensor gray =
            at::_upsample_bilinear2d_aa(planesOf(picture), {side_, side_}, false);
        const at::Tensor hints = at::zeros({3, kInputChannels - 1, side_, side_});
        return network_->globalVector(
            at::cat({gray, hints}, 1).contiguous(at::MemoryFormat::ChannelsLast).to(device));
    }

    ColorNet network_;
    std::int64_t side_;
};

class InceptionFeatures final : public NetworkFeatures {
public:
    InceptionFeatures(Inception network, std::string name, at::Device device)
        : NetworkFeatures(std::move(name), Inception::kFeatures, device),
          network_(std::move(network)) {}

private:
    at::Tensor run(const RgbView& picture, at::Device device) override {
        constexpr std::int64_t side = Inception::kSide;
        // Plain bilinear, aliasing and all: so is the published figure computed.
        const at::Tensor rgb = at::upsample_bilinear2d(planesOf(picture), {side, side}, false)
                                   .view({1, 3, side, side});
        return network_.pool3(rgb.to(device));
    }

    Inception network_;
};

using Opened = base::Result<std::unique_ptr<PictureFeatures>>;

Opened openColorNet(const std::filesystem::path& folder, const ColorizerOptions& options) {
    const auto device = deviceFor(options);
    if (!device) return base::fail(device.error());
    const auto manifest = readManifest(folder);
    if (!manifest) return base::fail(manifest.error());
    if (manifest->network.globalPool == GlobalPool::Off) {
        return base::fail(ErrorKind::Model, folder.string(), "has no global branch",
                          "name another model for the features");
    }
    auto networks = loadNetworks(folder, *manifest);
    if (!networks) return base::fail(networks.error());
    ColorNet network = networks->front();
    network->to(*device);
    const std::int64_t side =
        (manifest->inputSize + kNetworkMultiple - 1) / kNetworkMultiple * kNetworkMultiple;
    const auto dimension =
        static_cast<std::size_t>(scaledChannels(256, manifest->network.width)) * 3;
    return std::make_unique<ColorNetFeatures>(std::move(network),
                                              "ColorNet global vectors of R, G and B (" +
                                                  manifest->name + ", " +
                                                  manifest->weightsSha256.substr(0, 8) + ")",
                                              side, dimension, *device);
}

Opened openInception(const std::filesystem::path& path, const ColorizerOptions& options) {
    const auto device = deviceFor(options);
    if (!device) return base::fail(device.error());
    const auto file = SafetensorsFile::open(path);
    if (!file) return base::fail(file.error());
    auto network = Inception::load(*file, path.string());
    if (!network) return base::fail(network.error());
    const auto hash = base::sha256OfFile(path);
    if (!hash) return base::fail(hash.error());
    network->to(*device);
    const bool tensorFlow = network->weights() == InceptionWeights::TensorFlow;
    const std::string kind = tensorFlow ? "TensorFlow's weights" : "torchvision's weights";
    return std::make_unique<InceptionFeatures>(
        *std::move(network), "Inception-v3 pool3 (" + kind + ", " + hash->substr(0, 8) + ")",
        *device);
}

}  // namespace

Opened openColorNetFeatures(const std::filesystem::path& folder, const ColorizerOptions& options) {
    try {
        return openColorNet(folder, options);
    } catch (const std::exception& error) {  // LibTorch's and std::bad_alloc
        return base::fail(ErrorKind::Model, folder.string(), "the network cannot be set up",
                          "install the model again", error.what());
    }
}

Opened openInceptionFeatures(const std::filesystem::path& file, const ColorizerOptions& options) {
    try {
        return openInception(file, options);
    } catch (const std::exception& error) {
        return base::fail(ErrorKind::Model, file.string(), "the network cannot be set up",
                          "use another file of weights", error.what());
    }
}

}  // namespace kinechrome::nn

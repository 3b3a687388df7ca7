// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/colorizer.h"

#include <algorithm>
#include <cmath>

#include <ATen/Context.h>
#include <ATen/Functions.h>
#include <c10/core/InferenceMode.h>

#include "core/color/certainty.h"
#include "core/nn/chroma_calibration.h"
#include "core/nn/cpu_features.h"
#include "core/nn/ensemble.h"
#include "core/nn/hint_following.h"
#include "core/nn/likely_colors.h"
#include "core/nn/manifest.h"
#include "core/nn/network_file.h"
#include "core/nn/network_input.h"
#include "core/nn/operator_threads.h"
#include "core/nn/sample.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr int kMinSide = 16;
constexpr int kMaxAspect = 8;  // a longer strip than this is squeezed to it

class ColorNetColorizer final : public Colorizer {
public:
    ColorNetColorizer(Ensemble network, const Manifest& manifest, ColorizerInfo info,
                      at::ScalarType type)
        : network_(std::move(network)),
          info_(std::move(info)),
          inputSize_(manifest.inputSize),
          calibration_(manifest.chromaGain, manifest.hues),
          type_(type) {}

    [[nodiscard]] const ColorizerInfo& info() const override { return info_; }

    [[nodiscard]] NetworkSize networkSize(int width, int height) const override {
        const double shorter = std::max(1, std::min(width, height));
        const double longer = std::min<double>(std::max(width, height), kMaxAspect * shorter);
        const double scale = std::min(1.0, inputSize_ / shorter);
        const auto even = [scale](double side) {
            return std::max(kMinSide, static_cast<int>(std::lround(side * scale / 2.0)) * 2);
        };
        return width <= height ? NetworkSize{even(shorter), even(longer)}
                               : NetworkSize{even(longer), even(shorter)};
    }

    [[nodiscard]] base::Result<color::ChromaField> colorize(
        const base::Plane<float>& gray, const color::HintRaster& hints) override {
        if (gray.empty() || (!hints.empty() && !hintsFit(gray, hints))) {
            return base::fail(ErrorKind::Internal, "colorize",
                              "gray picture and hints differ in size, or are empty", "report this");
        }
        try {
            if (!hints.empty() && !info_.hints) {
                return base::fail(ErrorKind::Usage, info_.modelName,
                                  "this model was trained without hints and cannot follow them",
                                  "take the hints out or choose a model that follows hints");
            }
            return run(gray, hints);
        } catch (const std::exception& error) {
            return base::fail(ErrorKind::Internal, "colorize", "the network could not run",
                              "close other programs and try again", error.what());
        }
    }

    [[nodiscard]] base::Result<std::vector<LikelyColor>> likelyColors(
        const base::Plane<float>& gray, double x, double y, int most) override {
        if (gray.empty() || network_.options().colors <= 0) return std::vector<LikelyColor>();
        try {
            const c10::InferenceMode guard;
            const ColorNetOutput said = ask(gray, {}, Say::Distribution);
            const auto cell = [](double place, std::int64_t cells) {
                return std::clamp<std::int64_t>(static_cast<std::int64_t>(place), 0, cells - 1);
            };
            const double quarter = gray.width() / 4.0;
            const at::Tensor shares = said.distribution[0]
                                          .select(2, cell(x * quarter, said.distribution.size(3)))
                                          .select(1, cell(y * quarter, said.distribution.size(2)))
                                          .to(at::kCPU, at::kFloat)
                                          .softmax(0)
                                          .contiguous();
            const at::Tensor colors = network_.palette().to(at::kCPU, at::kFloat).contiguous();
            const auto count = static_cast<std::size_t>(shares.numel());
            return likeliest({shares.data_ptr<float>(), count},
                             {colors.data_ptr<float>(), 2 * count}, most);
        } catch (const std::exception& error) {
            return base::fail(ErrorKind::Internal, "colours at a place",
                              "the network could not run", "close other programs and try again",
                              error.what());
        }
    }

private:
    static bool hintsFit(const base::Plane<float>& gray, const color::HintRaster& hints) {
        return hints.mask.sameSize(gray) && hints.a.sameSize(gray) && hints.b.sameSize(gray);
    }

    ColorNetOutput ask(const base::Plane<float>& gray, const color::HintRaster& hints, Say say) {
        useOperatorThreads(info_.threads);
        fillNetworkInput(gray, hints, input_);
        const at::Tensor input =
            at::from_blob(input_.values.data(), {1, kInputChannels, input_.height, input_.width})
                .contiguous(at::MemoryFormat::ChannelsLast)
                .to(info_.device == "cuda" ? at::kCUDA : at::kCPU, type_);
        return network_.forward(input, say);
    }

    color::ChromaField run(const base::Plane<float>& gray, const color::HintRaster& hints) {
        const c10::InferenceMode guard;
        const ChromaCalibration calibration = calibration_.askedFor(hints);
        const ColorNetOutput said = ask(gray, calibration.told(gray, hints), Say::Chroma);
        const at::Tensor chroma = said.chroma.to(at::kCPU, at::kFloat).contiguous();
        const std::int64_t plane = chroma.size(2) * chroma.size(3);
        const float* values = chroma.data_ptr<float>();
        const auto same = [](float value) { return value; };
        color::ChromaField field{cut(values, gray, same), cut(values + plane, gray, same), {}};
        if (said.logError.defined()) {
            const at::Tensor error = said.logError.to(at::kCPU, at::kFloat).contiguous();
            field.confidence = cut(error.data_ptr<float>(), gray, [](float logError) {
                return color::confidenceOf(std::exp(std::clamp(logError, -10.0F, 10.0F)));
            });
        }
        calibration.apply(gray, field);
        followHints(gray, hints, field);
        return field;
    }

    // The upper left part that belongs to the picture, of a plane of the padded size, each value
    // changed by `change`.
    template <class Change>
    [[nodiscard]] base::Plane<float> cut(const float* from, const base::Plane<float>& gray,
                                         const Change& change) const {
        base::Plane<float> plane((gray.width() + 1) / 2, (gray.height() + 1) / 2);
        for (int y = 0; y < plane.height(); ++y, from += input_.width / 2) {
            std::transform(from, from + plane.width(), plane.row(y), change);
        }
        return plane;
    }

    Ensemble network_;
    ColorizerInfo info_;
    int inputSize_;
    ChromaCalibration calibration_;
    at::ScalarType type_;
    NetworkInput input_;  // reused from picture to picture
};

base::Result<std::unique_ptr<Colorizer>> openChecked(const fs::path& folder,
                                                     const ColorizerOptions& options) {
    const bool cuda = options.device != Device::Cpu && at::hasCUDA();
    if (options.device == Device::Cuda && !cuda) {
        return base::fail(ErrorKind::Usage, "--device cuda", "this LibTorch has no CUDA device",
                          "use --device cpu, or build with a LibTorch that has CUDA");
    }
    const auto manifest = readManifest(folder);
    if (!manifest) return base::fail(manifest.error());
    auto members = loadNetworks(folder, *manifest);
    if (!members) return base::fail(members.error());
    Ensemble network(*std::move(members), manifest->mirrored);
    ColorizerInfo info;
    info.modelName = manifest->name;
    info.modelSha256 = manifest->weightsSha256;
    info.identity = identityOf(*manifest);
    info.hints = manifest->hints;
    info.confidence = manifest->network.certainty;
    info.device = cuda ? "cuda" : "cpu";
    info.threads = options.threads > 0 ? options.threads : availableThreads();
    useOperatorThreads(info.threads);
    const bool bfloat16 = network.settle(cuda, manifest->inputSize, info.device + info.modelSha256,
                                         options.precision);
    info.precision = bfloat16 ? "bfloat16" : "float32";
    return std::make_unique<ColorNetColorizer>(std::move(network), *manifest, std::move(info),
                                               bfloat16 ? at::kBFloat16 : at::kFloat);
}

}  // namespace

base::Result<std::unique_ptr<Colorizer>> Colorizer::open(const fs::path& folder,
                                                         const ColorizerOptions& options) {
    try {
        return openChecked(folder, options);
    } catch (const std::exception& error) {  // LibTorch's and std::bad_alloc, once, at the border
        return base::fail(ErrorKind::Model, folder.string(), "the network cannot be set up",
                          "install the model again", error.what());
    }
}

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
// Colorizer: one loaded model that turns a gray picture into chroma. No LibTorch type is visible
// here, so that only core/nn pays for its headers.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/plane.h"
#include "core/color/chroma_field.h"

namespace kinechrome::nn {

enum class Device { Auto, Cpu, Cuda };

// Auto: bfloat16 where the hardware multiplies it itself and a trial says that it agrees. Bfloat16
// without a trial, but only where the hardware multiplies it itself; elsewhere float32.
enum class Precision { Auto, Float32, Bfloat16 };
// As ColorizerInfo names it; Auto for any other name.
[[nodiscard]] inline Precision precisionNamed(std::string_view name) {
    if (name == "float32") return Precision::Float32;
    return name == "bfloat16" ? Precision::Bfloat16 : Precision::Auto;
}

struct ColorizerOptions {
    Device device = Device::Auto;
    int threads = 0;                        // 0: all cores
    Precision precision = Precision::Auto;  // of the network; features for figures are float32
};

// What was really used, for sidecars and progress lines.
struct ColorizerInfo {
    std::string modelName;
    std::string modelSha256;  // of weights.safetensors
    std::string device;       // "cpu" or "cuda"
    std::string precision;    // "float32", "bfloat16" or "float16"
    int threads = 0;
    bool hints = true;          // colorize() takes hints
    bool confidence = false;    // fields come with their confidence
    std::string identity = {};  // identityOf() its manifest
};

// Size at which a picture of the given size should be handed to colorize(): aspect kept, short
// side about the model's input size, never larger than the picture itself needs.
struct NetworkSize {
    int width = 0;
    int height = 0;
};

// A colour that the network finds likely, and how much of its belief lies on and around it.
struct LikelyColor {
    double a = 0.0;  // CIE a*, b*
    double b = 0.0;
    double share = 0.0;  // 0..1
    bool operator==(const LikelyColor&) const = default;
};

// Owns the network. One instance serves one thread at a time; make one per thread that colours.
class Colorizer {
public:
    // Loads `<folder>/manifest.json` and its weights, checks the SHA-256 and every tensor's shape,
    // folds batch norm, sets CPU threads, and uses bfloat16 only where the CPU says it is native
    // and a short check says it agrees (on CUDA also that it is faster). Errors: Model (missing,
    // damaged, hash differs), Usage (cuda asked for where LibTorch has none).
    [[nodiscard]] static base::Result<std::unique_ptr<Colorizer>> open(
        const std::filesystem::path& folder, const ColorizerOptions& options);

    virtual ~Colorizer() = default;

    [[nodiscard]] virtual const ColorizerInfo& info() const = 0;
    [[nodiscard]] virtual NetworkSize networkSize(int pictureWidth, int pictureHeight) const = 0;

    // `gray`: Y' as 0..1 over the nominal range, at networkSize(), any size >= 16 works; it is
    // padded inside by reflection to the network's multiple and the padding removed again.
    // `hints`: empty, or rasters of gray's size; hinted samples get the asked colour. Returns
    // chroma at half of gray's size, rounded up. Its confidence, where the model has one, is 14 /
    // (14 + e) with e the a*b* distance from the truth that the network expects: 0.5 at 14. Errors:
    // Internal (out of memory and the like), Usage (hints for a model without).
    [[nodiscard]] virtual base::Result<color::ChromaField> colorize(
        const base::Plane<float>& gray, const color::HintRaster& hints) = 0;

    // The colours that are likeliest at one place, the likeliest first, at most `most`: peaks of
    // the network's distribution over colours. `gray`: as for colorize(); x, y: fractions of its
    // width, as in edit::Hint. Empty for a model that predicts one colour alone. Errors: Internal.
    [[nodiscard]] virtual base::Result<std::vector<LikelyColor>> likelyColors(
        const base::Plane<float>& /*gray*/, double /*x*/, double /*y*/, int /*most*/) {
        return std::vector<LikelyColor>();
    }
};

}  // namespace kinechrome::nn

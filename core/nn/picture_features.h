// SPDX-License-Identifier: GPL-3.0-or-later
// PictureFeatures: a picture as one vector of a network's features, for the Fréchet distance.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/plane.h"
#include "core/nn/colorizer.h"

namespace kinechrome::nn {

// R', G', B' of one size, nominally 0..1.
struct RgbView {
    const base::Plane<float>& r;
    const base::Plane<float>& g;
    const base::Plane<float>& b;
};

// Owns a network. One thread at a time.
class PictureFeatures {
public:
    virtual ~PictureFeatures() = default;
    // Which features these are, as it is said beside every figure made of them.
    [[nodiscard]] virtual const std::string& name() const = 0;
    [[nodiscard]] virtual std::size_t dimension() const = 0;
    // The picture is clipped to 0..1 and brought to the network's size, whatever its aspect.
    // Errors: Internal.
    [[nodiscard]] virtual base::Result<std::vector<float>> of(const RgbView& picture) = 0;
};

// The low-level and global branch of the ColorNet in `folder`, run on each of the planes R', G' and
// B' as if it were a gray picture; the three global vectors side by side. Float32, so that they do
// not depend on what the CPU is good at. Errors: Model, Usage (cuda where LibTorch has none).
[[nodiscard]] base::Result<std::unique_ptr<PictureFeatures>> openColorNetFeatures(
    const std::filesystem::path& folder, const ColorizerOptions& options);

// The 2,048 pool3 features of Inception-v3 with weights in safetensors under torchvision's names
// (floating-point tensors only). Files with 1,008 classes are the TensorFlow weights of Heusel et
// al. 2017, whose poolings differ a little; with them and only with them the distance is the
// published FID. Errors: Model, Usage.
[[nodiscard]] base::Result<std::unique_ptr<PictureFeatures>> openInceptionFeatures(
    const std::filesystem::path& file, const ColorizerOptions& options);

}  // namespace kinechrome::nn

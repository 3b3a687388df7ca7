// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/teacher.h"

#include <ATen/Functions.h>

#include "core/nn/manifest.h"
#include "core/nn/network_file.h"

namespace kinechrome::nn {

base::Result<Teacher> Teacher::open(const std::filesystem::path& folder, bool cuda, bool bfloat16) {
    const auto manifest = readManifest(folder);
    if (!manifest) return base::fail(manifest.error());
    auto members = loadNetworks(folder, *manifest);
    if (!members) return base::fail(members.error());
    Ensemble networks(*std::move(members), manifest->mirrored);
    const bool settled =
        networks.settle(cuda, manifest->inputSize, "teacher" + manifest->weightsSha256,
                        bfloat16 ? Precision::Bfloat16 : Precision::Float32);
    return Teacher(std::move(networks), manifest->weightsSha256, manifest->hints, settled);
}

at::Tensor Teacher::chroma(const at::Tensor& input, const at::Tensor& clean,
                           const at::Tensor& kept) {
    constexpr double kLeast = 0.1;  // an f of black over one of white is 0.14
    const at::NoGradGuard guard;
    const at::Tensor all = at::upsample_nearest2d(kept, {clean.size(2), clean.size(3)});
    const at::Tensor hints = input.slice(1, 1, 3) / all.clamp_min(kLeast);
    at::Tensor seen = at::cat({clean, hints, input.slice(1, 3)}, 1);
    if (!hints_) seen.slice(1, 1).zero_();
    seen = seen.to(bfloat16_ ? at::kBFloat16 : at::kFloat, false, false,
                   at::MemoryFormat::ChannelsLast);
    return networks_.forward(seen, Say::Chroma).chroma.to(at::kFloat) * kept;
}

at::Tensor Teacher::trust(const at::Tensor& clean) {
    constexpr double kBlack = 0.05;  // Y' of L* 4
    constexpr double kDark = 0.2;    // of L* 21
    return ((at::avg_pool2d(clean, {2, 2}) - kBlack) / (kDark - kBlack)).clamp(0.0, 1.0);
}

}  // namespace kinechrome::nn

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
    return Teacher(std::move(networks), manifest->hints, settled);
}

at::Tensor Teacher::chroma(const at::Tensor& input, const at::Tensor& clean) {
    const at::NoGradGuard guard;
    at::Tensor seen = at::cat({clean, input.slice(1, 1)}, 1);
    if (!hints_) seen.slice(1, 1).zero_();
    seen = seen.to(bfloat16_ ? at::kBFloat16 : at::kFloat, false, false,
                   at::MemoryFormat::ChannelsLast);
    return networks_.forward(seen, Say::Chroma).chroma.to(at::kFloat);
}

}  // namespace kinechrome::nn

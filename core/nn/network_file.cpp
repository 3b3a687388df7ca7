// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/network_file.h"

#include <string>
#include <utility>

#include <c10/core/GradMode.h>

#include "core/base/atomic_file.h"
#include "core/base/sha256.h"
#include "core/nn/tensor_io.h"

namespace kinechrome::nn {
namespace {

constexpr const char* again = "install the model again";

base::Result<ColorNet> network(const SafetensorsFile& weights, const Manifest& manifest, int index,
                               const std::string& name) {
    ColorNet network(manifest.network);
    network->eval();
    const auto state = stateOf(network);
    if (weights.tensors().size() != state.size() * static_cast<std::size_t>(manifest.members)) {
        return base::fail(base::ErrorKind::Model, name, "it does not hold this network's tensors",
                          again);
    }
    if (auto done = copyTensors(weights, memberPrefix(manifest, index), state, name); !done) {
        return base::fail(done.error());
    }
    network->fold();
    for (at::Tensor& parameter : network->parameters()) {
        parameter.set_requires_grad(false);
        if (parameter.dim() == 4) {
            parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
        }
    }
    return network;
}

}  // namespace

base::Result<SafetensorsFile> checkedWeights(const std::filesystem::path& folder,
                                             const Manifest& manifest) {
    using base::ErrorKind;
    const std::filesystem::path path = folder / manifest.weightsFile;
    auto bytes = base::readFile(path, std::size_t{1} << 30U);
    if (!bytes) {
        return base::fail(ErrorKind::Model, path.string(), bytes.error().why, again,
                          bytes.error().detail);
    }
    base::Sha256 hash;
    hash.add(bytes->data(), bytes->size());
    if (hash.hex() != manifest.weightsSha256) {
        return base::fail(ErrorKind::Model, path.string(),
                          "its SHA-256 is not the one in the manifest", again);
    }
    return SafetensorsFile::parse(std::move(*bytes), path.string());
}

std::string memberPrefix(const Manifest& manifest, int index) {
    return manifest.members == 1 ? std::string() : std::to_string(index) + ".";
}

base::Result<std::vector<ColorNet>> loadNetworks(const std::filesystem::path& folder,
                                                 const Manifest& manifest) {
    const std::filesystem::path path = folder / manifest.weightsFile;
    // The weights first, because a lying manifest may claim a network of any width.
    const auto weights = checkedWeights(folder, manifest);
    if (!weights) return base::fail(weights.error());
    const c10::NoGradGuard guard;
    std::vector<ColorNet> members;
    for (int index = 0; index < manifest.members; ++index) {
        auto member = network(*weights, manifest, index, path.string());
        if (!member) return base::fail(member.error());
        members.push_back(*std::move(member));
    }
    return members;
}

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/combine_models.h"

#include <algorithm>
#include <deque>
#include <string>
#include <system_error>
#include <utility>

#include "core/nn/manifest.h"
#include "core/nn/model_library.h"
#include "core/nn/network_file.h"
#include "core/nn/safetensors.h"
#include "core/nn/utf8_text.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

// A model that may be one member: whole, single, and like the first.
base::Result<Manifest> memberAt(const fs::path& folder, const std::optional<Manifest>& first) {
    auto manifest = readManifest(folder);
    if (!manifest) return manifest;
    if (manifest->members > 1) {
        return base::fail(ErrorKind::Model, folder.string(), "is made of several networks itself",
                          "name the models that it was combined of");
    }
    const bool alike =
        !first || (manifest->network == first->network && manifest->inputSize == first->inputSize &&
                   manifest->hints == first->hints);
    if (!alike) {
        return base::fail(ErrorKind::Model, folder.string(),
                          "is built otherwise than the first of the models",
                          "combine models of one architecture, width and input size");
    }
    if (auto whole = loadNetworks(folder, *manifest); !whole) return base::fail(whole.error());
    return manifest;
}

base::Result<void> checkCount(const CombineRequest& request) {
    const auto wrong = [](const std::string& why, const std::string& remedy) {
        return base::fail(ErrorKind::Usage, "models to combine", why, remedy);
    };
    if (request.models.empty()) return wrong("none is named", "name one or more model folders");
    if (request.models.size() > kMostCombined) {
        return wrong(std::to_string(request.models.size()) + " are too many",
                     "name at most " + std::to_string(kMostCombined));
    }
    if (request.models.size() == 1 && !request.mirrored && !request.gain) {
        return wrong("one alone is what it is",
                     "name two or more, or let one look at mirror images too (--mirrored)");
    }
    return {};
}

// `out` without what hides its name: FOLDER/ and FOLDER/. are FOLDER.
base::Result<fs::path> newFolder(const fs::path& out) {
    if (out.empty()) {
        return base::fail(ErrorKind::Usage, "folder of the new model", "none is named",
                          "name one that does not exist yet");
    }
    const fs::path plain = out.lexically_normal();
    const fs::path folder = plain.has_filename() ? plain : plain.parent_path();
    std::error_code error;
    if (fs::exists(folder, error)) {
        return base::fail(ErrorKind::Output, folder.string(), "exists already",
                          "choose another folder");
    }
    return folder;
}

}  // namespace

base::Result<void> combineModels(const CombineRequest& request) {
    if (auto right = checkCount(request); !right) return right;
    const auto out = newFolder(request.out);
    if (!out) return base::fail(out.error());
    std::optional<Manifest> joined;
    std::deque<SafetensorsFile> files;  // the entries below look into them
    std::vector<TensorEntry> tensors;
    for (const fs::path& named : request.models) {
        const auto model = findModel(named.string());
        if (!model) return base::fail(model.error());
        const fs::path& folder = model->folder;
        auto manifest = memberAt(folder, joined);
        if (!manifest) return base::fail(manifest.error());
        auto file = SafetensorsFile::open(folder / manifest->weightsFile);
        if (!file) return base::fail(file.error());
        files.push_back(*std::move(file));
        if (!joined) {
            joined = *manifest;
            joined->members = static_cast<int>(request.models.size());
        }
        const auto count = static_cast<float>(files.size());
        for (std::size_t i = 0; i < kHueSectors; ++i) {
            joined->hues.gains[i] += (manifest->hues.gains[i] - joined->hues.gains[i]) / count;
            joined->hues.turns[i] += (manifest->hues.turns[i] - joined->hues.turns[i]) / count;
        }
        const std::string prefix = memberPrefix(*joined, static_cast<int>(files.size()) - 1);
        for (TensorEntry entry : files.back().tensors()) {
            entry.name = prefix + entry.name;
            tensors.push_back(std::move(entry));
        }
    }
    joined->name = toUtf8(out->filename().string());
    joined->mirrored = request.mirrored;
    joined->chromaGain = request.gain.value_or(joined->chromaGain);
    joined->figures = nlohmann::json::object();
    joined->weightsFile = "weights.safetensors";
    return writeModel(*out, *joined, encodeSafetensors(tensors, {}));
}

}  // namespace kinechrome::nn

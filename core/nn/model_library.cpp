// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/model_library.h"

#include <algorithm>
#include <cstdlib>

#include "core/nn/manifest.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr const char* kManifest = "manifest.json";

bool isModelFolder(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / kManifest, error);
}

}  // namespace

base::Result<ModelEntry> readModelEntry(const fs::path& folder) {
    auto manifest = readManifest(folder);
    if (!manifest) return base::fail(manifest.error());
    std::error_code error;
    const fs::path weights = folder / manifest->weightsFile;
    ModelEntry entry;
    entry.bytes = fs::file_size(weights, error);
    if (error) {
        return base::fail(ErrorKind::Model, weights.string(), error.message(),
                          "install the model again");
    }
    entry.identity = identityOf(*manifest);
    entry.name = std::move(manifest->name);
    entry.folder = folder;
    entry.architecture = std::move(manifest->architecture);
    entry.width = manifest->network.width;
    entry.members = manifest->members;
    entry.inputSize = manifest->inputSize;
    entry.hints = manifest->hints;
    entry.licence = std::move(manifest->licence);
    entry.sha256 = std::move(manifest->weightsSha256);
    entry.figures = std::move(manifest->figures);
    return entry;
}

std::vector<fs::path> modelSearchPath() {
    std::vector<fs::path> path;
    if (const char* named = std::getenv("KINECHROME_MODELS"); named != nullptr && *named != '\0') {
        path.emplace_back(named);
    }
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        const fs::path above = program.parent_path().parent_path();
        path.push_back(above / "share" / "kinechrome" / "models");
        path.push_back(above / "models");
    }
#ifdef KINECHROME_SOURCE_MODELS
    path.emplace_back(KINECHROME_SOURCE_MODELS);
#endif
    return path;
}

std::vector<ModelEntry> listModels(std::vector<base::Error>* problems) {
    std::vector<ModelEntry> models;
    for (const fs::path& root : modelSearchPath()) {
        std::error_code error;
        std::vector<fs::path> folders;
        for (const auto& item : fs::directory_iterator(root, error)) {
            if (isModelFolder(item.path())) folders.push_back(item.path());
        }
        std::sort(folders.begin(), folders.end());
        for (const fs::path& folder : folders) {
            auto entry = readModelEntry(folder);
            if (!entry) {
                if (problems != nullptr) problems->push_back(entry.error());
                continue;
            }
            // A model found earlier on the path hides one of the same name.
            const bool hidden = std::any_of(
                models.begin(), models.end(),
                [&entry](const ModelEntry& known) { return known.name == entry->name; });
            if (!hidden) models.push_back(std::move(*entry));
        }
    }
    std::sort(models.begin(), models.end(),
              [](const ModelEntry& x, const ModelEntry& y) { return x.name < y.name; });
    return models;
}

base::Result<ModelEntry> findModel(const std::string& nameOrFolder) {
    std::vector<base::Error> problems;
    std::vector<ModelEntry> models;
    if (nameOrFolder.find('/') == std::string::npos) {
        models = listModels(&problems);
        for (ModelEntry& model : models) {
            if (model.name == nameOrFolder) return std::move(model);
        }
    }
    std::error_code error;
    if (fs::is_directory(nameOrFolder, error)) return readModelEntry(nameOrFolder);
    for (const base::Error& problem : problems) {  // it is there, but damaged: say that
        if (problem.what.find("/" + nameOrFolder + "/") != std::string::npos) {
            return base::fail(problem);
        }
    }
    std::string names;
    for (const ModelEntry& model : models) names += (names.empty() ? "" : ", ") + model.name;
    return base::fail(ErrorKind::Model, nameOrFolder,
                      "there is no model of this name and no folder with a manifest.json",
                      names.empty() ? "name a model folder" : "use one of: " + names);
}

}  // namespace kinechrome::nn

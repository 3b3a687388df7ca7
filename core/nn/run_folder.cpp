// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/run_folder.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "core/base/atomic_file.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> kOwnFiles{
    "checkpoint.safetensors", "checkpoint.json", "log.csv", "log.svg", "recipe.json", "skipped.txt",
    "started-from.json",      ".can-write",
};

// model.part, and FILE.ANYTHING.part of the files that a run writes.
bool isOwnHalf(const std::string& name) {
    if (name == "model.part") return true;
    return name.ends_with(".part") &&
           std::any_of(kOwnFiles.begin(), kOwnFiles.end(), [&name](std::string_view file) {
               return name.starts_with(file) && name.size() > file.size() &&
                      name[file.size()] == '.';
           });
}

}  // namespace

base::Result<void> openRunFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder / "sheets", error);
    if (error) {
        return base::fail(base::ErrorKind::Output, folder.string(), error.message(),
                          "choose a folder that can be written with --out");
    }
    const fs::path probe = folder / ".can-write";
    auto done = base::writeFileAtomically(probe, "");
    fs::remove(probe, error);
    return done;
}

base::Result<void> claimRunFolder(const fs::path& folder, const std::string& recipe,
                                  const std::optional<Manifest>& start) {
    std::error_code error;
    std::vector<fs::path> halves;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (isOwnHalf(entry.path().filename().string())) halves.push_back(entry.path());
    }
    for (const fs::path& half : halves) fs::remove_all(half, error);
    if (!start) {
        fs::remove(folder / kStartFile, error);
    } else if (auto done = base::writeFileAtomically(folder / kStartFile, formatManifest(*start));
               !done) {
        return done;
    }
    return base::writeFileAtomically(folder / "recipe.json", recipe);
}

}  // namespace kinechrome::nn

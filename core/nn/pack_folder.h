// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a training pack on disk, looked over before anything is decoded. Internal to the
// pack.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace kinechrome::nn {

struct PackFolder {
    std::filesystem::path path;
    std::vector<std::filesystem::path> imageShards;  // images-000.tar and so on, in order
    std::vector<std::filesystem::path> clipShards;
    std::map<std::string, std::string> labels;  // by path in the shards, UTF-8; "-" for none
};

// Errors: Input (no folder, no shard, a number missing in the row of shards, one missing that
// pack.json lists, no labels.tsv beside images).
[[nodiscard]] base::Result<PackFolder> openPackFolder(const std::filesystem::path& path);

// How far labels.tsv and the shards agree.
class LabelFit {
public:
    explicit LabelFit(const PackFolder& folder) : folder_(folder) {}

    // Something that the shards hold; `needed`: a usable picture, which must have a line.
    void see(const std::string& path, bool needed);
    // Lines without a picture and pictures without a line. Errors: Input, where there are more than
    // a twentieth of the one or the other.
    [[nodiscard]] base::Result<int> misfits() const;

private:
    const PackFolder& folder_;
    std::size_t met_ = 0;  // lines
    std::size_t needed_ = 0;
    std::size_t without_ = 0;
    std::string firstWithout_;
};

}  // namespace kinechrome::nn

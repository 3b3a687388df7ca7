// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a training pack on disk, looked over before anything is decoded. Internal to the
// pack.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/nn/pack.h"

namespace kinechrome::nn {

using PackTable = std::map<std::string, std::string>;  // by path in the shards

struct PackFolder {
    std::filesystem::path path;
    std::vector<std::filesystem::path> imageShards;  // images-000.tar and so on, in order
    std::vector<std::filesystem::path> clipShards;
    PackTable labels;                // UTF-8; "-" for none
    std::optional<PackTable> split;  // "train" or "validation"; where asked for and there
};

// Errors: Input (no folder, no shard, a number missing in the row of shards, one missing that
// pack.json lists, no labels.tsv beside images; a split.tsv that is to be read and has a line that
// is none).
[[nodiscard]] base::Result<PackFolder> openPackFolder(const std::filesystem::path& path,
                                                      PackSplit split);

// How far a table and the shards agree.
class TableFit {
public:
    // `file` is where the table was read; the table must outlive this.
    TableFit(const PackTable& table, std::filesystem::path file)
        : table_(table), file_(std::move(file)) {}

    // Something that the shards hold; `needed`: something usable, which must have a line.
    void see(const std::string& path, bool needed);
    // Lines without a picture or clip and pictures without a line. Errors: Input, where there are
    // more than a twentieth of the one or the other.
    [[nodiscard]] base::Result<int> misfits() const;

private:
    const PackTable& table_;
    std::filesystem::path file_;
    std::size_t met_ = 0;  // lines
    std::size_t needed_ = 0;
    std::size_t without_ = 0;
    std::string firstWithout_;
};

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
// DatasetPlan: the files that a pack is made of, in order, each with its source, label and name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/pipeline/dataset_job.h"

namespace kinechrome::pipeline {

enum class DatasetKind { Footage, Photograph };

struct DatasetFile {
    std::filesystem::path path;
    DatasetKind kind = DatasetKind::Footage;
    std::string source;  // first folder below the argument; see planDataset
    std::string label;   // last folder below the argument; "-" when there is none
    std::string name;    // unique within the source, fit for a path in an archive
    std::string video;   // files with the same one never stand on both sides of the split
};

struct DatasetPlan {
    std::vector<DatasetFile> files;
    std::vector<std::filesystem::path> unknown;  // neither footage nor photographs by their names
    std::string fingerprint;                     // of the request and of the files as they are now
};

// Walks the sources: folders wholly (hidden files, linked folders and the pack itself left out),
// files as they are named. A file in a sub folder of an argument has that folder as its source; a
// photograph directly in the argument has the argument; a film there has its own name without a
// trailing _NUMBER, as parts of one film are often called. Errors: Input (a source is missing or
// cannot be read, no footage or photograph at all).
[[nodiscard]] base::Result<DatasetPlan> planDataset(const DatasetRequest& request);

// "train" or "validation" (one in ten), by the hash of the video that a file belongs to.
[[nodiscard]] const char* splitOf(const DatasetFile& file);

}  // namespace kinechrome::pipeline

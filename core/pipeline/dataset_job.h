// SPDX-License-Identifier: GPL-3.0-or-later
// Dataset: a training pack made of folders of footage and photographs.
#pragma once

#include <filesystem>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/pipeline/dataset_filters.h"

namespace kinechrome::pipeline {

enum class DatasetContent { Both, Images, Clips };

struct DatasetRequest {
    std::vector<std::filesystem::path> sources;  // folders, files, name%06d.png patterns
    std::filesystem::path pack;
    DatasetContent content = DatasetContent::Both;
    int size = 128;  // short side, a multiple of 4, 32..1024; the long side is at most twice it
    int clipFrames = 16;  // 2..64
    int clipsPerShot = 2;
    double stillSeconds = 1.0;  // of footage, between two stills
    std::set<SkipReason> keep;  // filters that are off
    bool overwrite = false;
    int threads = 0;  // 0: all cores
};

// Writes PACK.part and renames it when it is complete; returns the document of `dataset --json`
// (schema kinechrome.dataset/1). A run that was stopped, or killed, leaves PACK.part; the same
// request goes on with it and gives the same bytes as an unbroken run. The pack depends on the
// sources and the request alone, not on `threads`. Blocks; `progress` counts frames (a photograph
// is one). Errors: Usage (PACK.part belongs to another request), Input (a source is missing, no
// usable picture), Output, Interrupted.
[[nodiscard]] base::Result<nlohmann::json> runDataset(const DatasetRequest& request,
                                                      base::Progress* progress,
                                                      std::stop_token stop);

}  // namespace kinechrome::pipeline

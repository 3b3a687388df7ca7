// SPDX-License-Identifier: GPL-3.0-or-later
// What a pack says of itself (pack.json), and what `dataset --json` says of the run.
#pragma once

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/pipeline/dataset_job.h"
#include "core/pipeline/dataset_pack.h"

namespace kinechrome::pipeline {

// Schema kinechrome.pack/1: settings, sources with their counts, what was skipped, and every shard
// with its size and SHA-256. Nothing in it changes from run to run. The shards must be closed.
// Errors: Input (a shard cannot be read), Interrupted.
[[nodiscard]] base::Result<nlohmann::json> packDocument(const DatasetRequest& request,
                                                        const DatasetPack& pack,
                                                        const std::stop_token& stop);

// Schema kinechrome.dataset/1, from the pack's own document.
[[nodiscard]] nlohmann::json datasetDocument(const DatasetRequest& request,
                                             const nlohmann::json& pack, bool resumed,
                                             double seconds);

}  // namespace kinechrome::pipeline

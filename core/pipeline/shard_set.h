// SPDX-License-Identifier: GPL-3.0-or-later
// ShardSet: shards of one export, proved by their sidecars to belong together.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/pipeline/frame_log.h"
#include "core/pipeline/shard_plan.h"

namespace kinechrome::pipeline {

struct Shard {
    std::filesystem::path file;
    nlohmann::json document;  // its sidecar
    ShardPlan plan;
};

// In order, whatever the order of `named`; shards without frames need not be named. Errors: Input
// (a file or its sidecar is missing or cannot be read), Usage (no shard, given twice, of another
// source, settings, program or cut, one is missing).
[[nodiscard]] base::Result<std::vector<Shard>> readShards(
    const std::vector<std::filesystem::path>& named);

// What all of them together record by frame.
struct ShardFrames {
    FrameLog log;                      // of the source
    std::vector<LumaDigest> lumaOut;   // of the shards
    std::vector<std::int64_t> counts;  // frames of each shard
    nlohmann::json document;           // "frames" of the joined film's sidecar
    nlohmann::json flicker;            // "flicker"
};
// Errors: Input (a sidecar contradicts itself).
[[nodiscard]] base::Result<ShardFrames> framesOf(const std::vector<Shard>& shards);

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
// Joining: the shards of an export become what one run would have made.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/pipeline/colorize_job.h"

namespace kinechrome::pipeline {

struct JoinRequest {
    std::vector<std::filesystem::path> shards;  // in any order, each beside its sidecar
    std::filesystem::path output;               // Matroska
    bool overwrite = false;
    int threads = 0;
};

struct JoinReport {
    std::filesystem::path output, sidecar;
    std::vector<std::filesystem::path> shards;  // in order, those with frames
    std::int64_t frames = 0;
    std::optional<bool> lumaIdentical;  // empty with a reason in check.luma.note
    SelfCheck check;
    double seconds = 0.0;
    std::vector<std::string> notes;
};
// Schema kinechrome.join/1.
[[nodiscard]] nlohmann::json toJson(const JoinReport& report);

// Copies the video packets of all shards and the other streams of the first one; nothing is encoded
// again. The result is decoded and compared with what the shards' sidecars say before it takes its
// name; the source is not needed. `progress` counts frames. Errors: Usage and Input as
// readShards(), Input (a shard is damaged), Output, Interrupted.
[[nodiscard]] base::Result<JoinReport> runJoin(const JoinRequest& request, base::Progress* progress,
                                               const NoticeSink& notice, std::stop_token stop);

}  // namespace kinechrome::pipeline

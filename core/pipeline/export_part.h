// SPDX-License-Identifier: GPL-3.0-or-later
// The main job in parts: one of several shards, or the rest of an export that was killed.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/pipeline/colorize_job.h"
#include "core/pipeline/shard_plan.h"

namespace kinechrome::pipeline {

// What becomes of what a killed run has left.
enum class Resume : std::uint8_t {
    No,      // it is cleaned up
    Yes,     // gone on with, and an error where it is of another export or cannot be gone on with
    IfSame,  // gone on with if it is of this very export, else cleaned up: when nobody can be asked
};

struct PartRequest {
    std::optional<ShardNumber> shard;  // empty: the whole film
    Resume resume = Resume::No;
};

struct PartReport {
    ColorizeReport report;
    std::optional<ShardPlan> shard;
    std::int64_t framesKept = 0;  // of an earlier run
};
// The document of the report, with what is said of the part.
[[nodiscard]] nlohmann::json toJson(const PartReport& part);

// As runColorize(), of a part. A shard has the film's timestamps and tags; the first one has its
// sound and all other streams too, the others have the picture alone. One without frames (more
// shards than shots) is a file without frames. Going on gives what one unbroken run makes, bit for
// bit; where it is cancelled or fails, what the earlier run has left stays, but cancelling with
// IfSame leaves nothing. Errors: those of runColorize(), and Usage where a part of this kind cannot
// be had.
[[nodiscard]] base::Result<PartReport> runColorizePart(const ColorizeRequest& request,
                                                       const PartRequest& part,
                                                       base::Progress* progress,
                                                       const NoticeSink& notice,
                                                       std::stop_token stop);

}  // namespace kinechrome::pipeline

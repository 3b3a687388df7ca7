// SPDX-License-Identifier: GPL-3.0-or-later
// ShardPlan: which frames of an export each of N shards makes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/edit/settings.h"

namespace kinechrome::pipeline {

struct FilmShots;

// The I-th of N, from 1.
struct ShardNumber {
    int index = 1;
    int count = 1;
    bool operator==(const ShardNumber&) const = default;
};
// "I/N", N up to 9999. Errors: Usage.
[[nodiscard]] base::Result<ShardNumber> parseShardNumber(std::string_view text);

struct ShardPlan {
    ShardNumber number;
    edit::FrameRange film;  // of all shards together
    // By shard; empty where there are more shards than shots: the last ones then have no frame.
    std::vector<std::optional<edit::FrameRange>> shards;

    [[nodiscard]] const std::optional<edit::FrameRange>& own() const {
        return shards[static_cast<std::size_t>(number.index - 1)];
    }
    bool operator==(const ShardPlan&) const = default;
};

// Whole shots, and as near to equal numbers of frames as those allow.
[[nodiscard]] ShardPlan planShards(const FilmShots& shots, ShardNumber number);

[[nodiscard]] nlohmann::json toJson(const ShardPlan& plan);
// Empty when the document is not the plan of a shard: wrong types, numbers that contradict one
// another, shards that do not follow one another.
[[nodiscard]] std::optional<ShardPlan> shardPlanFromJson(const nlohmann::json& json);

}  // namespace kinechrome::pipeline

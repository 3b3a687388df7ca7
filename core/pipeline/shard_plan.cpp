// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/shard_plan.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "core/pipeline/film_shots.h"

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

constexpr int mostShards = 9999;

std::optional<int> numberIn(std::string_view text) {
    int number = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stopped != end || number < 1 || number > mostShards) return {};
    return number;
}

std::optional<std::int64_t> frameIn(const json& object, const char* key) {
    if (!object.is_object() || !object.contains(key)) return {};
    const json& value = object[key];
    if (!value.is_number_integer() || value.get<std::int64_t>() < 0) return {};
    return value.get<std::int64_t>();
}

std::optional<edit::FrameRange> rangeIn(const json& object) {
    const auto first = frameIn(object, "first");
    const auto last = frameIn(object, "last");
    if (!first || !last || *last < *first) return {};
    return edit::FrameRange{*first, *last};
}

json toJson(const edit::FrameRange& range) {
    return {{"first", range.first}, {"last", range.last}};
}

// One behind the other, from the film's first frame to its last; those without frames at the end.
bool fillTheFilm(const ShardPlan& plan) {
    std::int64_t next = plan.film.first;
    bool ended = false;
    for (const auto& shard : plan.shards) {
        ended = ended || !shard;
        if (!shard) continue;
        if (ended || shard->first != next) return false;
        next = shard->last + 1;
    }
    return next == plan.film.last + 1;
}

}  // namespace

base::Result<ShardNumber> parseShardNumber(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto index = numberIn(text.substr(0, slash));
    const auto count =
        slash == std::string_view::npos ? std::nullopt : numberIn(text.substr(slash + 1));
    if (!index || !count || *index > *count) {
        return base::fail(base::ErrorKind::Usage, "--shard " + std::string(text),
                          "is not one part of several",
                          "write I/N, I from 1 to N and N at most 9999, such as 2/8");
    }
    return ShardNumber{*index, *count};
}

ShardPlan planShards(const FilmShots& shots, ShardNumber number) {
    ShardPlan plan{number, shots.frames, {}};
    const auto count = static_cast<std::size_t>(number.count);
    const std::size_t filled = std::min(count, shots.begins.size());
    const auto& begins = shots.begins;
    std::size_t from = 0;  // first shot of the shard
    for (std::size_t i = 1; i <= filled; ++i) {
        std::size_t to = begins.size();  // first shot of the next one
        if (i < filled) {
            // Each shard takes one shot at least and leaves one for each that follows.
            const double share = static_cast<double>(i) / static_cast<double>(filled);
            const double ideal = static_cast<double>(shots.frames.first) +
                                 static_cast<double>(shots.frames.count()) * share;
            const auto off = [&](std::size_t shot) {
                return std::abs(static_cast<double>(begins[shot]) - ideal);
            };
            to = from + 1;
            while (to + 1 + (filled - i) <= begins.size() && off(to + 1) < off(to)) ++to;
        }
        const std::int64_t last = to < begins.size() ? begins[to] - 1 : shots.frames.last;
        plan.shards.emplace_back(edit::FrameRange{begins[from], last});
        from = to;
    }
    plan.shards.resize(count);
    return plan;
}

json toJson(const ShardPlan& plan) {
    json shards = json::array();
    for (const auto& shard : plan.shards) shards.push_back(shard ? toJson(*shard) : json());
    return {{"index", plan.number.index},
            {"count", plan.number.count},
            {"film", toJson(plan.film)},
            {"shards", std::move(shards)}};
}

std::optional<ShardPlan> shardPlanFromJson(const json& object) {
    const auto index = frameIn(object, "index");
    const auto count = frameIn(object, "count");
    if (!index || !count || *index < 1 || *index > *count || *count > mostShards) return {};
    if (!object.contains("film") || !object.contains("shards")) return {};
    const auto film = rangeIn(object["film"]);
    const json& shards = object["shards"];
    if (!film || !shards.is_array() || std::ssize(shards) != *count) return {};
    ShardPlan plan{{static_cast<int>(*index), static_cast<int>(*count)}, *film, {}};
    for (const json& shard : shards) {
        plan.shards.push_back(rangeIn(shard));
        if (!plan.shards.back() && !shard.is_null()) return {};
    }
    if (!fillTheFilm(plan)) return {};
    return plan;
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/shard_set.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/base/atomic_file.h"
#include "core/edit/json_document.h"
#include "core/pipeline/colorize_plan.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t largestSidecar = std::size_t{1} << 30U;

tl::unexpected<base::Error> unreadable(const fs::path& file, std::string why) {
    return base::fail(base::ErrorKind::Input, file.string(), std::move(why),
                      "give the shards as colorize --shard made them, beside their sidecars");
}

tl::unexpected<base::Error> stranger(const fs::path& file, std::string why,
                                     std::string remedy = {}) {
    if (remedy.empty()) remedy = "make all shards with the same command and version";
    return base::fail(base::ErrorKind::Usage, file.string(), std::move(why), std::move(remedy));
}

base::Result<Shard> readShard(const fs::path& file) {
    const fs::path sidecar = sidecarPath(file, media::Preset::Preservation);
    const auto text = base::readFile(sidecar, largestSidecar);
    if (!text || edit::isNestedTooDeeply(*text)) {
        return unreadable(file, "its sidecar cannot be read");
    }
    Shard shard{file, json::parse(*text, nullptr, false), {}};
    const json& document = shard.document;
    if (!document.is_object() || document.value("schema", json()) != "kinechrome.sidecar/1") {
        return unreadable(file, "its sidecar is none that this version knows");
    }
    if (!document.contains("shard")) {
        return stranger(file, "is no shard", "join takes what colorize --shard made");
    }
    auto plan = shardPlanFromJson(document["shard"]);
    if (!plan) return unreadable(file, "its sidecar is damaged");
    shard.plan = *std::move(plan);
    std::error_code ignored;
    if (shard.plan.own() && !fs::exists(file, ignored)) return unreadable(file, "is missing");
    return shard;
}

// The part of a sidecar in which shards must agree; null where it is not there.
struct Agreement {
    const char* pointer;
    const char* otherwise;
};
constexpr std::array<Agreement, 11> agreements = {{
    {"/source/sha256", "is of another source than"},
    {"/source/size", "is of another source than"},
    {"/source/time_base", "is of another source than"},
    {"/program/version", "was made by another version of the program than"},
    {"/settings", "was made with other settings than"},
    {"/segments", "was made with other segments or hints than"},
    {"/model", "was made with another model than"},
    {"/other_models", "was made with another model than"},
    {"/shard/film", "is of another range of the film than"},
    {"/shard/shards", "is cut at other frames than"},
    {"/output/pixel_format", "has another pixel format than"},
}};

json at(const json& document, const char* pointer) {
    const json::json_pointer place(pointer);
    return document.contains(place) ? document[place] : json();
}

// Settings name a model as its machine finds it; which one it is stands elsewhere.
json withoutPlaces(json settings) {
    for (json& each : settings.is_array() ? settings : settings = json::array({settings})) {
        if (each.is_object()) each.erase("model");
    }
    return settings;
}

// "cuda" of "cuda:0": devices of one class make the same chroma.
std::string classOf(const json& device) {
    const std::string name = device.is_string() ? device.get<std::string>() : std::string();
    return name.substr(0, name.find_first_of(" :("));
}

base::Result<void> agree(const Shard& first, const Shard& other) {
    const std::string name = first.file.string();
    if (other.plan.number.count != first.plan.number.count) {
        return stranger(other.file,
                        fmt::format("is one of {} shards and {} one of {}", other.plan.number.count,
                                    name, first.plan.number.count));
    }
    for (const Agreement& agreement : agreements) {
        if (withoutPlaces(at(first.document, agreement.pointer)) ==
            withoutPlaces(at(other.document, agreement.pointer))) {
            continue;
        }
        return stranger(other.file, fmt::format("{} {}", agreement.otherwise, name));
    }
    const json precision = at(first.document, "/precision");
    if (classOf(at(first.document, "/device")) != classOf(at(other.document, "/device")) ||
        precision != at(other.document, "/precision")) {
        return stranger(other.file,
                        "was made on another kind of device or in another precision than " + name,
                        fmt::format("make it again with --device {} and KINECHROME_PRECISION={}",
                                    classOf(at(first.document, "/device")), classOf(precision)));
    }
    return {};
}

base::Result<void> complete(const std::vector<Shard>& shards) {
    const ShardPlan& plan = shards.front().plan;
    for (int index = 1; index <= plan.number.count; ++index) {
        const bool filled = plan.shards[static_cast<std::size_t>(index - 1)].has_value();
        const bool given = std::ranges::any_of(
            shards, [index](const Shard& shard) { return shard.plan.number.index == index; });
        if (!filled || given) continue;
        return base::fail(base::ErrorKind::Usage, "join",
                          fmt::format("shard {} of {} is missing", index, plan.number.count),
                          "name it too");
    }
    return {};
}

}  // namespace

base::Result<std::vector<Shard>> readShards(const std::vector<fs::path>& named) {
    std::vector<Shard> shards;
    for (const fs::path& file : named) {
        auto shard = readShard(file);
        if (!shard) return base::fail(std::move(shard.error()));
        if (!shards.empty()) {
            if (auto agreed = agree(shards.front(), *shard); !agreed) {
                return base::fail(std::move(agreed.error()));
            }
        }
        const int index = shard->plan.number.index;
        const auto twin = std::ranges::find_if(
            shards, [index](const Shard& other) { return other.plan.number.index == index; });
        if (twin != shards.end()) {
            return stranger(file,
                            fmt::format("is shard {}, and so is {}", index, twin->file.string()),
                            "name each shard once");
        }
        shards.push_back(*std::move(shard));
    }
    if (shards.empty()) {
        return base::fail(base::ErrorKind::Usage, "join", "no shard is named",
                          "name the shards that colorize --shard made");
    }
    if (auto all = complete(shards); !all) return base::fail(std::move(all.error()));
    std::ranges::sort(shards, {}, [](const Shard& shard) { return shard.plan.number.index; });
    return shards;
}

}  // namespace kinechrome::pipeline

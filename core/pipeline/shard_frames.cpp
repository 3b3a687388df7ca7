// SPDX-License-Identifier: GPL-3.0-or-later
// What the sidecars of shards record by frame, put together and checked.
#include <charconv>
#include <utility>

#include "core/pipeline/shard_set.h"

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

tl::unexpected<base::Error> damaged(const Shard& shard) {
    return base::fail(base::ErrorKind::Input, shard.file.string(), "its sidecar is damaged",
                      "make this shard again");
}

// An array of `count` values; null where there is none.
const json* listOf(const json& document, const char* pointer, std::size_t count) {
    const json::json_pointer place(pointer);
    if (!document.contains(place)) return nullptr;
    const json& list = document[place];
    return list.is_array() && list.size() == count ? &list : nullptr;
}

bool append(const json* from, std::vector<LumaDigest>& to) {
    if (from == nullptr) return false;
    for (const json& value : *from) {
        const auto digest =
            value.is_string() ? lumaDigestFromHex(value.get<std::string>()) : std::nullopt;
        if (!digest) return false;
        to.push_back(*digest);
    }
    return true;
}

bool append(const json* from, std::vector<std::int64_t>& to) {
    if (from == nullptr) return false;
    for (const json& value : *from) {
        if (!value.is_number_integer()) return false;
        to.push_back(value.get<std::int64_t>());
    }
    return true;
}

void extend(json& to, const json& from) {
    to.insert(to.end(), from.begin(), from.end());
}

base::Rational timeBaseOf(const json& document) {
    const json::json_pointer place("/source/time_base");
    if (!document.contains(place) || !document[place].is_string()) return {};
    const std::string text = document[place].get<std::string>();
    base::Rational base;
    const char* end = text.data() + text.size();
    const auto over = std::from_chars(text.data(), end, base.num);
    if (over.ptr == end || *over.ptr != '/') return {};
    std::from_chars(over.ptr + 1, end, base.den);
    return base;
}

bool appendFlicker(const Shard& shard, std::size_t count, json& flicker) {
    for (const char* series : {"before", "after"}) {
        const json* list = listOf(
            shard.document,
            series == std::string_view("before") ? "/flicker/before" : "/flicker/after", count);
        if (list == nullptr) return false;
        extend(flicker[series], *list);
    }
    return true;
}

}  // namespace

base::Result<ShardFrames> framesOf(const std::vector<Shard>& shards) {
    const json& first = shards.front().document;
    ShardFrames all;
    all.log.timeBase = timeBaseOf(first);
    if (!all.log.timeBase.known() || !first.contains("frames") || !first["frames"].is_object()) {
        return damaged(shards.front());
    }
    all.document = first["frames"];
    all.flicker = first.value("flicker", json());
    const bool steadied = all.flicker.is_object();
    if (steadied) all.flicker["before"] = all.flicker["after"] = json::array();
    std::vector<const char*> lists{"pts", "luma_in", "luma_out"};
    if (all.document.contains("chroma_out")) lists.push_back("chroma_out");
    for (const char* list : lists) all.document[list] = json::array();
    for (const Shard& shard : shards) {
        const auto& own = shard.plan.own();
        const auto count = static_cast<std::size_t>(own ? own->count() : 0);
        all.counts.push_back(static_cast<std::int64_t>(count));
        if (!own) continue;
        if (!append(listOf(shard.document, "/frames/pts", count), all.log.pts) ||
            !append(listOf(shard.document, "/frames/luma_in", count), all.log.luma) ||
            !append(listOf(shard.document, "/frames/luma_out", count), all.lumaOut) ||
            (steadied && !appendFlicker(shard, count, all.flicker))) {
            return damaged(shard);
        }
        for (const char* list : lists) {
            const std::string place = std::string("/frames/") + list;
            if (listOf(shard.document, place.c_str(), count) == nullptr) return damaged(shard);
            extend(all.document[list], shard.document["frames"][list]);
        }
    }
    return all;
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_report.h"

#include <map>
#include <string>

#include "core/base/sha256.h"
#include "core/pipeline/dataset_clip.h"

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

const char* contentName(DatasetContent content) {
    switch (content) {
        case DatasetContent::Images: return "images";
        case DatasetContent::Clips: return "clips";
        case DatasetContent::Both: break;
    }
    return "both";
}

json settingsJson(const DatasetRequest& request) {
    json kept = json::array();
    for (const SkipReason reason : request.keep) kept.push_back(toString(reason));
    return {{"take", contentName(request.content)}, {"size", request.size},
            {"longest_side", 2 * request.size},     {"every_seconds", request.stillSeconds},
            {"clip_frames", request.clipFrames},    {"clips_per_shot", request.clipsPerShot},
            {"jpeg_quality", packJpegQuality},      {"keep", kept}};
}

json flowJson() {
    return {{"method", "dense inverse search, on BT.601 luma of the frames at their size here"},
            {"form",
             "16-bit PNG: u = (R - 32768) / 64, v = (G - 32768) / 64 in pixels of the "
             "frame, B = 1 where the way back agrees"},
            {"grid", 4},
            {"previous", "from each frame to the one before"},
            {"first", "from each frame to the clip's first, computed directly"}};
}

struct Count {
    std::int64_t images = 0;
    std::int64_t clips = 0;
    std::int64_t frames = 0;  // of clips

    void add(const PackItem& item) {
        const bool clip = item.content == DatasetContent::Clips;
        images += clip ? 0 : 1;
        clips += clip ? 1 : 0;
        frames += clip ? item.frames : 0;
    }
    [[nodiscard]] json toJson() const {
        return {{"images", images}, {"clips", clips}, {"clip_frames", frames}};
    }
};

base::Result<json> shardsJson(const DatasetPack& pack, const std::stop_token& stop) {
    json shards = json::array();
    for (const auto& [name, length] : pack.journal().files()) {
        if (!name.ends_with(".tar")) continue;
        auto hash = base::sha256OfFile(pack.journal().folder() / name, stop);
        if (!hash) return base::fail(std::move(hash.error()));
        shards.push_back({{"file", name}, {"bytes", length}, {"sha256", *hash}});
    }
    return shards;
}

}  // namespace

base::Result<json> packDocument(const DatasetRequest& request, const DatasetPack& pack,
                                const std::stop_token& stop) {
    Count all;
    std::map<std::string, Count> sources;
    for (const PackItem& item : pack.items()) {
        all.add(item);
        sources[item.source].add(item);
    }
    auto shards = shardsJson(pack, stop);
    if (!shards) return base::fail(std::move(shards.error()));
    json document = all.toJson();
    document["schema"] = "kinechrome.pack/1";
    document["settings"] = settingsJson(request);
    document["flow"] = flowJson();
    document["split"] = {{"file", "split.tsv"},
                         {"rule",
                          "one source video in ten, by the hash of its name, is for "
                          "validation, with all that was taken from it"}};
    document["sources"] = json::object();
    for (const auto& [name, count] : sources) document["sources"][name] = count.toJson();
    document["skipped"] = pack.skipped();
    document["shards"] = *std::move(shards);
    return document;
}

json datasetDocument(const DatasetRequest& request, const json& pack, bool resumed,
                     double seconds) {
    return {{"schema", "kinechrome.dataset/1"},
            {"pack", request.pack.string()},
            {"images", pack.at("images")},
            {"clips", pack.at("clips")},
            {"clip_frames", pack.at("clip_frames")},
            {"sources", pack.at("sources")},
            {"skipped", pack.at("skipped")},
            {"shards", pack.at("shards").size()},
            {"resumed", resumed},
            {"seconds", seconds}};
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_pack.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/pipeline/dataset_index.h"
#include "core/pipeline/dataset_tar.h"

namespace kinechrome::pipeline {

namespace {

constexpr std::int64_t shardLimit = std::int64_t{64} << 20U;
constexpr std::string_view imagesKind = "images-";
constexpr std::string_view clipsKind = "clips-";
constexpr const char* labelsName = "labels.tsv";
constexpr const char* splitName = "split.tsv";
constexpr const char* skippedName = "skipped.tsv";
constexpr const char* skippedHead = "file\tframe\treason\tdetail\n";
constexpr std::size_t reasonField = 2;

std::string shardName(std::string_view kind, std::size_t number) {
    return fmt::format("{}{:03}.tar", kind, number);
}

std::string nameAt(const DatasetFile& file, std::int64_t frame) {
    return frame < 0 ? file.name : fmt::format("{}@{:06}", file.name, frame);
}

// A clip's first, middle and last frame; for a still, itself.
std::vector<std::size_t> shownFrames(int frames) {
    if (frames <= 1) return {0};
    const auto count = static_cast<std::size_t>(frames);
    return {0, count / 2, count - 1};
}

}  // namespace

base::Result<DatasetPack> DatasetPack::open(const std::filesystem::path& folder,
                                            const std::string& fingerprint) {
    auto journal = DatasetJournal::open(folder, fingerprint);
    if (!journal) return base::fail(std::move(journal.error()));
    DatasetPack pack(*std::move(journal));
    const bool isNew = pack.journal_.position().is_null();
    auto ready = isNew ? pack.begin() : pack.recall();
    if (!ready) return base::fail(std::move(ready.error()));
    return pack;
}

base::Result<void> DatasetPack::begin() {
    // The tables are there even when they stay empty.
    for (const char* name : {labelsName, splitName, packIndexName}) {
        if (auto done = journal_.append(name, ""); !done) return done;
    }
    return journal_.append(skippedName, skippedHead);
}

base::Result<void> DatasetPack::recall() {
    auto index = journal_.read(packIndexName, 0, journal_.length(packIndexName));
    if (!index) return base::fail(std::move(index.error()));
    for (const std::string& line : tableLines(*index)) {
        if (auto item = itemOfLine(line)) remember(*std::move(item));
    }
    auto skipped = journal_.read(skippedName, 0, journal_.length(skippedName));
    if (!skipped) return base::fail(std::move(skipped.error()));
    for (const std::string& line : tableLines(*skipped)) {
        const auto fields = tableFields(line);
        if (fields.size() > reasonField && skipReasonFromString(fields[reasonField])) {
            ++skipped_[fields[reasonField]];
        }
    }
    return {};
}

void DatasetPack::remember(PackItem item) {
    (item.content == DatasetContent::Clips ? clips_ : stills_).add(item.hashes);
    items_.push_back(std::move(item));
}

bool DatasetPack::holds(DatasetContent content, const SeenPictures::Hashes& hashes) const {
    return (content == DatasetContent::Clips ? clips_ : stills_).holds(hashes);
}

std::string DatasetPack::lastShard(std::string_view kind) const {
    std::size_t count = 0;
    for (const auto& [name, length] : journal_.files()) count += name.starts_with(kind) ? 1 : 0;
    return count == 0 ? std::string() : shardName(kind, count - 1);
}

base::Result<std::string> DatasetPack::shardFor(std::string_view kind, std::int64_t bytes) {
    const std::string end = tarEnd();
    const std::string last = lastShard(kind);
    if (last.empty()) return shardName(kind, 0);
    if (journal_.length(last) + bytes + std::ssize(end) <= shardLimit) return last;
    if (auto done = journal_.append(last, end); !done) return base::fail(std::move(done.error()));
    std::size_t number = 0;
    while (shardName(kind, number) != last) ++number;
    return shardName(kind, number + 1);
}

base::Result<void> DatasetPack::add(const DatasetFile& file, std::string_view kind,
                                    const std::vector<PackMember>& members, PackItem item) {
    std::string bytes;
    std::vector<std::pair<std::int64_t, std::int64_t>> places;
    for (const PackMember& member : members) {
        const std::string name = member.name.empty() ? item.path : item.path + "/" + member.name;
        const std::string packed = tarMember(name, member.bytes);
        const std::size_t padding = (512 - member.bytes.size() % 512) % 512;
        places.emplace_back(bytes.size() + packed.size() - padding - member.bytes.size(),
                            member.bytes.size());
        bytes += packed;
    }
    auto shard = shardFor(kind, std::ssize(bytes));
    if (!shard) return base::fail(std::move(shard.error()));
    const std::int64_t start = journal_.length(*shard);
    for (const std::size_t i : shownFrames(item.frames)) {
        item.pictures.emplace_back(start + places[i].first, places[i].second);
    }
    item.shard = *std::move(shard);
    const std::pair<std::string, std::string> appended[] = {
        {item.shard, std::move(bytes)},
        {labelsName, fmt::format("{}\t{}\n", item.path, file.label)},
        {splitName, fmt::format("{}\t{}\n", item.path, splitOf(file))},
        {packIndexName, indexLine(item)}};
    for (const auto& [name, text] : appended) {
        if (auto done = journal_.append(name, text); !done) return done;
    }
    remember(std::move(item));
    return {};
}

base::Result<void> DatasetPack::addStill(const DatasetFile& file, std::int64_t frame,
                                         const std::string& jpeg, std::uint64_t hash) {
    PackItem item;
    item.source = file.source;
    const std::string folder = file.label == "-" ? "unlabelled" : file.label;
    item.path = fmt::format("{}/{}/{}.jpg", file.source, folder, nameAt(file, frame));
    item.hashes = {hash, hash};
    return add(file, imagesKind, {{"", jpeg}}, std::move(item));
}

base::Result<void> DatasetPack::addClip(const DatasetFile& file, std::int64_t frame,
                                        const std::vector<PackMember>& members, int frames,
                                        const SeenPictures::Hashes& hashes) {
    PackItem item;
    item.content = DatasetContent::Clips;
    item.source = file.source;
    item.path = file.source + "/" + nameAt(file, frame);
    item.frames = frames;
    item.hashes = hashes;
    return add(file, clipsKind, members, std::move(item));
}

base::Result<void> DatasetPack::skip(const std::filesystem::path& file, std::int64_t frame,
                                     SkipReason reason, const std::string& detail) {
    ++skipped_[std::string(toString(reason))];
    return journal_.append(skippedName,
                           fmt::format("{}\t{}\t{}\t{}\n", tableText(file.string()),
                                       frame < 0 ? std::string("-") : std::to_string(frame),
                                       toString(reason), detail.empty() ? "-" : tableText(detail)));
}

base::Result<void> DatasetPack::closeShards() {
    for (const std::string_view kind : {imagesKind, clipsKind}) {
        const std::string last = lastShard(kind);
        if (last.empty()) continue;
        if (auto done = journal_.append(last, tarEnd()); !done) return done;
    }
    return {};
}

}  // namespace kinechrome::pipeline

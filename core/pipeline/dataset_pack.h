// SPDX-License-Identifier: GPL-3.0-or-later
// DatasetPack: a training pack while it is written: shards, tables, and what is in them so far.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/pipeline/dataset_filters.h"
#include "core/pipeline/dataset_journal.h"
#include "core/pipeline/dataset_plan.h"

namespace kinechrome::pipeline {

// A file of an archive: its name below the item's own, and its bytes.
struct PackMember {
    std::string name;
    std::string bytes;
};

// Something the pack holds: a still, or a clip with all its frames.
struct PackItem {
    DatasetContent content = DatasetContent::Images;  // or Clips
    std::string source;
    std::string path;  // of the picture, or the clip's folder
    int frames = 1;
    SeenPictures::Hashes hashes;
    std::string shard;
    // Where JPEGs to look at lie in the shard (offset, bytes): a still, or a clip's first, middle
    // and last frame.
    std::vector<std::pair<std::int64_t, std::int64_t>> pictures;
};

// One thread at a time. Everything is remembered at checkpoints; see DatasetJournal.
class DatasetPack {
public:
    // Errors: as DatasetJournal::open.
    [[nodiscard]] static base::Result<DatasetPack> open(const std::filesystem::path& folder,
                                                        const std::string& fingerprint);

    [[nodiscard]] DatasetJournal& journal() { return journal_; }
    [[nodiscard]] const DatasetJournal& journal() const { return journal_; }
    [[nodiscard]] const std::vector<PackItem>& items() const { return items_; }
    // How often each reason has left something out.
    [[nodiscard]] const std::map<std::string, std::int64_t>& skipped() const { return skipped_; }
    [[nodiscard]] bool holds(DatasetContent content, const SeenPictures::Hashes& hashes) const;

    // `frame`: of a film, -1 for a photograph. Errors of all three: Output.
    [[nodiscard]] base::Result<void> addStill(const DatasetFile& file, std::int64_t frame,
                                              const std::string& jpeg, std::uint64_t hash);
    // `members`: frame-000.jpg first, then in any order; `frames` of them are frames.
    [[nodiscard]] base::Result<void> addClip(const DatasetFile& file, std::int64_t frame,
                                             const std::vector<PackMember>& members, int frames,
                                             const SeenPictures::Hashes& hashes);
    [[nodiscard]] base::Result<void> skip(const std::filesystem::path& file, std::int64_t frame,
                                          SkipReason reason, const std::string& detail);
    // Ends the archives. Nothing may be added afterwards.
    [[nodiscard]] base::Result<void> closeShards();

private:
    explicit DatasetPack(DatasetJournal journal) : journal_(std::move(journal)) {}
    [[nodiscard]] base::Result<void> begin();
    [[nodiscard]] base::Result<void> recall();
    void remember(PackItem item);
    [[nodiscard]] std::string lastShard(std::string_view kind) const;
    [[nodiscard]] base::Result<std::string> shardFor(std::string_view kind, std::int64_t bytes);
    [[nodiscard]] base::Result<void> add(const DatasetFile& file, std::string_view kind,
                                         const std::vector<PackMember>& members, PackItem item);

    DatasetJournal journal_;
    std::vector<PackItem> items_;
    std::map<std::string, std::int64_t> skipped_;
    SeenPictures stills_;
    SeenPictures clips_;
};

// A table of the unfinished pack that the finished one does without.
inline constexpr const char* packIndexName = "index.tsv";

}  // namespace kinechrome::pipeline

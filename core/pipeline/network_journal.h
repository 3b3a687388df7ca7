// SPDX-License-Identifier: GPL-3.0-or-later
// NetworkJournal: what the network said of the frames of shots that are not finished, on the disk,
// so that a run which goes on need not ask it again. See Note [Going on] in resume_plan.cpp.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "core/color/chroma_field.h"

namespace kinechrome::pipeline {

// Exact: what is found is what was added. A service, not a promise: where the disk has little room
// left, all of it goes, because the export needs that room more. A shot takes about as many bytes a
// frame as its field has, and goes when the shots after it have 1000 frames or are many. Any
// thread.
class NetworkJournal {
public:
    // Bytes that must stay free on the disk.
    static constexpr std::uintmax_t leastRoom = std::uintmax_t{1} << 30U;

    // Makes the folder, or takes up what an earlier run has left in it.
    explicit NetworkJournal(std::filesystem::path folder, std::uintmax_t mustStayFree = leastRoom);

    // Empty when the field was never added, was dropped, or is damaged.
    [[nodiscard]] std::optional<color::ChromaField> find(std::int64_t frame);
    // Frames in order; `newShot`: earlier ones are of no use to this one.
    void add(std::int64_t frame, const color::ChromaField& field, bool newShot);

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    using File = std::unique_ptr<std::FILE, Closer>;
    // One file.
    struct Shot {
        File file;
        std::map<std::int64_t, long> offsets;  // by frame
        long end = 0;                          // of the whole records
    };
    [[nodiscard]] std::filesystem::path nameOf(std::int64_t first) const;
    void takeUp(std::int64_t first);
    void begin(std::int64_t first);
    void dropBefore(std::int64_t frame);
    void giveUpWithoutRoom();

    std::mutex mutex_;
    std::filesystem::path folder_;
    std::map<std::int64_t, Shot> shots_;  // by first frame
    std::int64_t current_ = -1;           // first frame of the shot that is being added to
    std::uintmax_t mustStayFree_;
    bool givenUp_ = false;
};

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
// DatasetJournal: a folder in the making, whose files only grow, and which can be gone on with
// after any end.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace kinechrome::pipeline {

// A checkpoint is a small file (state.json) with the length of every file and where the work
// stands; opening the folder again cuts the files to those lengths, so that whatever was written
// after the last checkpoint is made again. One thread at a time.
class DatasetJournal {
public:
    // Makes the folder, or goes on with one of the same fingerprint. Errors: Usage (the folder is
    // of another request), Output (it cannot be written, or is not ours).
    [[nodiscard]] static base::Result<DatasetJournal> open(const std::filesystem::path& folder,
                                                           const std::string& fingerprint);
    DatasetJournal(DatasetJournal&& other) noexcept;
    DatasetJournal& operator=(DatasetJournal&&) = delete;
    ~DatasetJournal();

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    // Of the last checkpoint; null where the work is new.
    [[nodiscard]] const nlohmann::json& position() const { return position_; }
    // Bytes of a file so far; 0 for one that does not exist.
    [[nodiscard]] std::int64_t length(const std::string& file) const;
    // Names and lengths of all files.
    [[nodiscard]] std::map<std::string, std::int64_t> files() const;

    // Errors: Output.
    [[nodiscard]] base::Result<void> append(const std::string& file, std::string_view bytes);
    // What append() has written. Errors: Input.
    [[nodiscard]] base::Result<std::string> read(const std::string& file, std::int64_t from,
                                                 std::int64_t bytes) const;
    // Syncs the files and remembers them and `position`. Errors: Output.
    [[nodiscard]] base::Result<void> checkpoint(const nlohmann::json& position);
    // The same, when the last checkpoint is some seconds old.
    [[nodiscard]] base::Result<void> checkpointNowAndThen(const nlohmann::json& position);
    // Gives the complete folder its final name, then removes from it `leftover` and the state: a
    // run that is killed in between has left a whole folder with two files too many. Errors:
    // Output.
    [[nodiscard]] base::Result<void> publish(const std::filesystem::path& name, bool overwrite,
                                             const std::string& leftover);

private:
    struct Grown {
        int descriptor = -1;  // -1: not opened yet
        std::int64_t length = 0;
        bool dirty = false;
    };
    DatasetJournal(std::filesystem::path folder, std::string fingerprint)
        : folder_(std::move(folder)), fingerprint_(std::move(fingerprint)) {}
    [[nodiscard]] base::Result<void> goOn(const nlohmann::json& state);
    [[nodiscard]] base::Result<void> sync();

    std::filesystem::path folder_;
    std::string fingerprint_;
    nlohmann::json position_;
    std::map<std::string, Grown> files_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace kinechrome::pipeline

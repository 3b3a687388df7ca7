// SPDX-License-Identifier: GPL-3.0-or-later
// WorkFolder: OUT.kinechrome-work/, what an export needs while it runs and what it leaves for
// --resume when it is killed. See Note [Going on] in resume_plan.cpp.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/pipeline/steady_track.h"

namespace kinechrome::pipeline {

// Owns the folder and removes it at the end, but what an earlier run has left there stays until
// something else begins or is finished. One process at a time has it.
class WorkFolder {
public:
    // Takes over what an earlier run has left; the folder is made where there is none. Errors:
    // Output (it cannot be made, another process has it).
    [[nodiscard]] static base::Result<std::unique_ptr<WorkFolder>> take(
        const std::filesystem::path& output);
    // Whether an earlier run has left one.
    [[nodiscard]] static bool isLeft(const std::filesystem::path& output);
    ~WorkFolder();
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    // Of look-ahead methods: chroma by frame.
    [[nodiscard]] std::filesystem::path fields() const { return folder_ / "fields"; }
    // Of the shots that are not finished: see NetworkJournal.
    [[nodiscard]] std::filesystem::path network() const { return folder_ / "network"; }
    // The film as far as an earlier run has written it.
    [[nodiscard]] std::filesystem::path kept() const { return folder_ / "kept.mkv"; }
    // What the export is about: null where it was never told or cannot be read.
    [[nodiscard]] nlohmann::json record() const;
    // The flicker of the first frames.
    [[nodiscard]] FlickerSeries flicker() const;

    // Everything goes, and a new export begins with this record. A service, not a promise: where it
    // cannot be written the export cannot be resumed.
    void begin(const nlohmann::json& record);
    // The export goes on behind frames whose flicker was this.
    void goOn(const FlickerSeries& flicker);
    // The export is complete: nothing has to stay.
    void finished() { leftByAnother_ = false; }
    // From now on: nothing stays, nor `part`, when the export is stopped.
    void leaveNothingWhenStopped(std::filesystem::path part, std::stop_token stop) {
        part_ = std::move(part);
        stop_ = std::move(stop);
    }
    void addFlicker(const std::optional<double>& before, const std::optional<double>& after);

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    WorkFolder(std::filesystem::path folder, int descriptor)
        : folder_(std::move(folder)), descriptor_(descriptor) {}

    std::filesystem::path folder_;
    bool leftByAnother_ = false;
    std::filesystem::path part_;
    std::stop_token stop_;
    int descriptor_;  // of the folder; holds the lock, which ends with the process
    std::unique_ptr<std::FILE, Closer> flicker_;
};

}  // namespace kinechrome::pipeline

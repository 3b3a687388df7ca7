// SPDX-License-Identifier: GPL-3.0-or-later
// What a project asks the main job to do.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/error.h"
#include "core/edit/segment.h"
#include "core/edit/settings.h"

namespace kinechrome::cli {

struct ProjectRequest {
    std::filesystem::path footage;
    edit::ColorSettings settings;
    std::vector<edit::Segment> segments;  // with their own settings and hints
    std::int64_t shotsKnownTo = 0;
    std::optional<edit::FrameRange> range;  // in/out; empty: the whole film
};

[[nodiscard]] bool isProject(const std::filesystem::path& path);

// Which frames are wanted: those between the project's in and out points, or some that were named
// apart from it, so that `range` stays empty.
enum class ProjectFrames { Marked, NamedApart };

// Counts the film where it has an in point and no out point. Errors: Input, Usage, Interrupted.
[[nodiscard]] base::Result<ProjectRequest> readProject(const std::filesystem::path& path,
                                                       ProjectFrames frames,
                                                       const std::stop_token& stop);

}  // namespace kinechrome::cli

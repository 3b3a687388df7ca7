// SPDX-License-Identifier: GPL-3.0-or-later
// What a project asks the main job to do.
#pragma once

#include <filesystem>
#include <optional>
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

// Errors: Input, Usage.
[[nodiscard]] base::Result<ProjectRequest> readProject(const std::filesystem::path& path);

}  // namespace kinechrome::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// What a project asks the main job to do.
#pragma once

#include <filesystem>
#include <optional>

#include "core/base/error.h"
#include "core/edit/settings.h"

namespace kinechrome::cli {

struct ProjectRequest {
    std::filesystem::path footage;
    edit::ColorSettings settings;
    std::optional<edit::FrameRange> range;  // in/out; empty: the whole film
};

[[nodiscard]] bool isProject(const std::filesystem::path& path);

// One export has one set of settings: a project whose segments differ, are skipped or carry hints
// is refused with a sentence. Errors: Input, Usage.
[[nodiscard]] base::Result<ProjectRequest> readProject(const std::filesystem::path& path);

}  // namespace kinechrome::cli

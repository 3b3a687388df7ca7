// SPDX-License-Identifier: GPL-3.0-or-later
// What a file asks for frame by frame: the settings, segments and hints of a project, or of the
// sidecar of an export, for use on other footage of the same film.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/edit/segment.h"
#include "core/edit/settings.h"

namespace kinechrome::project {

struct FilePlan {
    edit::ColorSettings settings;
    std::vector<edit::Segment> segments;  // ordered, without overlaps
    std::int64_t shotsKnownTo = 0;        // see Document
};

// A project (kinechrome.project) or a sidecar (kinechrome.sidecar), told apart by its schema.
// Errors: Input (neither, newer, damaged, or values that contradict each other).
[[nodiscard]] base::Result<FilePlan> loadPlan(const std::filesystem::path& file);

// The same of a sidecar that is read already. An export without segments of its own has none here.
// Errors: Input.
[[nodiscard]] base::Result<FilePlan> planOfSidecar(const nlohmann::json& sidecar);

}  // namespace kinechrome::project

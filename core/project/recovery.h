// SPDX-License-Identifier: GPL-3.0-or-later
// The side file that holds what is not saved yet, so that a kill or a power cut costs seconds.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/error.h"
#include "core/project/document.h"

namespace kinechrome::project {

// Unsaved work; `project` is empty while it was never saved.
struct Recovery {
    Document document;
    std::filesystem::path project;
};

// Where the unsaved work on a project (or on footage that has none yet: `project` empty) is kept,
// best place first: beside the project as ".NAME.kinechrome.unsaved", else in `folder` under a name
// made from the path.
[[nodiscard]] std::vector<std::filesystem::path> recoveryPlaces(
    const std::filesystem::path& project, const std::filesystem::path& footage,
    const std::filesystem::path& folder);

// Replaces the side file atomically in the first place that can be written. Errors: Output, the
// first place's; Input as saveDocument().
[[nodiscard]] base::Result<void> writeRecovery(const Recovery& work,
                                               const std::vector<std::filesystem::path>& places);
// Empty where there is no side file, or one that cannot be read: the project itself is whole then.
[[nodiscard]] std::optional<Recovery> readRecovery(
    const std::vector<std::filesystem::path>& places);
// No error where there is none.
void removeRecovery(const std::vector<std::filesystem::path>& places);
// The side files in `folder`, newest first.
[[nodiscard]] std::vector<std::filesystem::path> listRecoveries(
    const std::filesystem::path& folder);

}  // namespace kinechrome::project

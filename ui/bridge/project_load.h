// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a project and finding its films, on a worker thread; and looking at films before a save.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/error.h"
#include "core/project/document.h"
#include "ui/bridge/project_lock.h"

namespace kinechrome::ui {

struct LoadedProject {
    std::filesystem::path file;
    project::Document document;  // its films' paths are where they were found
    std::shared_ptr<ProjectLock> lock;
    std::optional<base::Error> footageMissing;  // the sentence; then the document cannot be shown
    project::FileMatch footage = project::FileMatch::Same;
    bool referenceMissing = false;
    bool moved = false;  // a film was found elsewhere: the project is worth saving again
};

// `footage`: where the film lies now, if a person said so. `held`: the lock on the file, if the
// caller has it already. Blocks. Errors: Input (damaged, newer, open in another window).
[[nodiscard]] base::Result<LoadedProject> loadProject(const std::filesystem::path& file,
                                                      const std::filesystem::path& footage,
                                                      std::shared_ptr<ProjectLock> held);

struct SavedProject {
    std::shared_ptr<ProjectLock> lock;
    std::vector<project::FileReference> films;  // looked at, with their hashes
};
// Writes the document; films without a hash are taken from `known` or looked at first. Blocks.
// Errors: Input, Output; what was on the disk stays as it was.
[[nodiscard]] base::Result<SavedProject> saveProject(
    project::Document document, const std::filesystem::path& file,
    const std::vector<project::FileReference>& known, std::shared_ptr<ProjectLock> held);

}  // namespace kinechrome::ui

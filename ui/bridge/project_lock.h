// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectLock: one window at a time works on a project. Held as long as the object lives; a lock
// that a killed program left behind is taken over.
#pragma once

#include <filesystem>
#include <memory>

#include "core/base/error.h"

class QLockFile;

namespace kinechrome::ui {

class ProjectLock {
public:
    ~ProjectLock();
    // Locks `file` (which need not exist) by ".NAME.lock" beside it. Any thread. Where the folder
    // cannot be written nobody can save either, and there is nothing to guard: no error. Errors:
    // Input, naming who has it.
    [[nodiscard]] static base::Result<std::shared_ptr<ProjectLock>> take(
        const std::filesystem::path& file);

private:
    explicit ProjectLock(std::unique_ptr<QLockFile> lock);
    std::unique_ptr<QLockFile> lock_;
};

}  // namespace kinechrome::ui

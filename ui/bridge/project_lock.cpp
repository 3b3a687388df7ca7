// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/project_lock.h"

#include <utility>

#include <fmt/format.h>

#include <QLockFile>
#include <QString>

namespace kinechrome::ui {

ProjectLock::ProjectLock(std::unique_ptr<QLockFile> lock) : lock_(std::move(lock)) {}
ProjectLock::~ProjectLock() = default;

base::Result<std::shared_ptr<ProjectLock>> ProjectLock::take(const std::filesystem::path& file) {
    const auto name = file.parent_path() / fmt::format(".{}.lock", file.filename().string());
    auto lock = std::make_unique<QLockFile>(QString::fromStdString(name.string()));
    lock->setStaleLockTime(0);  // a film is worked on for days; only a dead program's lock is stale
    if (!lock->tryLock(0) && lock->error() == QLockFile::LockFailedError) {
        qint64 process = 0;
        QString host;
        QString program;
        lock->getLockInfo(&process, &host, &program);
        return base::fail(base::ErrorKind::Input, file.filename().string(),
                          fmt::format("is open in another window (process {} on {})", process,
                                      host.toStdString()),
                          "go on working there, or close it there first");
    }
    return std::shared_ptr<ProjectLock>(new ProjectLock(std::move(lock)));
}

}  // namespace kinechrome::ui

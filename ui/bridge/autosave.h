// SPDX-License-Identifier: GPL-3.0-or-later
// Autosave: keeps what is not saved yet in a side file, a moment after each edit, and finds it
// again after a kill. Never touches the project itself. Lives on the GUI thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QTimer>

#include "core/project/recovery.h"
#include "ui/bridge/project_lock.h"

namespace kinechrome::ui {

class DocumentEditor;
class WriteQueue;

class Autosave : public QObject {
    Q_OBJECT
public:
    Autosave(DocumentEditor& editor, WriteQueue& writes, QObject* parent = nullptr);

    // From now on the editor's document is work on `project` (empty: on `footage` alone). Returns
    // what an earlier run left behind there.
    [[nodiscard]] std::optional<project::Recovery> watch(const std::filesystem::path& project,
                                                         const std::filesystem::path& footage);
    void stop();     // the document is closed; a side file that is there stays
    void discard();  // it was saved, or is not wanted any more
    // Writes what is not saved yet and waits for it: for an orderly quit.
    void writeNow();

    // Work that earlier runs left behind on films that may not be open, newest first.
    [[nodiscard]] static std::vector<project::Recovery> leftBehind();

Q_SIGNALS:
    void failed(const kinechrome::base::Error& error);  // once until it works again

private:
    void follow();
    void write();

    DocumentEditor* editor_;
    WriteQueue* writes_;
    QTimer settle_;
    std::filesystem::path project_;
    std::vector<std::filesystem::path> places_;  // empty: nothing is watched
    std::shared_ptr<ProjectLock> lock_;          // of the side file of footage without a project
    bool failing_ = false;
};

}  // namespace kinechrome::ui

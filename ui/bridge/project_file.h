// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectFile: the .kinechrome file behind the open document: loads, finds its films again, locks,
// saves, and brings back what a kill left unsaved. Files are touched on other threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

#include "core/project/document.h"
#include "ui/bridge/autosave.h"
#include "ui/bridge/project_load.h"
#include "ui/bridge/project_lock.h"
#include "ui/bridge/write_queue.h"

namespace kinechrome::ui {

class Workbench;

class ProjectFile : public QObject {
    Q_OBJECT
public:
    explicit ProjectFile(Workbench& workbench);
    ~ProjectFile() override { leave(); }

    [[nodiscard]] static bool isProject(const QString& path);

    // Opens a project and with it the footage it names. `footage`: where that lies now, when the
    // project cannot find it any more.
    void open(const QString& path, const QString& footage = {});
    // Work without a project: a document that knows the films only.
    void begin(const std::filesystem::path& footage, const std::filesystem::path& reference);
    void saveAs(const QString& path);
    void save();  // under the name it has
    // What is not saved is not wanted any more, once another film is open or leave() is called.
    void discard() { unwanted_ = true; }
    void leave();
    void keep();  // what is not saved is kept for the next start; waits until it is written
    [[nodiscard]] QString path() const;  // empty: never saved
    [[nodiscard]] bool modified() const;
    [[nodiscard]] bool saving() const { return saving_; }

Q_SIGNALS:
    void changed();            // path or modified
    void settled(bool saved);  // how a save ended
    void footageWanted(const QString& project, const QString& name);
    void saveElsewhereWanted();

private:
    void release();  // everything but the document
    void forget();
    void take(LoadedProject loaded);
    void sayWhatWasFound(const LoadedProject& loaded);
    void askForFootage(const LoadedProject& loaded);
    void recover(std::optional<project::Recovery> work);
    void finishSave(const std::filesystem::path& file, std::uint64_t edition,
                    const base::Result<SavedProject>& saved);

    Workbench* workbench_;
    std::filesystem::path path_;
    std::shared_ptr<ProjectLock> lock_;
    std::vector<project::FileReference> films_;  // that were looked at when saving
    bool saving_ = false;
    bool unwanted_ = false;
    int opened_ = 0;  // documents so far
    WriteQueue writes_;
    Autosave autosave_;
};

}  // namespace kinechrome::ui

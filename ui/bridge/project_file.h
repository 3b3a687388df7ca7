// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectFile: the .kinechrome file that the open footage belongs to. Loads and saves on another
// thread; keeps what the workbench does not show (segments, markers, unknown keys) as it was.
#pragma once

#include <filesystem>
#include <optional>

#include <QObject>
#include <QString>

#include "core/project/document.h"

namespace kinechrome::ui {

class Workbench;

class ProjectFile : public QObject {
    Q_OBJECT
public:
    explicit ProjectFile(Workbench& workbench);

    [[nodiscard]] static bool isProject(const QString& path);

    void open(const QString& path);  // and with it the footage it names
    void saveAs(const QString& path);
    void save();                         // under the name it has
    void forget();                       // other footage is opened without a project
    [[nodiscard]] QString path() const;  // empty: never saved
    [[nodiscard]] bool modified() const;

Q_SIGNALS:
    void changed();  // path or modified

private:
    struct Loaded;
    void take(base::Result<Loaded> loaded);
    [[nodiscard]] project::Document current() const;

    Workbench* workbench_;
    std::filesystem::path path_;
    project::Document saved_;  // as it is on disk
};

}  // namespace kinechrome::ui

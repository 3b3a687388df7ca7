// SPDX-License-Identifier: GPL-3.0-or-later
// StillSaver: keeps the frame on show as a PNG of its views side by side.
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace kinechrome::ui {

class Workbench;

class StillSaver : public QObject {
    Q_OBJECT
public:
    StillSaver(Workbench& workbench, QWidget* window);

    void ask();  // for the file, and saves
    // In the background; says in place how it went.
    void save(const QString& path);
    [[nodiscard]] QString suggestedPath() const;

private:
    Workbench* workbench_;
    QWidget* window_;
};

}  // namespace kinechrome::ui

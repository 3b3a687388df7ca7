// SPDX-License-Identifier: GPL-3.0-or-later
// RecentFiles: what was opened lately, newest first, kept in the settings.
#pragma once

#include <QObject>
#include <QStringList>

namespace kinechrome::ui {

class RecentFiles : public QObject {
    Q_OBJECT
public:
    explicit RecentFiles(QObject* parent = nullptr);

    [[nodiscard]] const QStringList& paths() const { return paths_; }
    void add(const QString& path);
    void remove(const QString& path);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void store();
    QStringList paths_;
};

}  // namespace kinechrome::ui

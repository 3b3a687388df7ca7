// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/recent_files.h"

#include <QSettings>

namespace kinechrome::ui {
namespace {

constexpr int mostKept = 10;
const QString key = QStringLiteral("recent/files");

}  // namespace

RecentFiles::RecentFiles(QObject* parent)
    : QObject(parent), paths_(QSettings().value(key).toStringList()) {}

void RecentFiles::add(const QString& path) {
    paths_.removeAll(path);
    paths_.prepend(path);
    while (paths_.size() > mostKept) paths_.removeLast();
    store();
}

void RecentFiles::remove(const QString& path) {
    if (paths_.removeAll(path) > 0) store();
}

void RecentFiles::clear() {
    paths_.clear();
    store();
}

void RecentFiles::store() {
    QSettings().setValue(key, paths_);
    Q_EMIT changed();
}

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// FileDrop: lets a window take files dropped anywhere on it.
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace kinechrome::ui {

class FileDrop : public QObject {
    Q_OBJECT
public:
    explicit FileDrop(QWidget* window);

Q_SIGNALS:
    void hovering(bool over);  // a local file is held over the window
    void dropped(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace kinechrome::ui

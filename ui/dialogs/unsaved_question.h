// SPDX-License-Identifier: GPL-3.0-or-later
// UnsavedQuestion: what becomes of unsaved changes before something else is done: saved, thrown
// away, or that something left undone. The one box in the program that must be answered.
#pragma once

#include <functional>

#include <QObject>

class QWidget;

namespace kinechrome::ui {

class Workbench;

class UnsavedQuestion : public QObject {
    Q_OBJECT
public:
    UnsavedQuestion(Workbench& workbench, QWidget* window);

    void ask(const std::function<void()>& goOn);

Q_SIGNALS:
    void saveWanted();  // may ask for a name

private:
    void saveFirst();

    Workbench* workbench_;
    QWidget* window_;
    std::function<void()> goOn_;  // while a save is under way for it
};

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The File menu: open, recent, ground truth, save, export, quit.
#pragma once

#include <QObject>

class QAction;
class QMenu;
class QMenuBar;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class FileActions : public QObject {
    Q_OBJECT
public:
    FileActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar, QWidget* window);

Q_SIGNALS:
    void exportWanted();
    void cancelWanted();
    void stillWanted();

private:
    void addFilmActions(ActionRegistry& registry, const QString& group);
    void addWorkActions(ActionRegistry& registry, const QString& group);
    void act();
    void follow();
    void chooseFootage();
    void chooseReference();
    void save();
    void saveAs();
    void findFootage(const QString& project, const QString& name);
    void fillRecent();
    void refresh();

    Workbench* workbench_;
    QWidget* window_;
    QMenu* recent_;
    QAction* open_;
    QAction* quit_;
    QAction* reference_;
    QAction* ownReference_;
    QAction* dropReference_;
    QAction* save_;
    QAction* saveAs_;
    QAction* close_;
    QAction* export_;
    QAction* cancel_;
    QAction* still_;
};

}  // namespace kinechrome::ui

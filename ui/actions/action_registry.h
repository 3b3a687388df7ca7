// SPDX-License-Identifier: GPL-3.0-or-later
// ActionRegistry: every action of the program by its identifier, with its keys, so that menus,
// tool bars and the key panel show the same things. Keys can be changed and are remembered.
#pragma once

#include <vector>

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

namespace kinechrome::ui {

// How an action is announced.
struct ActionSpec {
    QString id;     // for the settings, never translated
    QString group;  // heading in the key panel: the menu's name
    QString text;   // as in the menu
    QString tip;    // one sentence
    QString icon;   // a name of resources/icons, or empty
    QList<QKeySequence> keys;
    QString brief = {};  // for a button; empty: the text
};

class ActionRegistry : public QObject {
    Q_OBJECT
public:
    struct Entry {
        ActionSpec spec;
        QAction* action = nullptr;
    };

    using QObject::QObject;

    // The action belongs to the registry; its keys work in the whole window it is added to.
    QAction* add(const ActionSpec& spec);
    // Takes an action that something else made (a panel's visibility) into the list.
    void adopt(const QString& id, const QString& group, QAction* action,
               const QList<QKeySequence>& keys = {});
    [[nodiscard]] QAction* action(const QString& id) const;
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    // Remembered; an empty list takes the keys away. Another action that had them loses them.
    void setKeys(const QString& id, const QList<QKeySequence>& keys);
    void restoreKeys();

Q_SIGNALS:
    void keysChanged();

private:
    // Gives the action the remembered keys, or its own.
    static void assignKeys(const ActionSpec& spec, QAction* action);

    std::vector<Entry> entries_;
};

// Enables the action, or disables it and says why in its tooltip.
void setAvailable(QAction* action, bool available, const QString& reasonIfNot);

}  // namespace kinechrome::ui

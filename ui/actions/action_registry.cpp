// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/action_registry.h"

#include <QSettings>

#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

const char* const tipProperty = "tip";

QString settingsKey(const QString& id) {
    return QStringLiteral("keys/") + id;
}

QString tooltip(const QAction& action, const QString& reason) {
    QString text = action.text();
    text.remove(QLatin1Char('&'));
    const QString keys = QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText);
    if (!keys.isEmpty()) text += QStringLiteral("  (%1)").arg(keys);
    const QString tip = action.property(tipProperty).toString();
    if (!tip.isEmpty()) text += QLatin1Char('\n') + tip;
    if (!reason.isEmpty()) text += QLatin1Char('\n') + reason;
    return text;
}

}  // namespace

QAction* ActionRegistry::add(const ActionSpec& spec) {
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    if (!spec.icon.isEmpty()) action->setIcon(icon(spec.icon));
    if (!spec.brief.isEmpty()) action->setIconText(spec.brief);
    action->setProperty(tipProperty, spec.tip);
    assignKeys(spec, action);
    action->setToolTip(tooltip(*action, {}));
    entries_.push_back({spec, action});
    return action;
}

void ActionRegistry::adopt(const QString& id, const QString& group, QAction* action,
                           const QList<QKeySequence>& keys) {
    const ActionSpec spec{id, group, action->text(), {}, {}, keys, {}};
    assignKeys(spec, action);
    action->setToolTip(tooltip(*action, {}));
    entries_.push_back({spec, action});
}

void ActionRegistry::assignKeys(const ActionSpec& spec, QAction* action) {
    const QVariant remembered = QSettings().value(settingsKey(spec.id));
    action->setShortcuts(
        remembered.isValid()
            ? QKeySequence::listFromString(remembered.toString(), QKeySequence::PortableText)
            : spec.keys);
}

QAction* ActionRegistry::action(const QString& id) const {
    for (const Entry& entry : entries_) {
        if (entry.spec.id == id) return entry.action;
    }
    return nullptr;
}

void ActionRegistry::setKeys(const QString& id, const QList<QKeySequence>& keys) {
    QSettings settings;
    const auto store = [&](const Entry& entry, const QList<QKeySequence>& list) {
        entry.action->setShortcuts(list);
        entry.action->setToolTip(tooltip(*entry.action, {}));
        settings.setValue(settingsKey(entry.spec.id),
                          QKeySequence::listToString(list, QKeySequence::PortableText));
    };
    for (const Entry& entry : entries_) {
        if (entry.spec.id == id) {
            store(entry, keys);
            continue;
        }
        QList<QKeySequence> rest = entry.action->shortcuts();
        if (rest.removeIf([&](const QKeySequence& key) { return keys.contains(key); }) > 0) {
            store(entry, rest);
        }
    }
    Q_EMIT keysChanged();
}

void ActionRegistry::restoreKeys() {
    QSettings settings;
    for (const Entry& entry : entries_) {
        settings.remove(settingsKey(entry.spec.id));
        entry.action->setShortcuts(entry.spec.keys);
        entry.action->setToolTip(tooltip(*entry.action, {}));
    }
    Q_EMIT keysChanged();
}

void setAvailable(QAction* action, bool available, const QString& reasonIfNot) {
    action->setEnabled(available);
    action->setToolTip(tooltip(*action, available ? QString() : reasonIfNot));
}

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keys_panel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/actions/action_registry.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

enum Column { Name, Keys };

QString plain(const QString& text) {
    return QString(text).remove(QLatin1Char('&'));
}

}  // namespace

KeysPanel::KeysPanel(ActionRegistry& registry, QWidget* parent)
    : QDialog(parent), registry_(&registry), search_(new QLineEdit), list_(new QTreeWidget) {
    setWindowTitle(tr("Keys"));
    resize(520, 620);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    search_->setPlaceholderText(tr("Find an action or a key"));
    search_->setAccessibleName(tr("Find an action or a key"));
    search_->setClearButtonEnabled(true);
    list_->setColumnCount(2);
    list_->setHeaderLabels({tr("Action"), tr("Keys")});
    list_->setRootIsDecorated(false);
    list_->setIndentation(10);
    list_->setAccessibleName(tr("Actions and their keys"));
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(Keys, QHeaderView::Fixed);
    list_->header()->resizeSection(Keys, 170);
    auto* hint = new QLabel(tr("Double click or Enter on an action records new keys for it."));
    hint->setProperty("quiet", true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* restore = buttons->addButton(tr("Back to defaults"), QDialogButtonBox::ResetRole);
    column->addWidget(search_);
    column->addWidget(list_, 1);
    column->addWidget(hint);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(restore, &QPushButton::clicked, registry_, &ActionRegistry::restoreKeys);
    connect(registry_, &ActionRegistry::keysChanged, this, &KeysPanel::fill);
    connect(search_, &QLineEdit::textChanged, this, &KeysPanel::filter);
    connect(list_, &QTreeWidget::itemActivated, this, &KeysPanel::record);
    fill();
}

void KeysPanel::fill() {
    list_->clear();
    for (const ActionRegistry::Entry& entry : registry_->entries()) {
        const auto groups = list_->findItems(entry.spec.group, Qt::MatchExactly, Name);
        QTreeWidgetItem* group =
            groups.isEmpty() ? new QTreeWidgetItem(list_, {entry.spec.group}) : groups.front();
        group->setFlags(Qt::ItemIsEnabled);
        group->setForeground(Name, QColor(tone::quiet));
        auto* item = new QTreeWidgetItem(
            group, {plain(entry.spec.text), QKeySequence::listToString(entry.action->shortcuts(),
                                                                       QKeySequence::NativeText)});
        item->setData(Name, Qt::UserRole, entry.spec.id);
        item->setFont(Keys, numeralFont(0.95));
        item->setToolTip(Name, entry.spec.tip);
    }
    list_->expandAll();
    filter(search_->text());
}

void KeysPanel::filter(const QString& words) {
    for (int g = 0; g < list_->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = list_->topLevelItem(g);
        bool any = false;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* item = group->child(i);
            const bool matches = item->text(Name).contains(words, Qt::CaseInsensitive) ||
                                 item->text(Keys).contains(words, Qt::CaseInsensitive);
            item->setHidden(!matches);
            any = any || matches;
        }
        group->setHidden(!any);
    }
}

void KeysPanel::record(QTreeWidgetItem* item) {
    const QString id = item->data(Name, Qt::UserRole).toString();
    if (id.isEmpty()) return;
    auto* editor = new QKeySequenceEdit(list_);
    editor->setAccessibleName(tr("New keys for %1").arg(item->text(Name)));
    list_->setItemWidget(item, Keys, editor);
    editor->setFocus();
    connect(editor, &QKeySequenceEdit::editingFinished, this, [this, editor, id] {
        const QKeySequence keys = editor->keySequence();
        // Not from within the editor's own signal: the list is filled anew and takes it along.
        QMetaObject::invokeMethod(
            this, [this, id, keys] { keys.isEmpty() ? fill() : registry_->setKeys(id, {keys}); },
            Qt::QueuedConnection);
    });
}

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/export_queue_panel.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/bridge/export_queue.h"
#include "ui/models/export_queue_model.h"

namespace kinechrome::ui {
namespace {

using pipeline::ExportState;

QToolButton* textButton(const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

ExportQueuePanel::ExportQueuePanel(ExportQueue& queue, QWidget* parent)
    : QWidget(parent),
      queue_(&queue),
      list_(new QListView),
      note_(new QLabel),
      run_(new QPushButton),
      clear_(new QPushButton(tr("Clear ended"))),
      up_(textButton(tr("Up"), tr("Sooner in the queue"))),
      down_(textButton(tr("Down"), tr("Later in the queue"))),
      again_(textButton(tr("Again"), tr("Waits in the queue once more"))),
      discard_(textButton(tr("Remove"), {})) {
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 6, 14, 12);
    column->setSpacing(8);
    list_->setModel(new ExportQueueModel(queue, this));
    list_->setAccessibleName(tr("Export queue"));
    list_->setWordWrap(true);
    list_->setUniformItemSizes(false);
    list_->setResizeMode(QListView::Adjust);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setMinimumHeight(90);
    list_->installEventFilter(this);
    note_->setWordWrap(true);
    note_->setProperty("quiet", true);
    column->addWidget(note_);
    column->addWidget(list_, 1);
    addButtons(*column);
    connect(queue_, &ExportQueue::changed, this, &ExportQueuePanel::refresh);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ExportQueuePanel::refresh);
    refresh();
}

void ExportQueuePanel::addButtons(QVBoxLayout& column) {
    auto* order = new QHBoxLayout;
    order->setSpacing(2);
    for (QToolButton* button : {up_, down_, again_, discard_}) order->addWidget(button);
    order->addStretch(1);
    column.addLayout(order);
    auto* whole = new QHBoxLayout;
    run_->setProperty("primary", true);
    whole->addWidget(run_);
    whole->addStretch(1);
    whole->addWidget(clear_);
    column.addLayout(whole);
    connect(up_, &QToolButton::clicked, this, [this] { move(-1); });
    connect(down_, &QToolButton::clicked, this, [this] { move(+1); });
    connect(again_, &QToolButton::clicked, this, [this] {
        if (const auto index = chosen()) queue_->again(*index);
    });
    connect(discard_, &QToolButton::clicked, this, &ExportQueuePanel::discard);
    connect(clear_, &QPushButton::clicked, queue_, &ExportQueue::clearEnded);
    connect(run_, &QPushButton::clicked, this,
            [this] { queue_->state() == QueueState::Running ? queue_->pause() : queue_->run(); });
}

std::optional<std::size_t> ExportQueuePanel::chosen() const {
    const QModelIndex current = list_->currentIndex();
    if (!current.isValid()) return std::nullopt;
    return static_cast<std::size_t>(current.row());
}

void ExportQueuePanel::move(int by) {
    const auto index = chosen();
    if (!index) return;
    if (const auto place = queue_->move(*index, by)) {
        list_->setCurrentIndex(list_->model()->index(static_cast<int>(*place), 0));
    }
}

void ExportQueuePanel::discard() {
    const auto index = chosen();
    if (!index) return;
    queue_->running() == index ? queue_->cancel(*index) : queue_->remove(*index);
}

bool ExportQueuePanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
            if (event->type() == QEvent::KeyPress) discard();
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ExportQueuePanel::refresh() {
    const auto& list = queue_->list();
    const auto index = chosen();
    const bool one = index && *index < list.size();
    const ExportState state = one ? list[*index].state : ExportState::Waiting;
    const bool runs = one && queue_->running() == index;
    const bool ours = !queue_->elsewhere();
    up_->setEnabled(ours && one && *index > 0);
    down_->setEnabled(ours && one && *index + 1 < list.size());
    again_->setEnabled(ours && one && state != ExportState::Waiting && !runs);
    discard_->setEnabled(ours && one);
    discard_->setText(runs ? tr("Cancel") : tr("Remove"));
    discard_->setToolTip(runs ? tr("Stops it; nothing of it is left behind")
                              : tr("Takes it off the list; files stay where they are"));
    const bool active = queue_->state() == QueueState::Running;
    run_->setText(active                                  ? tr("Pause")
                  : queue_->state() == QueueState::Paused ? tr("Go on")
                                                          : tr("Start"));
    run_->setEnabled(ours && (queue_->running() || queue_->hasWaiting()));
    run_->setToolTip(active ? tr("Between two frames; nothing is lost") : QString());
    const bool ended = std::any_of(list.begin(), list.end(), [](const auto& each) {
        return each.state != ExportState::Waiting && each.state != ExportState::Running;
    });
    clear_->setEnabled(ours && ended);
    note_->setText(!queue_->problem().isEmpty() ? queue_->problem()
                   : list.empty()               ? tr("Empty. The export dialog adds to it.")
                                                : QString());
    note_->setVisible(!note_->text().isEmpty());
}

}  // namespace kinechrome::ui

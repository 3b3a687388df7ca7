// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/empty_state.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/bridge/workbench.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr int recentShown = 4;

QLabel* centered(const QString& text, const QFont& font, bool quiet) {
    auto* label = new QLabel(text);
    label->setFont(font);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setProperty(quiet ? "quiet" : "title", true);
    return label;
}

}  // namespace

EmptyState::EmptyState(Workbench& workbench, QWidget* parent)
    : QWidget(parent), workbench_(&workbench), recent_(new QVBoxLayout) {
    auto* column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addStretch(3);
    auto* emblem = new QLabel;
    emblem->setPixmap(
        icon(QStringLiteral("kinechrome")).pixmap(QSize(96, 96), devicePixelRatioF()));
    emblem->setAlignment(Qt::AlignCenter);
    column->addWidget(emblem);
    column->addWidget(
        centered(tr("Drop black-and-white footage here"), interfaceFont(1.9, true), false));
    column->addWidget(centered(tr("Gray, colourised and ground truth side by side. Luma and sound "
                                  "are kept as they are."),
                               interfaceFont(1.05), true));
    column->addSpacing(14);

    auto* open = new QPushButton(icon(QStringLiteral("open")), tr("Open footage…"));
    auto* sample = new QPushButton(icon(QStringLiteral("play")), tr("Open sample"));
    const QString path = Workbench::samplePath();
    sample->setEnabled(!path.isEmpty());
    sample->setToolTip(path.isEmpty() ? tr("The sample is not on this machine; packaging/run "
                                           "fetches it.")
                                      : path);
    connect(open, &QPushButton::clicked, this, &EmptyState::openWanted);
    connect(sample, &QPushButton::clicked, workbench_, &Workbench::openSample);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch(1);
    buttons->addWidget(open);
    buttons->addWidget(sample);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addSpacing(18);
    column->addLayout(recent_);
    column->addStretch(4);
    connect(&workbench_->recent(), &RecentFiles::changed, this, &EmptyState::fillRecent);
    fillRecent();
}

void EmptyState::setDropHovering(bool hovering) {
    hovering_ = hovering;
    update();
}

void EmptyState::fillRecent() {
    while (QLayoutItem* item = recent_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList paths = workbench_->recent().paths().mid(0, recentShown);
    if (paths.isEmpty()) return;
    recent_->addWidget(centered(tr("Recent"), interfaceFont(0.95), true));
    for (const QString& path : paths) {
        auto* entry = new QToolButton;
        entry->setText(QFileInfo(path).fileName());
        entry->setToolTip(path);
        entry->setProperty("link", true);
        connect(entry, &QToolButton::clicked, this, [this, path] { workbench_->open(path); });
        recent_->addWidget(entry, 0, Qt::AlignCenter);
    }
}

void EmptyState::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), QColor(tone::window));
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(QColor(hovering_ ? tone::accent : tone::line), hovering_ ? 2.0 : 1.5, Qt::DashLine);
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(18.5, 18.5, -18.5, -18.5), 10.0, 10.0);
}

}  // namespace kinechrome::ui

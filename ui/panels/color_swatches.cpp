// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/color_swatches.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace kinechrome::ui {
namespace {

constexpr int perRow = 9;
constexpr double swatchLightness = 65.0;

QIcon swatch(HintColor color) {
    QPixmap pixmap(32, 32);
    pixmap.fill(shownColor(swatchLightness, color));
    return pixmap;
}

}  // namespace

ColorSwatches::ColorSwatches(const QString& title, Offers offers, QWidget* parent)
    : QWidget(parent), offers_(offers), title_(new QLabel(title)), grid_(new QGridLayout) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    title_->setProperty("quiet", true);
    title_->setVisible(!title.isEmpty());
    grid_->setSpacing(2);
    grid_->setAlignment(Qt::AlignLeft);
    column->addWidget(title_);
    column->addLayout(grid_);
    hide();
}

void ColorSwatches::setColors(const std::vector<HintColor>& colors, const QStringList& notes) {
    if (colors == colors_ && notes == notes_) return;
    colors_ = colors;
    notes_ = notes;
    while (QLayoutItem* item = grid_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const int place = static_cast<int>(i);
        add(colors[i], notes.value(place), place);
    }
    setVisible(!colors.empty());
}

void ColorSwatches::add(HintColor color, const QString& note, int place) {
    auto* button = new QToolButton;
    button->setIcon(swatch(color));
    button->setFixedSize(22, 22);
    button->setFocusPolicy(Qt::TabFocus);
    QString name = tr("a* %1, b* %2").arg(qRound(color.a)).arg(qRound(color.b));
    if (!note.isEmpty()) name += QStringLiteral(", ") + note;
    button->setToolTip(name);
    button->setAccessibleName(QStringLiteral("%1 %2").arg(title_->text(), name));
    connect(button, &QToolButton::clicked, this, [this, color] { Q_EMIT chosen(color); });
    if (offers_ == Offers::Removal) {
        auto* remove = new QAction(tr("Remove from the palette"), button);
        connect(remove, &QAction::triggered, this, [this, color] { Q_EMIT removeAsked(color); });
        button->addAction(remove);
        button->setContextMenuPolicy(Qt::ActionsContextMenu);
        button->setToolTip(tr("%1; right click removes it").arg(name));
    }
    grid_->addWidget(button, place / perRow, place % perRow);
}

}  // namespace kinechrome::ui

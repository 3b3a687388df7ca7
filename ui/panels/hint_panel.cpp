// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hint_panel.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/color/lab.h"
#include "ui/bridge/hint_desk.h"
#include "ui/panels/gamut_palette.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

QIcon swatch(HintColor color) {
    const color::Rgb rgb = color::rgbFromLab({65.0, color.a, color.b});
    const auto code = [](double value) { return std::clamp(qRound(value * 255.0), 0, 255); };
    QPixmap pixmap(32, 32);
    pixmap.fill(QColor(code(rgb.r), code(rgb.g), code(rgb.b)));
    return pixmap;
}

}  // namespace

HintPanel::HintPanel(HintDesk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(&desk),
      what_(new QLabel),
      palette_(new GamutPalette),
      values_(new QLabel),
      recent_(new QHBoxLayout),
      pick_(new QToolButton) {
    setObjectName(QStringLiteral("panelBody"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 14);
    column->setSpacing(8);
    what_->setWordWrap(true);
    what_->setProperty("quiet", true);
    values_->setFont(numeralFont(0.95));
    pick_->setText(tr("Eyedropper"));
    pick_->setCheckable(true);
    pick_->setToolTip(tr("The next click on any view takes the colour there"));
    auto* row = new QHBoxLayout;
    row->addWidget(values_, 1);
    row->addWidget(pick_);
    recent_->setSpacing(2);
    recent_->setAlignment(Qt::AlignLeft);
    column->addWidget(what_);
    column->addWidget(palette_, 1);
    column->addLayout(row);
    column->addLayout(recent_);
    connect(pick_, &QToolButton::clicked, this, [this](bool on) {
        if (on) desk_->setActive(true);
        desk_->setPicking(on);
    });
    connect(palette_, &GamutPalette::chosen, desk_, &HintDesk::setColor);
    connect(palette_, &GamutPalette::settled, desk_, &HintDesk::endDrag);
    connect(desk_, &HintDesk::changed, this, &HintPanel::refresh);
    refresh();
}

void HintPanel::refresh() {
    const auto hints = desk_->hints();
    const auto here = std::ranges::count(hints, desk_->frame(), &edit::Hint::frame);
    what_->setText(!desk_->active()
                       ? tr("H chooses the hint tool: a click on the picture says what "
                            "colour that place has.")
                   : desk_->selected()
                       ? tr("The colour of the chosen hint. Drag moves it, the wheel changes its "
                            "size, Del removes it.")
                       : tr("Click on the picture to place a hint. %1 in this frame, %2 in this "
                            "segment.")
                             .arg(here)
                             .arg(hints.size()));
    palette_->setLightness(desk_->lightness());
    palette_->setColor(desk_->color());
    values_->setText(QStringLiteral("L* %1  a* %2  b* %3")
                         .arg(qRound(desk_->lightness()))
                         .arg(qRound(desk_->color().a))
                         .arg(qRound(desk_->color().b)));
    pick_->setChecked(desk_->picking());
    fillRecent();
}

void HintPanel::fillRecent() {
    while (QLayoutItem* item = recent_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const HintColor& color : desk_->recent()) {
        auto* button = new QToolButton;
        button->setIcon(swatch(color));
        button->setFixedSize(22, 22);
        button->setFocusPolicy(Qt::TabFocus);
        const QString name = tr("a* %1, b* %2").arg(qRound(color.a)).arg(qRound(color.b));
        button->setToolTip(name);
        button->setAccessibleName(tr("Recent colour %1").arg(name));
        connect(button, &QToolButton::clicked, this, [this, color] {
            desk_->setColor(color);
            desk_->endDrag();
        });
        recent_->addWidget(button);
    }
}

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hint_panel.h"

#include <cmath>

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/edit/hint_tracks.h"
#include "ui/bridge/workbench.h"
#include "ui/panels/color_swatches.h"
#include "ui/panels/gamut_palette.h"
#include "ui/panels/palette_box.h"
#include "ui/panels/still_box.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr double mostChroma = 128.0;

QDoubleSpinBox* chromaBox(const QString& prefix) {
    auto* box = new QDoubleSpinBox;
    box->setRange(-mostChroma, mostChroma);
    box->setDecimals(1);
    box->setPrefix(prefix + QLatin1Char(' '));
    box->setKeyboardTracking(false);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAccessibleName(prefix);
    box->setFont(numeralFont(0.95));
    box->setFixedWidth(86);
    return box;
}

// What is being typed stays unless there is something new to show.
void showValue(QDoubleSpinBox& box, double value) {
    const QSignalBlocker quiet(box);
    if (std::abs(box.value() - value) > 0.05) box.setValue(value);
}

}  // namespace

HintPanel::HintPanel(Workbench& workbench, QWidget* parent)
    : QScrollArea(parent),
      desk_(&workbench.hints()),
      what_(new QLabel),
      palette_(new GamutPalette),
      lightness_(new QLabel),
      a_(chromaBox(tr("a*"))),
      b_(chromaBox(tr("b*"))),
      pick_(new QToolButton),
      likely_(new ColorSwatches(tr("Likely here"))),
      recent_(new ColorSwatches(tr("Recent"))),
      kept_(new PaletteBox(workbench.hints().shelf())),
      still_(new StillBox(workbench)) {
    assemble();
    act();
    refresh();
}

void HintPanel::assemble() {
    setAccessibleName(tr("Hints"));
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("panelBody"));
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(14, 8, 14, 14);
    column->setSpacing(8);
    what_->setWordWrap(true);
    what_->setProperty("quiet", true);
    lightness_->setFont(numeralFont(0.95));
    pick_->setText(tr("Eyedropper"));
    pick_->setCheckable(true);
    pick_->setToolTip(tr("The next click on any view takes the colour there"));
    auto* values = new QVBoxLayout;
    values->setSpacing(4);
    values->addWidget(lightness_);
    values->addWidget(a_);
    values->addWidget(b_);
    values->addWidget(pick_);
    values->addStretch(1);
    auto* colour = new QHBoxLayout;
    colour->setSpacing(8);
    colour->addWidget(palette_, 1);
    colour->addLayout(values);
    column->addWidget(what_);
    column->addLayout(colour);
    for (QWidget* part : {static_cast<QWidget*>(likely_), static_cast<QWidget*>(recent_),
                          static_cast<QWidget*>(kept_), static_cast<QWidget*>(still_)}) {
        column->addWidget(part);
    }
    column->addStretch(1);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(body);
}

void HintPanel::act() {
    connect(pick_, &QToolButton::clicked, this, [this](bool on) {
        if (on) desk_->setActive(true);
        desk_->setPicking(on);
    });
    connect(palette_, &GamutPalette::chosen, desk_, &HintDesk::setColor);
    connect(palette_, &GamutPalette::settled, desk_, &HintDesk::endDrag);
    for (QDoubleSpinBox* box : {a_, b_}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
            desk_->takeColor({a_->value(), b_->value()});
        });
    }
    for (ColorSwatches* row : {likely_, recent_}) {
        connect(row, &ColorSwatches::chosen, desk_, &HintDesk::takeColor);
    }
    connect(kept_, &PaletteBox::chosen, desk_, &HintDesk::takeColor);
    connect(still_, &StillBox::picked, desk_, &HintDesk::pickFrom);
    connect(desk_, &HintDesk::changed, this, &HintPanel::refresh);
}

void HintPanel::refresh() {
    const auto hints = desk_->hints();
    what_->setText(
        !desk_->active() ? tr("H chooses the hint tool: a click on the picture says what "
                              "colour that place has.")
        : desk_->selected()
            ? tr("Drag moves the chosen hint, from this frame on; the wheel changes its size.")
            : tr("A click places a hint, a drag with Shift a stroke. %1 in this segment.")
                  .arg(edit::countHints(hints)));
    palette_->setLightness(desk_->lightness());
    palette_->setColor(desk_->color());
    lightness_->setText(QStringLiteral("L* %1").arg(qRound(desk_->lightness())));
    showValue(*a_, desk_->color().a);
    showValue(*b_, desk_->color().b);
    pick_->setChecked(desk_->picking());
    recent_->setColors(desk_->shelf().recent());
    kept_->setColor(desk_->color());
    refreshSuggestions();
}

void HintPanel::refreshSuggestions() {
    std::vector<HintColor> colors;
    QStringList notes;
    for (const nn::LikelyColor& likely : desk_->suggestions()) {
        colors.push_back({likely.a, likely.b});
        notes << tr("%1 % likely").arg(qRound(likely.share * 100.0));
    }
    likely_->setColors(colors, notes);
}

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/palette_box.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/bridge/color_shelf.h"
#include "ui/panels/color_swatches.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {

PaletteBox::PaletteBox(ColorShelf& shelf, QWidget* parent)
    : QWidget(parent),
      shelf_(&shelf),
      names_(new QComboBox),
      keep_(new QToolButton),
      remove_(new QToolButton),
      colors_(new ColorSwatches({}, ColorSwatches::Offers::Removal)) {
    names_->setEditable(true);
    names_->setInsertPolicy(QComboBox::NoInsert);
    names_->setAccessibleName(tr("Palette to keep colours in"));
    names_->lineEdit()->setPlaceholderText(tr("Name of a palette"));
    names_->setMinimumContentsLength(8);
    names_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    keep_->setText(tr("Keep"));
    keep_->setFocusPolicy(Qt::TabFocus);
    keep_->setToolTip(tr("Keeps the colour of the moment in this palette; a new name makes one"));
    keep_->setAccessibleName(tr("Keep the colour in the palette"));
    remove_->setIcon(icon(QStringLiteral("close")));
    remove_->setFocusPolicy(Qt::TabFocus);
    remove_->setToolTip(tr("Removes this palette and all its colours"));
    remove_->setAccessibleName(tr("Remove the palette"));
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(names_, 1);
    row->addWidget(keep_);
    row->addWidget(remove_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(colors_);
    connect(keep_, &QToolButton::clicked, this, [this] {
        const QString palette = name();
        if (palette.isEmpty()) {
            names_->setFocus();
            return;
        }
        shelf_->keep(palette, color_);
        names_->setCurrentText(palette);
    });
    connect(remove_, &QToolButton::clicked, this, [this] { shelf_->removePalette(name()); });
    connect(names_, &QComboBox::currentTextChanged, this, &PaletteBox::refreshColors);
    connect(colors_, &ColorSwatches::chosen, this, &PaletteBox::chosen);
    connect(colors_, &ColorSwatches::removeAsked, this,
            [this](HintColor color) { shelf_->drop(name(), color); });
    connect(shelf_, &ColorShelf::changed, this, &PaletteBox::refresh);
    refresh();
}

QString PaletteBox::name() const {
    return names_->currentText().trimmed();
}

void PaletteBox::refresh() {
    QStringList names;
    for (const NamedPalette& palette : shelf_->palettes()) names << palette.name;
    QStringList known;
    for (int i = 0; i < names_->count(); ++i) known << names_->itemText(i);
    if (names != known) {
        const QString typed = names_->currentText();
        const QSignalBlocker quiet(names_);
        names_->clear();
        names_->addItems(names);
        // A palette that has been removed leaves no name behind.
        const bool gone = known.contains(typed) && !names.contains(typed);
        names_->setCurrentText(gone                                 ? names.value(0)
                               : known.isEmpty() && typed.isEmpty() ? names.value(0)
                                                                    : typed);
    }
    refreshColors();
}

void PaletteBox::refreshColors() {
    colors_->setColors(shelf_->colorsOf(name()));
    bool known = false;
    for (const NamedPalette& palette : shelf_->palettes()) known = known || palette.name == name();
    remove_->setEnabled(known);
}

}  // namespace kinechrome::ui

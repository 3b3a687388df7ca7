// SPDX-License-Identifier: GPL-3.0-or-later
// PaletteBox: the palettes that a person keeps under names: choose one, keep the colour of the
// moment in it, take colours from it.
#pragma once

#include <QWidget>

#include "ui/bridge/hint_color.h"

class QComboBox;
class QToolButton;

namespace kinechrome::ui {

class ColorShelf;
class ColorSwatches;

class PaletteBox : public QWidget {
    Q_OBJECT
public:
    explicit PaletteBox(ColorShelf& shelf, QWidget* parent = nullptr);

    void setColor(HintColor color) { color_ = color; }  // that is kept next

Q_SIGNALS:
    void chosen(kinechrome::ui::HintColor color);

private:
    void refresh();
    void refreshColors();
    [[nodiscard]] QString name() const;

    ColorShelf* shelf_;
    QComboBox* names_;
    QToolButton* keep_;
    QToolButton* remove_;
    ColorSwatches* colors_;
    HintColor color_;
};

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// HintPanel: the colour of the chosen hint or of the next one: palette, typed values, what the
// model finds likely, recent and kept colours, eyedropper, reference still.
#pragma once

#include <QScrollArea>

class QDoubleSpinBox;
class QLabel;
class QToolButton;

namespace kinechrome::ui {

class ColorSwatches;
class GamutPalette;
class HintDesk;
class PaletteBox;
class StillBox;
class Workbench;

class HintPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit HintPanel(Workbench& workbench, QWidget* parent = nullptr);

    [[nodiscard]] GamutPalette& palette() const { return *palette_; }
    [[nodiscard]] StillBox& still() const { return *still_; }

private:
    void assemble();
    void act();
    void refresh();
    void refreshSuggestions();

    HintDesk* desk_;
    QLabel* what_;
    GamutPalette* palette_;
    QLabel* lightness_;
    QDoubleSpinBox* a_;
    QDoubleSpinBox* b_;
    QToolButton* pick_;
    ColorSwatches* likely_;
    ColorSwatches* recent_;
    PaletteBox* kept_;
    StillBox* still_;
};

}  // namespace kinechrome::ui

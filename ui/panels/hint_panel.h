// SPDX-License-Identifier: GPL-3.0-or-later
// HintPanel: the colour of the chosen hint or of the next one: palette, recent colours, eyedropper.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace kinechrome::ui {

class GamutPalette;
class HintDesk;

class HintPanel : public QWidget {
    Q_OBJECT
public:
    explicit HintPanel(HintDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] GamutPalette& palette() const { return *palette_; }

private:
    void refresh();
    void fillRecent();

    HintDesk* desk_;
    QLabel* what_;
    GamutPalette* palette_;
    QLabel* values_;
    QHBoxLayout* recent_;
    QToolButton* pick_;
};

}  // namespace kinechrome::ui

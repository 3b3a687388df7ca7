// SPDX-License-Identifier: GPL-3.0-or-later
// ColorSwatches: a titled row of small colours; a click takes one.
#pragma once

#include <vector>

#include <QWidget>

#include "ui/bridge/hint_color.h"

class QGridLayout;
class QLabel;

namespace kinechrome::ui {

class ColorSwatches : public QWidget {
    Q_OBJECT
public:
    // What can be done with a colour beside taking it.
    enum class Offers { Nothing, Removal };

    explicit ColorSwatches(const QString& title, Offers offers = Offers::Nothing,
                           QWidget* parent = nullptr);

    // Without colours the row is hidden. `notes`: more for the tooltip of each, or none.
    void setColors(const std::vector<HintColor>& colors, const QStringList& notes = {});

Q_SIGNALS:
    void chosen(kinechrome::ui::HintColor color);
    void removeAsked(kinechrome::ui::HintColor color);

private:
    void add(HintColor color, const QString& note, int place);

    Offers offers_;
    QLabel* title_;
    QGridLayout* grid_;
    std::vector<HintColor> colors_;
    QStringList notes_;
};

}  // namespace kinechrome::ui

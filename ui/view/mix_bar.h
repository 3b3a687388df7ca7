// SPDX-License-Identifier: GPL-3.0-or-later
// MixBar: which two views are a pair, and how they are brought into one picture: kind and gain of a
// difference, or how much of each is in a blend. A row of its own below the bar above the views.
#pragma once

#include <QWidget>

#include "ui/view/compare_mode.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSlider;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class MixBar : public QWidget {
    Q_OBJECT
public:
    MixBar(Workbench& workbench, const ActionRegistry& registry, QWidget* parent = nullptr);

private:
    void addPair(QHBoxLayout& row, const ActionRegistry& registry);
    void addDifference(QHBoxLayout& row);
    void addBlend(QHBoxLayout& row);
    // A choice among views for one side of the pair.
    QComboBox* addSide(QHBoxLayout& row, const QString& name, ViewKind ViewChoice::*side);
    void refresh();

    Workbench* workbench_;
    QComboBox* first_ = nullptr;
    QComboBox* second_ = nullptr;
    QComboBox* kind_;
    QComboBox* gain_;
    QSlider* blend_;
    QLabel* share_;
};

}  // namespace kinechrome::ui

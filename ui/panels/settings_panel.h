// SPDX-License-Identifier: GPL-3.0-or-later
// SettingsPanel: how colour is made: model, stabiliser, its strength, saturation.
#pragma once

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QVBoxLayout;

namespace kinechrome::ui {

class Workbench;

class SettingsPanel : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPanel(Workbench& workbench, QWidget* parent = nullptr);

private:
    QSlider* addSlider(QVBoxLayout& column, const QString& name, const QString& tip, int most,
                       QLabel*& value);
    void fillModels();
    void apply();
    void show();  // the session's settings in the controls

    Workbench* workbench_;
    QComboBox* model_;
    QComboBox* stabilizer_;
    QSlider* strength_;
    QSlider* saturation_;
    QLabel* strengthValue_ = nullptr;
    QLabel* saturationValue_ = nullptr;
    QTimer settle_;  // a slider in motion asks for colour a few times a second, not at each pixel
};

}  // namespace kinechrome::ui

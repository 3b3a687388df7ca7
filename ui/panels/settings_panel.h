// SPDX-License-Identifier: GPL-3.0-or-later
// SettingsPanel: how colour is made: model, stabiliser, its strength, saturation; of the whole film
// or of the segment under the playhead.
#pragma once

#include <optional>

#include <QTimer>
#include <QWidget>

#include "core/edit/settings.h"

class QComboBox;
class QLabel;
class QPushButton;
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
    [[nodiscard]] std::optional<std::size_t> segment() const;  // that is edited; empty: the film
    [[nodiscard]] edit::ColorSettings settings() const;        // of the one or the other
    void edit(const QString& name, const edit::ColorSettings& settings, const QString& run);
    void applySliders();
    void show();  // the document's settings in the controls

    Workbench* workbench_;
    QComboBox* scope_;
    QComboBox* model_;
    QComboBox* stabilizer_;
    QSlider* strength_;
    QSlider* saturation_;
    QPushButton* reset_;
    QLabel* strengthValue_ = nullptr;
    QLabel* saturationValue_ = nullptr;
    std::optional<std::size_t> shownSegment_;
    QString moved_;  // the slider that was moved last
    QTimer settle_;  // a slider in motion asks for colour a few times a second, not at each pixel
};

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// SoundControl: mute and volume, on the transport bar.
#pragma once

#include <QWidget>

class QAction;
class QSlider;

namespace kinechrome::ui {

class FilmSound;

class SoundControl : public QWidget {
    Q_OBJECT
public:
    // `mute`: the action of the menu.
    SoundControl(FilmSound& sound, QAction* mute, QWidget* parent = nullptr);

private:
    void refresh();

    FilmSound* sound_;
    QSlider* volume_;
};

}  // namespace kinechrome::ui

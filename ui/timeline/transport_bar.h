// SPDX-License-Identifier: GPL-3.0-or-later
// TransportBar: position, buttons and the rates of playback, under the timeline.
#pragma once

#include <QWidget>

class QLabel;

namespace kinechrome::ui {

class ActionRegistry;
class FilmSound;
class TimeLabel;
class Transport;

class TransportBar : public QWidget {
    Q_OBJECT
public:
    TransportBar(Transport& transport, FilmSound& sound, const ActionRegistry& registry,
                 QWidget* parent = nullptr);

    [[nodiscard]] TimeLabel& position() const { return *position_; }
    [[nodiscard]] QString ratesText() const;

private:
    void refreshRates();

    Transport* transport_;
    TimeLabel* position_;
    QLabel* length_;
    QLabel* rates_;
};

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// FilmSound: lets the sound of the film run with the pictures. While it is heard, it is the clock
// that pictures follow; where it cannot be had, the computer's clock stays.
#pragma once

#include <memory>

#include <QObject>

#include "ui/bridge/sound_output.h"

namespace kinechrome::ui {

class FootageSession;
class Transport;

// Sound is heard in real time at normal speed, forwards. Volume and mute are remembered. Makes its
// output with the first film that has sound: asking for devices takes a moment.
class FilmSound : public QObject {
    Q_OBJECT
public:
    // Both outlive it. Without `make` there is no sound.
    FilmSound(FootageSession& session, Transport& transport, MakeSound make);
    ~FilmSound() override;

    [[nodiscard]] bool available() const { return reason_.isEmpty(); }
    // Why not: one sentence.
    [[nodiscard]] const QString& reason() const { return reason_; }
    [[nodiscard]] int volume() const { return volume_; }  // percent, as the slider has it
    [[nodiscard]] bool muted() const { return muted_; }
    void setVolume(int percent);  // takes the mute away
    void setMuted(bool muted);

Q_SIGNALS:
    void changed();

private:
    void takeFilm();
    void dropFilm(const QString& reason);
    void follow();
    void applyVolume();

    FootageSession* session_;
    Transport* transport_;
    MakeSound make_;
    std::unique_ptr<SoundOutput> output_;
    QString reason_;
    bool playing_ = false;
    int volume_;
    bool muted_;
};

}  // namespace kinechrome::ui

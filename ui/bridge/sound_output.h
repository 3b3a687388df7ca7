// SPDX-License-Identifier: GPL-3.0-or-later
// SoundOutput: something that plays the sound of a film. FilmSound tells it when; tests bring their
// own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include <QObject>

namespace kinechrome::ui {

// Lives on the GUI thread; nothing here blocks. Seconds count from the beginning of the film.
class SoundOutput : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void open(const std::filesystem::path& film) = 0;
    virtual void close() = 0;
    virtual void play(double fromSeconds) = 0;
    virtual void pause() = 0;
    virtual void setVolume(double volume) = 0;  // 0..1, as it is heard

Q_SIGNALS:
    void reached(double seconds);  // several times a second while sound is heard
    void unavailable(const QString& sentence);
};

using MakeSound = std::function<std::unique_ptr<SoundOutput>()>;

// Qt Multimedia's player on the film itself.
[[nodiscard]] std::unique_ptr<SoundOutput> makeQtSound();

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Sound by Qt Multimedia: its player decodes the film's sound alone, since it is given no picture
// to paint.
#include <cmath>
#include <optional>

#include <QAudioDevice>
#include <QAudioOutput>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QTimer>
#include <QUrl>

#include "ui/bridge/sound_output.h"

namespace kinechrome::ui {
namespace {

constexpr int reportBeat = 100;  // milliseconds

class QtSound final : public SoundOutput {
    Q_OBJECT
public:
    QtSound() {
        player_.setAudioOutput(&output_);
        beat_.setInterval(reportBeat);
        connect(&beat_, &QTimer::timeout, this, &QtSound::report);
        connect(&player_, &QMediaPlayer::mediaStatusChanged, this, &QtSound::goOn);
        connect(&player_, &QMediaPlayer::errorOccurred, this,
                [this](QMediaPlayer::Error, const QString& reason) {
                    beat_.stop();
                    Q_EMIT unavailable(tr("The sound cannot be played: %1.").arg(reason));
                });
    }

    void open(const std::filesystem::path& film) override {
        // Without a device the player would neither play nor say so.
        if (QMediaDevices::defaultAudioOutput().isNull()) {
            Q_EMIT unavailable(
                tr("There is no sound device; playback keeps the computer's clock."));
            return;
        }
        output_.setDevice(QMediaDevices::defaultAudioOutput());
        player_.setSource(QUrl::fromLocalFile(QString::fromStdString(film.string())));
    }
    void close() override {
        pause();
        player_.setSource({});
    }
    void play(double fromSeconds) override {
        wanted_ = static_cast<qint64>(std::llround(fromSeconds * 1000.0));
        goOn();
    }
    void pause() override {
        wanted_.reset();
        beat_.stop();
        player_.pause();
    }
    void setVolume(double volume) override { output_.setVolume(static_cast<float>(volume)); }

private:
    // The player forgets a position that it is given while it still opens the film.
    void goOn() {
        const QMediaPlayer::MediaStatus status = player_.mediaStatus();
        if (!wanted_ || status == QMediaPlayer::LoadingMedia || status == QMediaPlayer::NoMedia) {
            return;
        }
        from_ = *wanted_;
        wanted_.reset();
        player_.setPosition(from_);
        player_.play();
        beat_.start();
    }
    // Until sound really runs, the player says where it is to begin.
    void report() {
        const qint64 position = player_.position();
        if (player_.playbackState() != QMediaPlayer::PlayingState || position <= from_) return;
        Q_EMIT reached(static_cast<double>(position) / 1000.0);
    }

    QAudioOutput output_;
    QMediaPlayer player_;
    QTimer beat_;
    std::optional<qint64> wanted_;  // milliseconds, once the film is open
    qint64 from_ = 0;
};

}  // namespace

std::unique_ptr<SoundOutput> makeQtSound() {
    // The film was opened by FFmpeg: so is its sound.
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND")) qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    return std::make_unique<QtSound>();
}

}  // namespace kinechrome::ui

#include "qt_sound.moc"

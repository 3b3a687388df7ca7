// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/film_sound.h"

#include <algorithm>
#include <utility>

#include <QSettings>

#include "ui/bridge/footage_session.h"
#include "ui/timeline/transport.h"

namespace kinechrome::ui {
namespace {

const QString volumeKey = QStringLiteral("sound/volume");
const QString mutedKey = QStringLiteral("sound/muted");
constexpr int defaultVolume = 80;

}  // namespace

FilmSound::FilmSound(FootageSession& session, Transport& transport, MakeSound make)
    : session_(&session),
      transport_(&transport),
      make_(std::move(make)),
      reason_(tr("Open footage first.")),
      volume_(std::clamp(QSettings().value(volumeKey, defaultVolume).toInt(), 0, 100)),
      muted_(QSettings().value(mutedKey, false).toBool()) {
    connect(session_, &FootageSession::opened, this,
            [this] { dropFilm(tr("The film is still being opened.")); });
    connect(session_, &FootageSession::closed, this,
            [this] { dropFilm(tr("Open footage first.")); });
    connect(session_, &FootageSession::infoChanged, this, &FilmSound::takeFilm);
    connect(transport_, &Transport::placed, this, &FilmSound::follow);
}

FilmSound::~FilmSound() = default;

void FilmSound::takeFilm() {
    if (session_->info()->audio.empty()) {
        dropFilm(tr("This film has no sound."));
        return;
    }
    if (!output_ && make_) {
        output_ = make_();
        connect(output_.get(), &SoundOutput::reached, transport_, &Transport::follow);
        connect(output_.get(), &SoundOutput::unavailable, this, &FilmSound::dropFilm);
    }
    if (!output_) return;
    reason_.clear();
    applyVolume();
    output_->open(session_->footage());
    follow();
    Q_EMIT changed();
}

void FilmSound::dropFilm(const QString& reason) {
    reason_ = reason;
    if (output_) output_->close();
    playing_ = false;
    Q_EMIT changed();
}

// At another speed, backwards or with a slipping clock, sound would only be noise.
void FilmSound::follow() {
    const bool heard = available() && transport_->speed() == 1.0 &&
                       transport_->policy() == PlaybackPolicy::RealTime;
    if (heard) {
        output_->play(static_cast<double>(transport_->frame()) / transport_->rate().value());
    } else if (playing_) {
        output_->pause();
    }
    playing_ = heard;
}

void FilmSound::setVolume(int percent) {
    volume_ = std::clamp(percent, 0, 100);
    QSettings().setValue(volumeKey, volume_);
    setMuted(false);
}

// Silent sound runs on: it is the clock.
void FilmSound::setMuted(bool muted) {
    muted_ = muted;
    QSettings().setValue(mutedKey, muted_);
    applyVolume();
    Q_EMIT changed();
}

void FilmSound::applyVolume() {
    // The ear hears steps of a cubed scale as even ones.
    const double share = volume_ / 100.0;
    if (output_) output_->setVolume(muted_ ? 0.0 : share * share * share);
}

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Transport: where the playhead is and how it moves. Owns the wall clock of playback and the
// in/out range; knows nothing of pictures, only that they were shown. Lives on the GUI thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>

#include <QObject>
#include <QTimer>

#include "core/base/rational.h"
#include "core/edit/settings.h"

namespace kinechrome::ui {

enum class PlaybackPolicy {
    RealTime,    // keeps the clock, drops pictures that come late
    EveryFrame,  // shows every picture, lets the clock slip
};

// What the transport bar reports.
struct PlaybackRates {
    double target = 0.0;    // frames a second asked for
    double measured = 0.0;  // pictures a second that were shown
    std::int64_t dropped = 0;
};

class Transport : public QObject {
    Q_OBJECT
public:
    using Clock = std::function<double()>;  // seconds, monotonic

    explicit Transport(QObject* parent = nullptr, Clock clock = {});

    void setClip(std::int64_t count, base::Rational rate);  // forgets range and position
    void setRate(base::Rational rate);
    void setCount(std::int64_t count);  // the index grew

    [[nodiscard]] std::int64_t frame() const { return frame_; }
    [[nodiscard]] std::int64_t count() const { return count_; }
    [[nodiscard]] base::Rational rate() const { return rate_; }
    [[nodiscard]] double speed() const { return speed_; }  // frames per frame; 0 while paused
    [[nodiscard]] bool playing() const { return speed_ != 0.0; }
    [[nodiscard]] PlaybackPolicy policy() const { return policy_; }
    [[nodiscard]] bool loopsRange() const { return loopsRange_; }
    [[nodiscard]] std::optional<std::int64_t> inPoint() const { return in_; }
    [[nodiscard]] std::optional<std::int64_t> outPoint() const { return out_; }
    // In to out, the ends of the film where they are not set. Empty without frames.
    [[nodiscard]] std::optional<edit::FrameRange> range() const;
    [[nodiscard]] PlaybackRates rates() const;

    void seek(std::int64_t frame);  // clamps; playback goes on from there
    void step(std::int64_t by);     // pauses first
    void play();
    void pause();
    void togglePlay();
    // One more press of J (-1) or L (+1): 1, 2, 4, 8 times in that direction.
    void shuttle(int direction);
    void setPolicy(PlaybackPolicy policy);
    void setLoopsRange(bool loops);
    void setInPoint(std::optional<std::int64_t> frame);  // moves the out point along if needed
    void setOutPoint(std::optional<std::int64_t> frame);

    // Sound that is heard has come this far (seconds of film): the clock is brought to it, at once
    // where it is far off and little by little otherwise. In real time at normal speed only.
    void follow(double seconds);
    // The views show this frame now; counted for the measured rate.
    void pictureShown(std::int64_t index);
    // One beat of the playback clock; public so that a test can beat it.
    void tick();

Q_SIGNALS:
    void frameChanged(qint64 frame);
    void playingChanged();
    void policyChanged();
    void rangeChanged();  // in, out or looping
    void countChanged();
    void ratesChanged();
    void placed();  // playback begins, ends, or goes on from another place or in another way

private:
    void setSpeed(double speed);
    void anchor();
    void moveTo(std::int64_t frame);
    [[nodiscard]] edit::FrameRange playedRange() const;
    void playToward(std::int64_t target);

    Clock clock_;
    QTimer timer_;
    base::Rational rate_{24, 1};
    std::int64_t count_ = 0;
    std::int64_t frame_ = 0;
    double speed_ = 0.0;
    PlaybackPolicy policy_ = PlaybackPolicy::RealTime;
    bool loopsRange_ = false;
    std::optional<std::int64_t> in_;
    std::optional<std::int64_t> out_;

    double anchorTime_ = 0.0;  // clock and frame where this stretch of playback began
    std::int64_t anchorFrame_ = 0;
    std::optional<std::int64_t> lastShown_;
    std::deque<double> shownTimes_;  // of the last second
    std::int64_t dropped_ = 0;
};

}  // namespace kinechrome::ui

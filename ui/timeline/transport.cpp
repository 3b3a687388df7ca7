// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/transport.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace kinechrome::ui {
namespace {

constexpr int beatMilliseconds = 4;  // finer than any film's frame
constexpr double fastest = 8.0;
constexpr double farOff = 0.2;      // seconds between sound and picture that anybody notices
constexpr double correction = 0.2;  // share of a small difference that one report takes away

double steadySeconds() {
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Transport::Transport(QObject* parent, Clock clock)
    : QObject(parent), clock_(clock ? std::move(clock) : Clock(steadySeconds)) {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(beatMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &Transport::tick);
}

void Transport::setClip(std::int64_t count, base::Rational rate) {
    pause();
    rate_ = rate.known() ? rate : base::Rational{24, 1};
    count_ = std::max<std::int64_t>(0, count);
    in_.reset();
    out_.reset();
    frame_ = 0;
    dropped_ = 0;
    shownTimes_.clear();
    lastShown_.reset();
    Q_EMIT countChanged();
    Q_EMIT rangeChanged();
    Q_EMIT ratesChanged();
    Q_EMIT frameChanged(frame_);
}

void Transport::setRate(base::Rational rate) {
    if (!rate.known()) return;
    rate_ = rate;
    anchor();
    Q_EMIT ratesChanged();
}

void Transport::setCount(std::int64_t count) {
    if (count == count_) return;
    count_ = count;
    Q_EMIT countChanged();
    if (frame_ >= count_) seek(count_ - 1);
}

std::optional<edit::FrameRange> Transport::range() const {
    if (count_ <= 0) return std::nullopt;
    return edit::FrameRange{in_.value_or(0), out_.value_or(count_ - 1)};
}

PlaybackRates Transport::rates() const {
    const double asked = rate_.value() * (playing() ? std::abs(speed_) : 1.0);
    double measured = 0.0;
    if (shownTimes_.size() > 1) {
        const double span = shownTimes_.back() - shownTimes_.front();
        if (span > 0.0) measured = static_cast<double>(shownTimes_.size() - 1) / span;
    }
    return {asked, measured, dropped_};
}

void Transport::moveTo(std::int64_t frame) {
    const std::int64_t clamped =
        std::clamp<std::int64_t>(frame, 0, std::max<std::int64_t>(0, count_ - 1));
    if (clamped == frame_) return;
    frame_ = clamped;
    Q_EMIT frameChanged(frame_);
}

void Transport::anchor() {
    anchorTime_ = clock_();
    anchorFrame_ = frame_;
    lastShown_.reset();  // a jump is not a drop
    Q_EMIT placed();
}

void Transport::seek(std::int64_t frame) {
    moveTo(frame);
    anchor();
}

void Transport::step(std::int64_t by) {
    pause();
    seek(frame_ + by);
}

void Transport::setSpeed(double speed) {
    if (count_ <= 0) speed = 0.0;
    if (speed == speed_) return;
    const bool starts = speed_ == 0.0;
    speed_ = speed;
    if (starts) {
        dropped_ = 0;
        shownTimes_.clear();
    }
    anchor();
    if (playing()) {
        timer_.start();
    } else {
        timer_.stop();
    }
    Q_EMIT playingChanged();
    Q_EMIT ratesChanged();
}

void Transport::play() {
    const edit::FrameRange played = playedRange();
    if (frame_ >= played.last || frame_ < played.first) seek(played.first);
    setSpeed(1.0);
}

void Transport::pause() {
    setSpeed(0.0);
}

void Transport::togglePlay() {
    playing() ? pause() : play();
}

void Transport::shuttle(int direction) {
    const bool same = playing() && (speed_ > 0.0) == (direction > 0);
    setSpeed(same ? std::clamp(speed_ * 2.0, -fastest, fastest) : direction);
}

void Transport::setPolicy(PlaybackPolicy policy) {
    if (policy == policy_) return;
    policy_ = policy;
    anchor();
    Q_EMIT policyChanged();
}

void Transport::setLoopsRange(bool loops) {
    if (loops == loopsRange_) return;
    loopsRange_ = loops;
    Q_EMIT rangeChanged();
}

void Transport::setInPoint(std::optional<std::int64_t> frame) {
    in_ = frame;
    if (in_ && out_ && *out_ < *in_) out_.reset();
    Q_EMIT rangeChanged();
}

void Transport::setOutPoint(std::optional<std::int64_t> frame) {
    out_ = frame;
    if (in_ && out_ && *out_ < *in_) in_.reset();
    Q_EMIT rangeChanged();
}

void Transport::follow(double seconds) {
    if (speed_ != 1.0 || policy_ != PlaybackPolicy::RealTime) return;
    const double here =
        static_cast<double>(anchorFrame_) / rate_.value() + (clock_() - anchorTime_);
    const double off = seconds - here;
    anchorTime_ -= std::abs(off) > farOff ? off : off * correction;
}

void Transport::pictureShown(std::int64_t index) {
    if (!playing()) return;
    if (lastShown_ == index) return;
    if (lastShown_) {
        const auto stride = std::max<std::int64_t>(1, std::llround(std::abs(speed_)));
        dropped_ += std::max<std::int64_t>(0, std::abs(index - *lastShown_) / stride - 1);
    }
    lastShown_ = index;
    const double now = clock_();
    shownTimes_.push_back(now);
    while (now - shownTimes_.front() > 1.0) shownTimes_.pop_front();
    Q_EMIT ratesChanged();
}

edit::FrameRange Transport::playedRange() const {
    const edit::FrameRange whole{0, std::max<std::int64_t>(0, count_ - 1)};
    return loopsRange_ ? range().value_or(whole) : whole;
}

void Transport::playToward(std::int64_t target) {
    const edit::FrameRange played = playedRange();
    const bool forward = speed_ > 0.0;
    const bool past = forward ? target > played.last : target < played.first;
    if (!past) {
        moveTo(target);
    } else if (loopsRange_) {
        seek(forward ? played.first : played.last);
    } else {
        moveTo(forward ? played.last : played.first);
        pause();
    }
}

void Transport::tick() {
    if (!playing()) return;
    const double now = clock_();
    const double elapsedFrames = (now - anchorTime_) * rate_.value() * std::abs(speed_);
    const std::int64_t direction = speed_ > 0.0 ? 1 : -1;
    if (policy_ == PlaybackPolicy::RealTime) {
        const std::int64_t target =
            anchorFrame_ + direction * static_cast<std::int64_t>(std::floor(elapsedFrames));
        // A clock that was set back holds the picture; it does not turn the film round.
        if (direction * (target - frame_) > 0) playToward(target);
        return;
    }
    // Every frame: one step when its time has come and the picture before it was seen.
    const bool seen = lastShown_ == frame_;
    if (seen && elapsedFrames >= 1.0) {
        playToward(frame_ + direction);
        anchorTime_ = now;
        anchorFrame_ = frame_;
    }
}

}  // namespace kinechrome::ui

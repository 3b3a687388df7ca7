// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/moment.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/temporal/flat_ground.h"
#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr int motionShortSide = 160;
constexpr double grainBlur = 0.8;  // samples

struct Tone {
    double mean = 0.0;
    double deviation = 0.0;
};

Tone toneOf(const Plane<float>& gray) {
    double sum = 0.0;
    double squares = 0.0;
    for (int y = 0; y < gray.height(); ++y) {
        const float* row = gray.row(y);
        for (int x = 0; x < gray.width(); ++x) {
            sum += row[x];
            squares += static_cast<double>(row[x]) * row[x];
        }
    }
    const double count = static_cast<double>(gray.width()) * gray.height();
    const double mean = sum / count;
    return {mean, std::sqrt(std::max(squares / count - mean * mean, 0.0))};
}

// `past` in the light of `now`: mean and contrast alike. Small differences come from what moves in
// and out rather than from the light; they do no harm to a search that looks at structure.
Plane<float> inLightOf(const Plane<float>& now, const Plane<float>& past) {
    const Tone to = toneOf(now);
    const Tone from = toneOf(past);
    constexpr double flat = 0.004;  // too little contrast to tell a gain
    const double gain =
        from.deviation < flat ? 1.0 : std::clamp(to.deviation / from.deviation, 0.5, 2.0);
    const auto factor = static_cast<float>(gain);
    const auto offset = static_cast<float>(to.mean - gain * from.mean);
    Plane<float> out(past.width(), past.height());
    for (int y = 0; y < past.height(); ++y) {
        const float* row = past.row(y);
        std::transform(row, row + past.width(), out.row(y), [&](float value) {
            return std::clamp(factor * value + offset, 0.0F, 1.0F);
        });
    }
    return out;
}

}  // namespace

Moment resized(const Moment& moment, int width, int height) {
    Moment out;
    out.gray = resampled(moment.gray, width, height);
    out.light = moment.light;
    if (moment.beginsShot()) return out;
    out.toPast = resizeFlow(moment.toPast, width, height);
    out.toNow = resizeFlow(moment.toNow, width, height);
    out.seenInPast = resampled(moment.seenInPast, width, height);
    out.seenNow = resampled(moment.seenNow, width, height);
    return out;
}

MotionSize motionSize(int pictureWidth, int pictureHeight) {
    const int shortSide = std::min(pictureWidth, pictureHeight);
    if (shortSide <= motionShortSide) return {pictureWidth, pictureHeight};
    const double scale = static_cast<double>(motionShortSide) / shortSide;
    const auto scaled = [&](int side) { return static_cast<int>(std::lround(side * scale)); };
    return {scaled(pictureWidth), scaled(pictureHeight)};
}

SharedMoment stillMoment(const Plane<float>& gray) {
    auto moment = std::make_shared<Moment>();
    moment->gray = gray;
    return {moment, moment};
}

Plane<float> motionGray(const Plane<float>& gray) {
    const MotionSize size = motionSize(gray.width(), gray.height());
    return blurred(resampled(gray, size.width, size.height), grainBlur);
}

Moment relate(OpticalFlow& flow, const Plane<float>& now, const Plane<float>& past) {
    const Plane<float> lit = inLightOf(now, past);
    return relate(bridged({flow.compute(now, lit), flow.compute(lit, now)}, now, past), now, past);
}

Moment relate(PairFlow known, const Plane<float>& now, const Plane<float>& past) {
    Moment moment;
    moment.gray = now;
    moment.toPast = std::move(known.toPast);
    moment.toNow = std::move(known.toNow);
    const Sight back = sight(now, past, moment.toPast, moment.toNow);
    // Flow is least certain beside what it cannot find: doubt reaches one sample further.
    moment.seenInPast = eroded(back.mask);
    moment.light = back.light;
    moment.seenNow = eroded(visibility(past, now, moment.toNow, moment.toPast));
    return moment;
}

MomentMaker::MomentMaker() : flow_(makeDisFlow(FlowPreset::Fast)) {}

std::shared_ptr<const Moment> MomentMaker::next(const Plane<float>& gray, bool newShot,
                                                const PairFlow* known) {
    const Plane<float> now = motionGray(gray);
    auto moment = std::make_shared<Moment>();
    if (newShot || !now.sameSize(before_)) {
        moment->gray = now;
    } else if (known != nullptr && now.sameSize(known->toPast.u)) {
        *moment = relate(*known, now, before_);
    } else {
        *moment = relate(*flow_, now, before_);
    }
    before_ = now;
    return moment;
}

SharedMoment MomentMaker::next(const Plane<float>& gray, bool newShot, int chromaWidth,
                               int chromaHeight, const PairFlow* known) {
    SharedMoment shared;
    shared.fine = next(gray, newShot, known);
    shared.coarse = std::make_shared<Moment>(resized(*shared.fine, chromaWidth, chromaHeight));
    return shared;
}

}  // namespace kinechrome::temporal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/tv_stabilizer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/temporal/moving_edge.h"
#include "core/temporal/resample.h"
#include "core/temporal/running_mean.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr std::size_t reach = 16;                // frames to either side
constexpr float lambdaPerFrame = 40.0F / 24.0F;  // a*b* units for each frame of memory
constexpr float lostSight = 0.05F;               // visibility below which a path has ended

// Total variation pulls the two sides of a jump together a little; beyond what flicker does, a jump
// is another surface or another lamp, and its tie is loosened (Candes 2008, reweighting).
float keptTie(float jump) {
    constexpr float largeJump = 30.0F;
    const float ratio = (jump / largeJump) * (jump / largeJump);
    return 1.0F / (1.0F + ratio * ratio);
}

// displacement(x) += step(x + displacement(x)): the path goes one frame further.
void extend(FlowField& path, const FlowField& step) {
    const Carrier way(path);
    const Plane<float> u = way.plain(step.u);
    const Plane<float> v = way.plain(step.v);
    for (int y = 0; y < u.height(); ++y) {
        for (int x = 0; x < u.width(); ++x) {
            path.u.at(x, y) += u.at(x, y);
            path.v.at(x, y) += v.at(x, y);
        }
    }
}

// How far a frame is tied to its neighbour along `flow`: what is seen of it, away from edges that
// move.
Plane<float> tieOf(const Plane<float>& seen, const FlowField& flow,
                   const color::ChromaField& network) {
    Plane<float> tie = awayFromMovingEdges(flow, network.a, network.b);
    for (int y = 0; y < tie.height(); ++y) {
        for (int x = 0; x < tie.width(); ++x) tie.at(x, y) *= trusted(seen.at(x, y));
    }
    return tie;
}

}  // namespace

TvStabilizer::TvStabilizer(double strength) : lambda_(lambdaPerFrame * memoryLength(strength)) {}

void TvStabilizer::push(const color::ChromaField& network, const SharedMoment& moment) {
    if (moment.coarse->beginsShot()) finish();
    Waiting frame{network, weightsOf(network), moment.coarse, {}, {}};
    if (!frames_.empty()) {
        const Moment& joint = *moment.coarse;
        frame.toPast = tieOf(joint.seenInPast, joint.toPast, network);
        frame.toNow = tieOf(joint.seenNow, joint.toNow, frames_.back().network);
    }
    frames_.push_back(std::move(frame));
    if (frames_.size() > next_ + reach) deliverAt(next_++);
    if (frames_.size() > 2 * reach + 1) {
        frames_.pop_front();
        --next_;
    }
}

void TvStabilizer::finish() {
    while (next_ < frames_.size()) deliverAt(next_++);
    frames_.clear();
    next_ = 0;
    vividness_.forget();
}

std::vector<TvStabilizer::Sample> TvStabilizer::samples(std::size_t index, int direction) const {
    const bool back = direction < 0;
    const int width = frames_[index].network.width();
    const int height = frames_[index].network.height();
    FlowField path{{width, height}, {width, height}};
    std::vector<Sample> list;
    const std::size_t most =
        back ? std::min(index, reach) : std::min(frames_.size() - 1 - index, reach);
    for (std::size_t k = 1; k <= most; ++k) {
        const std::size_t at = back ? index - k : index + k;
        // What joins the frame to the next nearer one is known of the later of both.
        const Waiting& joint = frames_[back ? at + 1 : at];
        Sample sample;
        sample.tie = Carrier(path).plain(back ? joint.toPast : joint.toNow);
        extend(path, back ? joint.moment->toPast : joint.moment->toNow);
        const Carrier way(path);
        const Waiting& frame = frames_[at];
        sample.a = way.sharp(frame.network.a);
        sample.b = way.sharp(frame.network.b);
        sample.weight = way.plain(frame.weight);
        list.push_back(std::move(sample));
    }
    return list;
}

void TvStabilizer::deliverAt(std::size_t index) {
    const Waiting& now = frames_[index];
    const int width = now.network.width();
    const int height = now.network.height();
    const std::vector<Sample> past = samples(index, -1);
    const std::vector<Sample> future = samples(index, 1);
    color::ChromaField out{{width, height}, {width, height}, {width, height}};
    std::vector<float> a;
    std::vector<float> b;
    std::vector<float> weights;
    std::vector<float> ties;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            a.clear();
            b.clear();
            weights.clear();
            ties.clear();
            const auto add = [&](const Sample& sample, float tie) {
                a.push_back(sample.a.at(x, y));
                b.push_back(sample.b.at(x, y));
                weights.push_back(sample.weight.at(x, y));
                ties.push_back(lambda_ * tie);
            };
            std::size_t back = 0;
            while (back < past.size() && past[back].tie.at(x, y) > lostSight) ++back;
            for (std::size_t k = back; k-- > 0;) {
                add(past[k], k + 1 < back ? past[k + 1].tie.at(x, y) : 0.0F);
            }
            const std::size_t own = a.size();
            a.push_back(now.network.a.at(x, y));
            b.push_back(now.network.b.at(x, y));
            weights.push_back(now.weight.at(x, y));
            ties.push_back(back > 0 ? lambda_ * past[0].tie.at(x, y) : 0.0F);
            for (std::size_t k = 0; k < future.size(); ++k) {
                const float tie = future[k].tie.at(x, y);
                if (tie <= lostSight) break;
                add(future[k], tie);
            }
            for (std::size_t k = 1; k < ties.size(); ++k) {
                ties[k] *= keptTie(std::hypot(a[k] - a[k - 1], b[k] - b[k - 1]));
            }
            out.a.at(x, y) = string_.solveAt(a, weights, ties, own);
            out.b.at(x, y) = string_.solveAt(b, weights, ties, own);
            const float before = past.empty() ? 0.0F : past[0].tie.at(x, y);
            const float after = future.empty() ? 0.0F : future[0].tie.at(x, y);
            out.confidence.at(x, y) = std::max(before, after);
        }
    }
    fillIn(out, now.network);
    if (lambda_ > 0.0F) vividness_.restore(out, now.network);
    deliver({std::move(out), now.network, now.moment});
}

}  // namespace kinechrome::temporal

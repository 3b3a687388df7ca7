// SPDX-License-Identifier: GPL-3.0-or-later
// The recursive flow stabiliser.
//
// Note [Steady colour]
// The steadied colour of a pixel is the mean of what the network said along its path (the project
// paper 3.2, Lai 2018 and Ruder 2016 blend with a fixed weight). The network's errors differ from
// frame to frame, so a mean over many frames is not only steadier but closer to the truth than any
// of them: a fixed weight would hold five frames; counting them (running_mean.h) holds as many as
// have really been seen, up to a length that the strength sets, and starts anew at one where the
// path begins. Three judges shorten the count:
//  - visibility (visibility.h) of the frame before: occlusions, motion edges, damage;
//  - the gray of the memory: dissolves, and flow errors that add up;
//  - agreement: the flow looks right but the colour has really changed (an object of the same gray
//    as its ground, a lamp switched on). The running mean of the signed difference between network
//    and memory is compared with that of its length. Flicker changes sign, so the first stays small
//    against the second; a real change keeps its sign, and the past is dropped within a few frames.
// Where the count has fallen the network's colour stands, lifted by the correction that its
// surroundings got (fillIn()), so that no seam shows.
#include "core/temporal/flow_stabilizer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr float memoryOfDisagreement = 0.6F;  // about three frames
constexpr float smallDisagreement = 6.0F;     // a*b* units that nobody would call another colour

// 1 while network and past differ by flicker only, towards 0 as they differ persistently.
float agreement(float biasA, float biasB, float spread) {
    const float bias = std::hypot(biasA, biasB);
    const float oneSided = bias / (spread + 1e-3F);
    const float persistent = std::clamp((oneSided - 0.75F) / 0.25F, 0.0F, 1.0F);
    const float large =
        std::clamp((bias - smallDisagreement) / (2.0F * smallDisagreement), 0.0F, 1.0F);
    return 1.0F - persistent * large;
}

}  // namespace

void FlowStabilizer::push(const color::ChromaField& network, const SharedMoment& moment) {
    deliver({steady(network, *moment.coarse), network, moment.coarse});
}

Plane<float> FlowStabilizer::judge(const color::ChromaField& network, const Moment& moment,
                                   const Plane<float>& weight, ColorMemory& memory) {
    const Carrier way(moment.toPast);
    Disagreement next{way.plain(disagreement_.a), way.plain(disagreement_.b),
                      way.plain(disagreement_.spread)};
    const Plane<float> before = way.plain(memory_.count);
    Plane<float> visible(network.width(), network.height());
    for (int y = 0; y < network.height(); ++y) {
        for (int x = 0; x < network.width(); ++x) {
            const float differenceA = network.a.at(x, y) - memory.a.at(x, y);
            const float differenceB = network.b.at(x, y) - memory.b.at(x, y);
            float& count = memory.count.at(x, y);
            const float seen = count / std::max(before.at(x, y), 1e-3F);
            const float keep = memoryOfDisagreement * std::min(seen, 1.0F);
            // A frame that is unsure of its colour is no witness of a change.
            const float fresh = (1.0F - memoryOfDisagreement) * std::min(weight.at(x, y), 1.0F);
            float& meanA = next.a.at(x, y);
            float& meanB = next.b.at(x, y);
            float& spread = next.spread.at(x, y);
            meanA = keep * meanA + fresh * differenceA;
            meanB = keep * meanB + fresh * differenceB;
            spread = keep * spread + fresh * std::hypot(differenceA, differenceB);
            const float agreed = agreement(meanA, meanB, spread);
            count *= agreed;
            visible.at(x, y) = std::min(seen, 1.0F) * agreed;
        }
    }
    disagreement_ = std::move(next);
    return visible;
}

color::ChromaField FlowStabilizer::steady(const color::ChromaField& network, const Moment& moment) {
    const int width = network.width();
    const int height = network.height();
    const Plane<float> weight = weightsOf(network);
    if (moment.beginsShot() || memory_.empty() || !memory_.a.sameSize(network.a)) {
        memory_ = {};
        remember(memory_, network, weight, moment.gray, most_);
        disagreement_ = {{width, height}, {width, height}, {width, height}};
        vividness_.forget();
        return {network.a, network.b, {width, height}};
    }
    ColorMemory past = carried(memory_, moment, Direction::Forward, moment.gray);
    Plane<float> visible = judge(network, moment, weight, past);
    color::ChromaField out{{width, height}, {width, height}, {width, height}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float count = std::min(past.count.at(x, y), most_);
            const float share = count / (count + weight.at(x, y));
            const float a = network.a.at(x, y);
            const float b = network.b.at(x, y);
            out.a.at(x, y) = a + share * (past.a.at(x, y) - a);
            out.b.at(x, y) = b + share * (past.b.at(x, y) - b);
            out.confidence.at(x, y) = share;
        }
    }
    fillIn(out, network);
    out.confidence = std::move(visible);
    remember(past, network, weight, moment.gray, most_);
    // What was shown is what the next frame must continue.
    past.a = out.a.clone();
    past.b = out.b.clone();
    memory_ = std::move(past);
    if (most_ > 0.0F) vividness_.restore(out, network);
    return out;
}

}  // namespace kinechrome::temporal

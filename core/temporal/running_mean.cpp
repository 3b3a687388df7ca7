// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/running_mean.h"

#include <algorithm>
#include <cmath>

#include "core/color/certainty.h"
#include "core/temporal/moving_edge.h"
#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr float grayTolerance = 0.1F;  // difference of gray at which a memory counts half

float square(float value) {
    return value * value;
}

void add(Plane<float>& to, const Plane<float>& from, float sign) {
    for (int y = 0; y < to.height(); ++y) {
        for (int x = 0; x < to.width(); ++x) to.at(x, y) += sign * from.at(x, y);
    }
}

}  // namespace

ColorMemory carried(const ColorMemory& memory, const Moment& moment, Direction direction,
                    const Plane<float>& gray) {
    const bool forward = direction == Direction::Forward;
    const Carrier way(forward ? moment.toPast : moment.toNow);
    const Plane<float>& seen = forward ? moment.seenInPast : moment.seenNow;
    ColorMemory out{way.sharp(memory.a), way.sharp(memory.b), way.plain(memory.count),
                    way.plain(memory.gray)};
    const Plane<float> away =
        awayFromMovingEdges(forward ? moment.toPast : moment.toNow, out.a, out.b);
    const float gain = forward ? moment.light.gain : 1.0F / moment.light.gain;
    const float offset = forward ? moment.light.offset : -moment.light.offset / moment.light.gain;
    for (int y = 0; y < gray.height(); ++y) {
        for (int x = 0; x < gray.width(); ++x) {
            float& old = out.gray.at(x, y);
            old = gain * old + offset;
            const float ratio = square((gray.at(x, y) - old) / grayTolerance);
            out.count.at(x, y) *= trusted(seen.at(x, y)) * away.at(x, y) / (1.0F + square(ratio));
        }
    }
    return out;
}

void remember(ColorMemory& memory, const color::ChromaField& network, const Plane<float>& weight,
              const Plane<float>& gray, float most) {
    if (memory.empty()) {
        memory = {network.a.clone(), network.b.clone(), weight.clone(), gray.clone()};
        return;
    }
    for (int y = 0; y < network.height(); ++y) {
        for (int x = 0; x < network.width(); ++x) {
            float& count = memory.count.at(x, y);
            const float kept = std::min(count, most);
            const float total = kept + weight.at(x, y);
            const float gain = weight.at(x, y) / std::max(total, 1e-6F);
            memory.a.at(x, y) += gain * (network.a.at(x, y) - memory.a.at(x, y));
            memory.b.at(x, y) += gain * (network.b.at(x, y) - memory.b.at(x, y));
            memory.gray.at(x, y) += gain * (gray.at(x, y) - memory.gray.at(x, y));
            count = total;
        }
    }
}

Plane<float> weightsOf(const color::ChromaField& network) {
    Plane<float> weight(network.width(), network.height());
    if (network.confidence.empty()) {
        weight.fill(1.0F);
        return weight;
    }
    for (int y = 0; y < weight.height(); ++y) {
        for (int x = 0; x < weight.width(); ++x) {
            const float sure = std::clamp(network.confidence.at(x, y), 0.01F, 0.99F);
            const float expected = color::expectedDistanceOf(sure);
            weight.at(x, y) = std::clamp(square(color::halfSureDistance / expected), 0.25F, 4.0F);
        }
    }
    return weight;
}

float memoryLength(double strength) {
    constexpr double longest = 200.0;
    const double kept = std::clamp(strength, 0.0, 1.0);
    return static_cast<float>(std::min(6.0 * kept / std::max(1.0 - kept, 1e-6), longest));
}

double fillReach(int width) {
    return std::max(1.0, 0.04 * width);
}

void fillIn(Plane<float>& correctionA, Plane<float>& correctionB, const Plane<float>& certainty,
            const Plane<float>& welcome) {
    const int width = certainty.width();
    const int height = certainty.height();
    const double reach = fillReach(width);
    Plane<float> knownA(width, height);
    Plane<float> knownB(width, height);
    Plane<float> known(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float sure = square(certainty.at(x, y));
            known.at(x, y) = sure;
            knownA.at(x, y) = sure * correctionA.at(x, y);
            knownB.at(x, y) = sure * correctionB.at(x, y);
        }
    }
    const Plane<float> aroundA = blurred(knownA, reach);
    const Plane<float> aroundB = blurred(knownB, reach);
    const Plane<float> around = blurred(known, reach);
    constexpr float doubt = 0.15F;  // without witnesses nearby the correction fades out
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float taken = welcome.empty() ? 1.0F : welcome.at(x, y);
            const float open = taken * (1.0F - certainty.at(x, y)) / (around.at(x, y) + doubt);
            correctionA.at(x, y) += open * aroundA.at(x, y);
            correctionB.at(x, y) += open * aroundB.at(x, y);
        }
    }
}

void fillIn(color::ChromaField& steady, const color::ChromaField& network) {
    add(steady.a, network.a, -1.0F);
    add(steady.b, network.b, -1.0F);
    fillIn(steady.a, steady.b, steady.confidence);
    add(steady.a, network.a, 1.0F);
    add(steady.b, network.b, 1.0F);
}

}  // namespace kinechrome::temporal

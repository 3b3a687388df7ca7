// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/anchors.h"

#include <algorithm>

#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr std::int64_t keyDistance = 32;
constexpr std::int64_t nearest = 4;  // closer anchors say what the neighbours say anyway

}  // namespace

Anchors::Anchors() : flow_(makeDisFlow(FlowPreset::Fast)) {}

void Anchors::forget() {
    anchors_.clear();
    frame_ = 0;
}

Anchors::Pull Anchors::pull(const Plane<float>& gray, int width, int height) {
    Pull pull;
    for (const Anchor& anchor : anchors_) {
        if (frame_ - anchor.frame < nearest || !anchor.gray.sameSize(gray)) continue;
        const Moment way = resized(relate(*flow_, gray, anchor.gray), width, height);
        const Carrier carrier(way.toPast);
        const Plane<float> a = carrier.sharp(anchor.field.a);
        const Plane<float> b = carrier.sharp(anchor.field.b);
        const Plane<float> count = carrier.plain(anchor.count);
        if (pull.empty()) pull = {{width, height}, {width, height}, {width, height}};
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const float weight = count.at(x, y) * trusted(way.seenInPast.at(x, y));
                float& total = pull.count.at(x, y);
                total += weight;
                const float gain = weight / std::max(total, 1e-6F);
                pull.a.at(x, y) += gain * (a.at(x, y) - pull.a.at(x, y));
                pull.b.at(x, y) += gain * (b.at(x, y) - pull.b.at(x, y));
            }
        }
    }
    return pull;
}

void Anchors::settle(const Plane<float>& gray, const color::ChromaField& field,
                     const Plane<float>& count) {
    if (frame_ % keyDistance == 0) {
        if (anchors_.size() > 1) anchors_.pop_back();
        anchors_.push_back({frame_, gray, field, count});
    }
    ++frame_;
}

}  // namespace kinechrome::temporal

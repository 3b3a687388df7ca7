// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/plain_stabilizers.h"

#include <algorithm>
#include <utility>

#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr float blendOfPast = 0.85F;
constexpr std::size_t reach = 7;  // frames to either side

// sum += factor * plane
void addTo(Plane<float>& sum, const Plane<float>& plane, float factor) {
    for (int y = 0; y < sum.height(); ++y) {
        const float* from = plane.row(y);
        float* to = sum.row(y);
        for (int x = 0; x < sum.width(); ++x) to[x] += factor * from[x];
    }
}

}  // namespace

void NoStabilizer::push(const color::ChromaField& network, const SharedMoment& moment) {
    deliver({{network.a, network.b, {network.width(), network.height()}}, network, moment.coarse});
}

void PlainBlend::push(const color::ChromaField& network, const SharedMoment& moment) {
    Plane<float> visible(network.width(), network.height());
    if (moment.coarse->beginsShot() || !a_.sameSize(network.a)) {
        a_ = network.a;
        b_ = network.b;
    } else {
        visible.fill(1.0F);
        const Carrier way(moment.coarse->toPast);
        Plane<float> a(network.width(), network.height());
        Plane<float> b(network.width(), network.height());
        addTo(a, way.plain(a_), blendOfPast);
        addTo(a, network.a, 1.0F - blendOfPast);
        addTo(b, way.plain(b_), blendOfPast);
        addTo(b, network.b, 1.0F - blendOfPast);
        a_ = std::move(a);
        b_ = std::move(b);
    }
    deliver({{a_, b_, std::move(visible)}, network, moment.coarse});
}

void PlainAverage::push(const color::ChromaField& network, const SharedMoment& moment) {
    if (moment.coarse->beginsShot()) finish();
    frames_.push_back({network, moment.coarse});
    if (frames_.size() > next_ + reach) deliverAt(next_++);
    if (frames_.size() > 2 * reach + 1) {
        frames_.pop_front();
        --next_;
    }
}

void PlainAverage::finish() {
    while (next_ < frames_.size()) deliverAt(next_++);
    frames_.clear();
    next_ = 0;
}

void PlainAverage::deliverAt(std::size_t index) {
    const Waiting& now = frames_[index];
    const int width = now.network.width();
    const int height = now.network.height();
    const std::size_t first = index < reach ? 0 : index - reach;
    const std::size_t end = std::min(frames_.size(), index + reach + 1);
    const float share = 1.0F / static_cast<float>(end - first);
    color::ChromaField mean{{width, height}, {width, height}, {width, height}};
    mean.confidence.fill(1.0F);
    for (std::size_t i = first; i < end; ++i) {
        addTo(mean.a, frames_[i].network.a, share);
        addTo(mean.b, frames_[i].network.b, share);
    }
    deliver({std::move(mean), now.network, now.moment});
}

}  // namespace kinechrome::temporal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/both_ways.h"

#include <algorithm>
#include <utility>

#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

// What goes on from one frame to its neighbour, whichever way.
void weaken(ColorMemory& memory, const Plane<float>& link, float kept) {
    if (!link.empty()) multiply(memory.count, link);
    if (kept == 1.0F) return;
    for (int y = 0; y < memory.count.height(); ++y) {
        float* row = memory.count.row(y);
        for (int x = 0; x < memory.count.width(); ++x) row[x] *= kept;
    }
}

void hear(ColorMemory& memory, const Passage& passage, std::size_t i) {
    const Witness& witness = passage.witnesses[i];
    if (witness.empty()) return;
    remember(memory, witness.field, witness.weight, passage.frames[i].coarse().gray, passage.most);
}

JoinedMean joined(const ColorMemory& past, const ColorMemory& after, float most) {
    if (past.empty() && after.empty()) return {};
    const ColorMemory& first = past.empty() ? after : past;
    JoinedMean mean{{first.a.clone(), first.b.clone(), {}}, first.count.clone()};
    if (past.empty() || after.empty()) return mean;
    for (int y = 0; y < mean.count.height(); ++y) {
        for (int x = 0; x < mean.count.width(); ++x) {
            const float own = std::min(after.count.at(x, y), most);
            float& total = mean.count.at(x, y);
            total += own;
            const float gain = own / std::max(total, 1e-6F);
            float& a = mean.field.a.at(x, y);
            float& b = mean.field.b.at(x, y);
            a += gain * (after.a.at(x, y) - a);
            b += gain * (after.b.at(x, y) - b);
        }
    }
    return mean;
}

}  // namespace

std::vector<ColorMemory> forwardMeans(const Passage& passage, std::size_t count,
                                      const ColorMemory& held) {
    std::vector<ColorMemory> means;
    for (std::size_t i = 0; i < count; ++i) {
        const ColorMemory& before = means.empty() ? held : means.back();
        const Moment& moment = passage.frames[i].coarse();
        ColorMemory mean;
        if (!moment.beginsShot() && !before.empty()) {
            mean = carried(before, moment, Direction::Forward, moment.gray);
            weaken(mean, passage.links[i], passage.kept);
        }
        hear(mean, passage, i);
        means.push_back(std::move(mean));
    }
    return means;
}

std::vector<JoinedMean> joinedMeans(const Passage& passage,
                                    const std::vector<ColorMemory>& before) {
    std::vector<JoinedMean> means(before.size());
    ColorMemory after;
    for (std::size_t i = passage.frames.size(); i-- > 0;) {
        if (!after.empty()) {
            weaken(after, passage.links[i + 1], passage.kept);
            after = carried(after, passage.frames[i + 1].coarse(), Direction::Backward,
                            passage.frames[i].coarse().gray);
        }
        if (i < before.size()) means[i] = joined(before[i], after, passage.most);
        hear(after, passage, i);
    }
    return means;
}

}  // namespace kinechrome::temporal

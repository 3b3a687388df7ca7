// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/hint_need.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace kinechrome::ui {
namespace {

struct Candidate {
    std::int64_t frame = 0;
    std::size_t segment = 0;
    std::optional<float> uncertainty;
    std::optional<float> flicker;
    double need = 0.0;
    int ranks = 0;
};

// Adds to each candidate that has the value its rank among them, 0..1; equal values rank equally.
template <class Value>
void addRanks(std::vector<Candidate>& candidates, Value value) {
    std::vector<float> sorted;
    for (const Candidate& each : candidates) {
        if (each.*value) sorted.push_back(*(each.*value));
    }
    if (sorted.empty()) return;
    std::sort(sorted.begin(), sorted.end());
    for (Candidate& each : candidates) {
        if (!(each.*value)) continue;
        const auto below = std::lower_bound(sorted.begin(), sorted.end(), *(each.*value));
        each.need +=
            static_cast<double>(below - sorted.begin()) / static_cast<double>(sorted.size());
        ++each.ranks;
    }
}

std::vector<Candidate> candidatesOf(const std::vector<pipeline::FrameRecord>& records,
                                    const std::vector<edit::Segment>& segments) {
    std::vector<Candidate> candidates;
    const auto count = static_cast<std::int64_t>(records.size());
    const auto take = [&](const edit::FrameRange& range, std::size_t segment) {
        for (std::int64_t frame = range.first; frame <= std::min(range.last, count - 1); ++frame) {
            const pipeline::FieldFigures& figures = records[static_cast<std::size_t>(frame)].field;
            if (!figures.uncertainty && !figures.flickerAfter) continue;
            candidates.push_back({frame, segment, figures.uncertainty, figures.flickerAfter});
        }
    };
    if (segments.empty()) take({0, count - 1}, 0);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (!segments[i].approved && !segments[i].skip) take(segments[i].range, i);
    }
    return candidates;
}

}  // namespace

std::vector<std::int64_t> rankedHintNeeds(const std::vector<pipeline::FrameRecord>& records,
                                          const std::vector<edit::Segment>& segments,
                                          std::int64_t apart) {
    std::vector<Candidate> candidates = candidatesOf(records, segments);
    addRanks(candidates, &Candidate::uncertainty);
    addRanks(candidates, &Candidate::flicker);
    for (Candidate& each : candidates) each.need /= each.ranks;
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& x, const Candidate& y) { return x.need > y.need; });
    std::vector<std::int64_t> frames;
    std::set<std::pair<std::size_t, std::int64_t>> chosen;  // segment and frame
    for (const Candidate& each : candidates) {
        const auto near = chosen.lower_bound({each.segment, each.frame - apart + 1});
        const bool served = near != chosen.end() && near->first == each.segment &&
                            near->second < each.frame + apart;
        if (served) continue;
        chosen.insert({each.segment, each.frame});
        frames.push_back(each.frame);
    }
    return frames;
}

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_sheet.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace kinechrome::pipeline {

namespace {
constexpr int thumbnailWidth = 360;
constexpr std::size_t mostSamples = 64;
constexpr std::size_t mostStills = 4;
}  // namespace

picture::SheetColumn sheetColumn(const std::string& label, const ShownFrame& frame) {
    picture::SheetColumn column{fmt::format("{}, mean a*b* distance {:.2f}", label, frame.distance),
                                {}};
    for (const auto* planes : {&frame.gray, &frame.result, &frame.truth}) {
        column.pictures.push_back(picture::thumbnail(*planes, thumbnailWidth));
    }
    return column;
}

picture::SheetBand emptyBand(const std::string& title) {
    return {title, {"gray", "colourised", "ground truth"}, {}};
}

void SheetPicker::add(const ShownFrame& frame) {
    const Pick pick{frame.distance, sheetColumn(fmt::format("frame {}", frame.frame), frame)};
    if (extremes_.empty()) extremes_.assign(2, pick);
    if (pick.distance < extremes_.front().distance) extremes_.front() = pick;
    if (pick.distance > extremes_.back().distance) extremes_.back() = pick;
    sample(pick);
}

void SheetPicker::sample(const Pick& pick) {
    if (seen_++ % stride_ != 0) return;
    samples_.push_back(pick);
    if (samples_.size() < mostSamples) return;
    // Full: every other one goes, and from now on every other frame is looked at.
    std::vector<Pick> kept;
    for (std::size_t i = 0; i < samples_.size(); i += 2) kept.push_back(std::move(samples_[i]));
    samples_ = std::move(kept);
    stride_ *= 2;
}

picture::SheetBand SheetPicker::band(const std::string& title) const {
    picture::SheetBand band = emptyBand(title);
    if (extremes_.empty()) return band;
    std::vector<const Pick*> sorted;
    for (const Pick& pick : samples_) sorted.push_back(&pick);
    std::sort(sorted.begin(), sorted.end(),
              [](const Pick* x, const Pick* y) { return x->distance < y->distance; });
    const std::pair<const char*, const Pick*> shown[] = {{"best", &extremes_.front()},
                                                         {"median", sorted[sorted.size() / 2]},
                                                         {"worst", &extremes_.back()}};
    for (const auto& [name, pick] : shown) {
        band.columns.push_back(pick->column);
        band.columns.back().label = fmt::format("{}: {}", name, pick->column.label);
    }
    return band;
}

std::vector<ChosenStills> chooseStills(const std::vector<double>& distances) {
    if (distances.empty()) return {};
    std::vector<std::size_t> order(distances.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t x, std::size_t y) { return distances[x] < distances[y]; });
    const std::size_t all = order.size();
    const std::size_t each = std::clamp(all / 3, std::size_t{1}, mostStills);
    const auto part = [&](std::size_t from) {
        const auto first = order.begin() + static_cast<std::ptrdiff_t>(from);
        return std::vector<std::size_t>(first, first + static_cast<std::ptrdiff_t>(each));
    };
    std::vector<ChosenStills> chosen{{"best", part(0)}};
    // With two stills there is no middle that is neither.
    if (all >= 3) chosen.push_back({"around the median", part((all - each) / 2)});
    if (all >= 2) {
        chosen.push_back({"worst", part(all - each)});
        std::reverse(chosen.back().indices.begin(), chosen.back().indices.end());
    }
    return chosen;
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_sheet.h"

#include <algorithm>

#include <fmt/format.h>

namespace kinechrome::pipeline {

namespace {
constexpr int thumbnailWidth = 360;
constexpr std::size_t mostSamples = 64;
}  // namespace

void SheetPicker::add(const std::string& label, double distance, const color::RgbPlanes& gray,
                      const color::RgbPlanes& result, const color::RgbPlanes& truth) {
    Pick pick{label, distance, {}};
    for (const auto* planes : {&gray, &result, &truth}) {
        pick.pictures.push_back(picture::thumbnail(*planes, thumbnailWidth));
    }
    if (extremes_.empty()) extremes_.assign(2, pick);
    if (distance < extremes_.front().distance) extremes_.front() = pick;
    if (distance > extremes_.back().distance) extremes_.back() = pick;
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
    picture::SheetBand band{title, {"gray", "colourised", "ground truth"}, {}};
    if (extremes_.empty()) return band;
    std::vector<const Pick*> sorted;
    for (const Pick& pick : samples_) sorted.push_back(&pick);
    std::sort(sorted.begin(), sorted.end(),
              [](const Pick* x, const Pick* y) { return x->distance < y->distance; });
    const Pick* shown[] = {&extremes_.front(), sorted[sorted.size() / 2], &extremes_.back()};
    const char* names[] = {"best", "median", "worst"};
    for (std::size_t i = 0; i < 3; ++i) {
        band.columns.push_back({fmt::format("{}: {}, mean ab distance {:.2f}", names[i],
                                            shown[i]->label, shown[i]->distance),
                                shown[i]->pictures});
    }
    return band;
}

}  // namespace kinechrome::pipeline

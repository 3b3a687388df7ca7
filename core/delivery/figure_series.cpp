// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/figure_series.h"

#include <algorithm>

#include "core/color/luma_lock.h"
#include "core/metrics/figures.h"

namespace kinechrome::delivery {

namespace {

// What a screen shows.
color::RgbPlanes clipped(color::RgbPlanes rgb) {
    for (base::Plane<float>* plane : {&rgb.r, &rgb.g, &rgb.b}) {
        for (int y = 0; y < plane->height(); ++y) {
            float* row = plane->row(y);
            for (int x = 0; x < plane->width(); ++x) row[x] = std::clamp(row[x], 0.0F, 1.0F);
        }
    }
    return rgb;
}

}  // namespace

void FigureSeries::add(const FrameTrio& trio) {
    const color::RgbPlanes shown = clipped(color::decodeRgb(trio.output.picture));
    if (!trio.reference) {
        colorfulness.emplace_back(metrics::colorfulness(shown));
        return;
    }
    const auto truth = metrics::judgedPicture(color::decodeRgb(trio.reference->picture));
    const auto gray = color::grayInput(trio.source.picture);
    const auto figures = metrics::compareColors(shown, truth);
    colorfulness.emplace_back(figures.colorfulness);
    colorfulnessReference.emplace_back(truth.colorfulness);
    distance.emplace_back(figures.meanAbDistance);
    distanceGray.emplace_back(metrics::compareColors({gray, gray, gray}, truth).meanAbDistance);
}

std::optional<double> meanOf(const Series& series) {
    double sum = 0.0;
    std::size_t count = 0;
    for (const auto& value : series) {
        sum += value.value_or(0.0);
        count += value ? 1 : 0;
    }
    return count == 0 ? std::nullopt : std::optional(sum / static_cast<double>(count));
}

}  // namespace kinechrome::delivery

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/frame_record.h"

#include <cmath>
#include <cstring>
#include <limits>

namespace kinechrome::pipeline {
namespace {

// Four numbers lie in the a and b of two pixels; what is missing is not-a-number.
constexpr int packedWidth = 2;

float orMissing(const std::optional<float>& value) {
    return value.value_or(std::numeric_limits<float>::quiet_NaN());
}

std::optional<float> unlessMissing(float value) {
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<float> uncertaintyOf(const color::ChromaField& network) {
    const base::Plane<float>& confidence = network.confidence;
    if (confidence.empty()) return std::nullopt;
    double sum = 0.0;
    for (int y = 0; y < confidence.height(); ++y) {
        const float* row = confidence.row(y);
        for (int x = 0; x < confidence.width(); ++x) sum += static_cast<double>(row[x]);
    }
    const double count = static_cast<double>(confidence.width()) * confidence.height();
    return static_cast<float>(1.0 - sum / count);
}

color::RgbPlanes sampled(const base::Plane<std::uint32_t>& rgba) {
    const int step = (rgba.width() + mostAcross - 1) / mostAcross;
    const int width = (rgba.width() + step - 1) / step;
    const int height = (rgba.height() + step - 1) / step;
    color::RgbPlanes planes{{width, height}, {width, height}, {width, height}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint8_t bytes[4];
            std::memcpy(bytes, &rgba.at(x * step, y * step), sizeof bytes);
            planes.r.at(x, y) = static_cast<float>(bytes[0]) / 255.0F;
            planes.g.at(x, y) = static_cast<float>(bytes[1]) / 255.0F;
            planes.b.at(x, y) = static_cast<float>(bytes[2]) / 255.0F;
        }
    }
    return planes;
}

color::ChromaField packed(const FieldFigures& figures) {
    color::ChromaField field{{packedWidth, 1}, {packedWidth, 1}, {}};
    field.a.at(0, 0) = orMissing(figures.flickerBefore);
    field.a.at(1, 0) = orMissing(figures.flickerAfter);
    field.b.at(0, 0) = orMissing(figures.uncertainty);
    field.b.at(1, 0) = 0.0F;
    return field;
}

FieldFigures unpacked(const color::ChromaField& packed) {
    if (packed.width() != packedWidth || packed.height() != 1) return {};
    return {unlessMissing(packed.a.at(0, 0)), unlessMissing(packed.a.at(1, 0)),
            unlessMissing(packed.b.at(0, 0))};
}

}  // namespace kinechrome::pipeline

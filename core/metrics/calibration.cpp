// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/calibration.h"

#include <algorithm>
#include <cmath>

namespace kinechrome::metrics {

namespace {

constexpr double kUnit = 65536.0;

std::uint64_t inUnits(float value) {
    return static_cast<std::uint64_t>(std::llround(static_cast<double>(value) * kUnit));
}

}  // namespace

void Calibration::add(float confidence, float distance) {
    if (classes_.empty()) classes_.resize(kClasses);
    const float sure = confidence > 0.0F ? std::min(confidence, 1.0F) : 0.0F;
    const auto index = static_cast<std::size_t>(sure * static_cast<float>(kClasses - 1) + 0.5F);
    Class& own = classes_[index];
    ++own.count;
    own.distance += inUnits(distance);
    own.confidence += inUnits(sure);
    ++pixels_;
}

void Calibration::add(const Calibration& other) {
    if (other.classes_.empty()) return;
    if (classes_.empty()) classes_.resize(kClasses);
    for (std::size_t i = 0; i < kClasses; ++i) {
        classes_[i].count += other.classes_[i].count;
        classes_[i].distance += other.classes_[i].distance;
        classes_[i].confidence += other.classes_[i].confidence;
    }
    pixels_ += other.pixels_;
}

void Calibration::add(const color::ChromaField& field, const base::Plane<float>& truthA,
                      const base::Plane<float>& truthB) {
    if (field.confidence.empty()) return;
    for (int y = 0; y < field.height(); ++y) {
        for (int x = 0; x < field.width(); ++x) {
            const float da = field.a.at(x, y) - truthA.at(x, y);
            const float db = field.b.at(x, y) - truthB.at(x, y);
            add(field.confidence.at(x, y), std::sqrt(da * da + db * db));
        }
    }
}

std::optional<CalibrationDeciles> Calibration::deciles() const {
    if (pixels_ < 10) return std::nullopt;
    CalibrationDeciles result;
    const double part = static_cast<double>(pixels_) / 10.0;
    std::size_t decile = 0;
    double room = part;  // pixels that still fit into this part
    for (auto own = classes_.rbegin(); own != classes_.rend(); ++own) {
        double left = static_cast<double>(own->count);
        if (own->count == 0) continue;
        const double distance = static_cast<double>(own->distance) / left / kUnit;
        const double confidence = static_cast<double>(own->confidence) / left / kUnit;
        while (left > 0.0) {
            // Rounding may leave a crumb behind the last part; it belongs to that part.
            const double taken = decile == 9 ? left : std::min(left, room);
            result.distance[decile] += distance * taken / part;
            result.confidence[decile] += confidence * taken / part;
            left -= taken;
            room -= taken;
            if (room <= 0.0 && decile < 9) {
                ++decile;
                room = part;
            }
        }
    }
    return result;
}

}  // namespace kinechrome::metrics

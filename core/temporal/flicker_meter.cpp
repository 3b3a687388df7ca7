// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/flicker_meter.h"

#include <utility>

#include "core/temporal/resample.h"

namespace kinechrome::temporal {

std::optional<double> FlickerMeter::next(const color::ChromaField& field, const Moment& moment) {
    const color::ChromaField before = std::exchange(before_, {field.a, field.b, {}});
    if (moment.beginsShot() || !before.a.sameSize(field.a)) return std::nullopt;
    const Carrier way(moment.toPast);
    const base::Plane<float> a = way.sharp(before.a);
    const base::Plane<float> b = way.sharp(before.b);
    double sum = 0.0;
    double weight = 0.0;
    for (int y = 0; y < field.height(); ++y) {
        for (int x = 0; x < field.width(); ++x) {
            const double da = static_cast<double>(field.a.at(x, y) - a.at(x, y));
            const double db = static_cast<double>(field.b.at(x, y) - b.at(x, y));
            const auto seen = static_cast<double>(moment.seenInPast.at(x, y));
            sum += seen * (da * da + db * db);
            weight += seen;
        }
    }
    if (weight < 1.0) return std::nullopt;
    return sum / (weight * 100.0 * 100.0);
}

}  // namespace kinechrome::temporal

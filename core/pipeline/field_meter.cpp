// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/field_meter.h"

#include <cmath>

namespace kinechrome::pipeline {

FieldFigures FieldMeter::next(const color::ChromaField& network, const color::ChromaField& steady,
                              const temporal::Moment* moment, Succession succession) {
    FieldFigures figures;
    figures.uncertainty = uncertaintyOf(network);
    if (moment == nullptr) return figures;
    const auto before = network_.next(network, *moment);
    const auto after = steady_.next(steady, *moment);
    if (succession == Succession::Stands || !before || !after) return figures;
    figures.flickerBefore = static_cast<float>(100.0 * std::sqrt(*before));
    figures.flickerAfter = static_cast<float>(100.0 * std::sqrt(*after));
    return figures;
}

}  // namespace kinechrome::pipeline

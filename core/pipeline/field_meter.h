// SPDX-License-Identifier: GPL-3.0-or-later
// FieldMeter: the figures of chroma fields that come frame by frame.
#pragma once

#include "core/color/chroma_field.h"
#include "core/pipeline/frame_record.h"
#include "core/temporal/flicker_meter.h"
#include "core/temporal/moment.h"

namespace kinechrome::pipeline {

// Whether a frame is the one after the frame measured before it, within one shot.
enum class Succession : std::uint8_t { Follows, Stands };

// Keeps two fields. One thread at a time.
class FieldMeter {
public:
    // `moment`: of the frame and the one measured before it; null when no motion was looked for.
    // Flicker is told only for a frame that follows.
    [[nodiscard]] FieldFigures next(const color::ChromaField& network,
                                    const color::ChromaField& steady,
                                    const temporal::Moment* moment, Succession succession);

private:
    temporal::FlickerMeter network_;
    temporal::FlickerMeter steady_;
};

}  // namespace kinechrome::pipeline

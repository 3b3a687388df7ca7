// SPDX-License-Identifier: GPL-3.0-or-later
// Frames as people write them: timecode, frame number or seconds, and back.
#pragma once

#include <cstdint>
#include <optional>

#include <QString>

#include "core/base/rational.h"

namespace kinechrome::ui {

enum class TimeFormat { Timecode, Frame, Seconds };

// How a clip counts time. `startTimecode` is the stream's own ("01:00:00:00", ';' for drop-frame)
// or empty; an unknown rate counts 24 frames a second.
struct TimeBase {
    base::Rational rate{24, 1};
    QString startTimecode;

    bool operator==(const TimeBase&) const = default;
};

// SMPTE ST 12-1 timecode; drop-frame where the start timecode says so and the rate allows it.
[[nodiscard]] QString formatTime(std::int64_t frame, TimeFormat format, const TimeBase& base);

// Understands "01:00:02:10" (fields that are missing on the left are those of the start timecode),
// "12.5s", "12.5" (seconds when `format` is Seconds), "250", and "+24" or "-24" relative to
// `current`. Empty when it does not, and for a timecode before the film's first.
[[nodiscard]] std::optional<std::int64_t> parseTime(const QString& text, TimeFormat format,
                                                    const TimeBase& base, std::int64_t current);

}  // namespace kinechrome::ui

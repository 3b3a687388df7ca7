// SPDX-License-Identifier: GPL-3.0-or-later
// ShotTint: what colour of its own a shot has, told from a few of its frames.
#pragma once

#include <cstdint>
#include <optional>

#include "core/color/tint.h"

namespace kinechrome::pipeline {

// One shot after the other, frame by frame. One thread at a time.
class ShotTint {
public:
    struct Verdict {
        std::int64_t first = 0;  // frame of the shot
        color::TintKind kind = color::TintKind::Neutral;
    };

    // Looks at a frame; `begins`: of a new shot. A verdict comes once for each shot: when enough
    // of its frames have been seen, or with the next shot where it was shorter.
    [[nodiscard]] std::optional<Verdict> look(std::int64_t frame, bool begins,
                                              const color::Picture& picture);
    // That of the last shot, where it has not come yet.
    [[nodiscard]] std::optional<Verdict> end();

private:
    std::int64_t first_ = 0;
    int measured_ = 0;
    int tinted_ = 0;
    int colored_ = 0;
    bool judged_ = true;  // or there is none
};

}  // namespace kinechrome::pipeline

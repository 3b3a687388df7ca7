// SPDX-License-Identifier: GPL-3.0-or-later
// FilmShots: where a film may be cut into pieces that one run would not tell apart. See Note
// [Pieces] in film_shots.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/edit/settings.h"
#include "core/pipeline/colorize_job.h"
#include "core/pipeline/cut_book.h"
#include "core/pipeline/frame_feed.h"
#include "core/pipeline/planned_color.h"

namespace kinechrome::pipeline {

struct FilmShots {
    edit::FrameRange frames;  // all that are exported, counted in the film
    std::vector<std::int64_t>
        begins;  // the first frame, and each that owes nothing to those before
};

// Decodes the whole feed, and does nothing else with it. `planned`: the export's segments; its
// hints do not matter. `cuts` knows every cut afterwards. Errors: Input, Interrupted.
[[nodiscard]] base::Result<FilmShots> findShots(FrameFeed& feed, const PlannedColor& planned,
                                                CutBook& cuts, base::Progress* progress,
                                                const std::stop_token& stop);

// The same without decoding, where the request's segments hold every frame and know every shot;
// empty where they do not. Errors: Input, Interrupted.
[[nodiscard]] base::Result<std::optional<FilmShots>> shotsOfSegments(const ColorizeRequest& request,
                                                                     const std::stop_token& stop);

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
// Judging many stills at once: they need nothing of each other.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/pipeline/evaluate_clip.h"

namespace kinechrome::pipeline {

// What came of one still.
struct StillReport {
    std::optional<ClipReport> clip;  // missing when it was skipped
    PictureVectors vectors;          // empty without a feature network
    std::string skipped;             // the sentence why
};

// Judges still number `index`; called from several threads at once.
using StillJudge =
    std::function<base::Result<StillReport>(std::size_t index, const std::stop_token& stop)>;

// Judges `count` stills on `threads` threads (0: one a core) and returns the reports in their
// order. Ends at the first failure, which it returns: of several the one of the lowest number.
// Errors: those of `judge`, Interrupted.
[[nodiscard]] base::Result<std::vector<StillReport>> judgeStills(std::size_t count, int threads,
                                                                 const StillJudge& judge,
                                                                 const std::stop_token& stop);

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
// A clip coloured ahead of being judged: the network once, then every stabiliser on the same
// predictions and the same motion.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/base/error.h"
#include "core/pipeline/evaluate_methods.h"
#include "core/pipeline/evaluate_painter.h"
#include "core/pipeline/scratch_chroma.h"
#include "core/pipeline/steady_run.h"

namespace kinechrome::pipeline {

// What was made of a clip, and what it cost.
struct AheadFilm {
    std::unique_ptr<ScratchChroma> store;
    std::unique_ptr<SteadyRun> run;
    std::vector<std::vector<edit::Hint>> hints;  // by frame; none where none were asked for
    std::int64_t frames = 0;
    double networkSeconds = 0.0;  // wall time
};

struct AheadRequest {
    std::filesystem::path file;
    std::int64_t frames = 0;  // at most; 0: all
    int threads = 0;
    ModelPainting painting;  // its stabiliser is not looked at: `methods` are
};

// Decodes the clip, colours it and runs `methods` over it. Memory does not grow with the clip; its
// fields are on the disk. Errors: Input, Internal, Output, Interrupted.
[[nodiscard]] base::Result<std::shared_ptr<AheadFilm>> colorAhead(SharedColorizer& shared,
                                                                  const AheadRequest& request,
                                                                  std::vector<SteadyMethod> methods,
                                                                  const std::stop_token& stop);

// All methods that can be compared: those of the settings, and the plain ones.
[[nodiscard]] std::vector<SteadyMethod> comparedMethods(double strength);

// Takes the colour of one method from `film`.
[[nodiscard]] std::unique_ptr<FramePainter> makeAheadPainter(std::shared_ptr<AheadFilm> film,
                                                             std::size_t method,
                                                             const ModelPainting& painting);

// One for each method of `film`.
[[nodiscard]] std::vector<MethodPainter> makeMethodPainters(const std::shared_ptr<AheadFilm>& film,
                                                            const ModelPainting& painting);

// Tells each method's figures what the method cost a frame.
void addCosts(const AheadFilm& film, std::vector<MethodFigures>& methods);

}  // namespace kinechrome::pipeline

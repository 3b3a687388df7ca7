// SPDX-License-Identifier: GPL-3.0-or-later
// How a run begins: anew, from a model, or where it stopped.
#include <algorithm>

#include <fmt/format.h>

#include "core/nn/recipe_text.h"
#include "core/nn/run_folder.h"
#include "core/nn/training_run.h"
#include "core/nn/warm_start.h"

namespace kinechrome::nn {

namespace fs = std::filesystem;
using base::ErrorKind;

base::Result<void> TrainingRun::resume() {
    const fs::path file = request_.out / "checkpoint.safetensors";
    auto loaded = loadCheckpoint(file, session_.everything());
    if (!loaded) return base::fail(loaded.error());
    if (loaded->labels != pack_.labels || loaded->seed != recipe_.seed ||
        loaded->pack != packPrint_) {
        return base::fail(ErrorKind::Usage, file.string(),
                          "the checkpoint was made with another pack or another seed",
                          "resume with the pack and recipe it was made with");
    }
    if (!askForTheSame(loaded->recipe, recipe_.text)) {
        note("the recipe has changed since the checkpoint");
    }
    loaded->recipe = recipe_.text;
    if (loaded->teacher && loaded->teacher != state_.teacher) {
        note("the teacher has changed since the checkpoint");
    }
    loaded->teacher = state_.teacher;
    if (request_.minutes > 0.0) loaded->minutes = request_.minutes;
    schedule_.runFor(loaded->minutes);
    state_ = std::move(*loaded);
    session_.optimizer().setSteps(state_.optimizerSteps);
    // A kill may have come between an export and the next checkpoint.
    if (const auto model = readManifest(request_.out / "model")) {
        const auto score = model->figures.find("score");
        if (score != model->figures.end() && score->is_number()) {
            state_.bestScore = std::min(state_.bestScore, score->get<double>());
        }
    }
    return {};
}

base::Result<void> TrainingRun::startFromModel() {
    for (const ColorNet& net : {session_.network(), session_.average()}) {
        auto fresh = startFrom(request_.init, *startModel_, pack_.labels, net);
        if (!fresh) return base::fail(fresh.error());
        state_.fresh = std::move(*fresh);
    }
    if (state_.fresh.empty()) return {};
    note(fmt::format("{} has no weights that fit {}: trained from the start", request_.init,
                     fmt::join(state_.fresh, ", ")));
    return {};
}

base::Result<void> TrainingRun::begin() {
    state_.minutes = request_.minutes;
    state_.seed = recipe_.seed;
    state_.pack = packPrint_;
    state_.labels = pack_.labels;
    state_.recipe = recipe_.text;
    state_.teacher = session_.teacherWeights();
    if (request_.resume) {
        if (auto done = resume(); !done) return done;
    } else if (startModel_) {
        if (auto done = startFromModel(); !done) return done;
    }
    const std::string copy =
        recipeSeenFrom(request_.out, recipe_.text, request_.recipe.parent_path(), request_.data);
    if (auto done = claimRunFolder(request_.out, copy, startModel_); !done) return done;
    report_.open(state_.step);
    skippedList_ = report_.listSkipped(pack_);
    if (auto done = report_.written(); !done) return done;
    for (const std::string& sentence : fitSampling(recipe_, pack_, split_)) note(sentence);
    session_.remember();
    return request_.resume ? base::Result<void>() : validateNow();
}

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training_run.h"

#include <algorithm>
#include <cmath>

#include <ATen/Functions.h>
#include <fmt/format.h>

#include "core/base/atomic_file.h"
#include "core/nn/color_palette.h"
#include "core/nn/cpu_features.h"
#include "core/nn/image_codec.h"
#include "core/nn/model_export.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t kRememberEvery = 200;  // steps between copies to roll back to
constexpr double kEventSeconds = 5.0;
constexpr int kSheetColumns = 12;
constexpr double kShortfallWeight = 0.7;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

TrainingRun::TrainingRun(const TrainRequest& request,
                         const std::function<void(const TrainEvent&)>& listen, RunParts parts)
    : request_(request),
      recipe_(std::move(parts.recipe)),
      pack_(std::move(parts.pack)),
      startModel_(std::move(parts.start)),
      packPrint_(fingerprintOf(pack_)),
      split_(splitPack(pack_, recipe_)),
      cuda_(parts.cuda),
      bfloat16_(recipe_.bfloat16 && (cuda_ || cpuHasNativeBfloat16())),
      session_(
          recipe_, recipe_.network, bfloat16_, cuda_, parts.threads,
          recipe_.rebalance > 0.0 ? countColors(pack_, split_.training) : std::vector<double>{}),
      schedule_(recipe_, request.minutes),
      report_(listen, request.out, recipe_.name, recipe_.batch) {
    if (parts.teacher) session_.listenTo(*std::move(parts.teacher));
}

Moment TrainingRun::now() const {
    return {state_.step, state_.seconds + secondsSince(start_)};
}

bool TrainingRun::everythingIsFinite() const {
    const auto all = session_.everything();
    return std::all_of(all.begin(), all.end(), [](const auto& item) {
        return at::isfinite(item.second).all().template item<bool>();
    });
}

ValidationRequest TrainingRun::validationRequest() const {
    return {&pack_,
            split_.validation,
            split_.unseen,
            recipe_.validationSize,
            recipe_.targetColorfulness,
            recipe_.distanceLimit,
            bfloat16_,
            cuda_};
}

// The distance at the recipe's colourfulness; a network that does not reach it pays at the rate at
// which a gain trades one for the other.
double TrainingRun::scoreOf(const ValidationFigures& figures) const {
    const double missing =
        std::max(0.0, recipe_.targetColorfulness - figures.atTarget.colorfulnessRatio);
    return figures.atTarget.distanceRatio + kShortfallWeight * missing;
}

base::Result<void> TrainingRun::tell(const char* phase, std::optional<ValidationFigures> figures,
                                     fs::path sheet) {
    TrainEvent event;
    event.phase = phase;
    event.step = state_.step;
    event.fraction = fraction();
    event.minutes = now().seconds / 60.0;
    event.secondsLeft = schedule_.secondsLeft(now(), begun_);
    event.learningRate = learningRate();
    event.size = schedule_.size(event.fraction);
    event.figures = std::move(figures);
    event.sheet = std::move(sheet);
    report_.tell(std::move(event));
    return report_.written();
}

base::Result<void> TrainingRun::save() {
    if (auto done = keepFinite(); !done) return done;
    RunState saved = state_;
    saved.seconds = now().seconds;
    saved.optimizerSteps = session_.optimizer().steps();
    auto done =
        saveCheckpoint(request_.out / "checkpoint.safetensors", saved, session_.everything());
    if (done) session_.remember();
    return done;
}

base::Result<void> TrainingRun::exportNow(const ValidationFigures& figures, double score) {
    const double best = std::isfinite(score) ? score : state_.bestScore;
    const TrainingFacts facts{state_.step,
                              state_.step * recipe_.batch,
                              now().seconds / 60.0,
                              static_cast<int>(split_.training.size()),
                              static_cast<int>(pack_.clips.size()),
                              trainingSources(pack_, split_),
                              best,
                              pack_.labels,
                              startModel_ ? startModel_->name : std::string(),
                              startModel_ ? startModel_->licence : recipe_.licence};
    auto done = exportModel(request_.out / "model", session_.average(), recipe_, facts, figures);
    if (!done) return done;
    state_.exported = figures;
    state_.bestScore = best;
    return state_.step > 0 ? save() : done;  // a run that goes on reports this model
}

base::Result<void> TrainingRun::validateNow() {
    if (auto done = keepFinite(); !done) return done;
    ValidationFigures figures;
    const ValidationRequest request = validationRequest();
    if (!request.images.empty()) {
        figures = validate(session_.average(), request);
        const fs::path sheet = request_.out / "sheets" / fmt::format("step-{:08}.png", state_.step);
        auto drawn =
            writePng(sheet, drawSheet(session_.average(), request, kSheetColumns, figures));
        if (!drawn) return drawn;
        last_ = figures;
        if (state_.step == 0) state_.initial = figures;
        if (auto done = tell("validation", figures, sheet); !done) return done;
    }
    const double score = scoreOf(figures);
    // A fresh network is not worth a model; without anything to judge by the newest is the best.
    const bool first = !state_.exported && (state_.step > 0 || startModel_);
    const bool better = request.images.empty() ? state_.step > 0 : score < state_.bestScore;
    if (!first && !(better && state_.exported)) return {};
    return exportNow(figures, score);
}

base::Result<void> TrainingRun::rollBack() {
    session_.restore();
    if (!state_.guard.lost()) {
        return base::fail(ErrorKind::Internal, "train",
                          "the loss is no finite number again and again, at ever lower rates",
                          "lower \"learning_rate\" or set \"bfloat16\" to false in the recipe");
    }
    note(
        fmt::format("step {}: the loss is no finite number; back to the last good state with the "
                    "learning rate times {:.3g}",
                    state_.step, state_.guard.rateFactor()));
    return {};
}

base::Result<void> TrainingRun::keepFinite() {
    return everythingIsFinite() ? base::Result<void>() : rollBack();
}

base::Result<void> TrainingRun::learnStep(BatchLoader& loader) {
    Batch batch = loader.take(state_.step, schedule_.size(fraction()));
    if (request_.alterBatch) request_.alterBatch(state_.step, batch);
    const StepResult result = session_.step(batch, learningRate());
    ++state_.step;
    if (!result.finite) return rollBack();
    state_.guard.good();
    report_.count(result.losses);
    if (state_.step % kRememberEvery != 0) return {};
    auto done = keepFinite();
    if (done) session_.remember();
    return done;
}

base::Result<void> TrainingRun::learn(const std::stop_token& stop) {
    BatchLoader loader(pack_, split_.training, recipe_.sampling, recipe_.augmentation, recipe_.seed,
                       recipe_.batch, cuda_ ? std::max(1, availableThreads() - 2) : 1);
    Clock::time_point validated = Clock::now();
    Clock::time_point saved = validated;
    while (fraction() < 1.0 && !stop.stop_requested()) {
        if (auto done = learnStep(loader); !done) return done;
        if (report_.secondsSinceTold() >= kEventSeconds) {
            if (auto done = tell("training"); !done) return done;
        }
        if (secondsSince(validated) >= 60.0 * recipe_.validateMinutes) {
            if (auto done = validateNow(); !done) return done;
            validated = Clock::now();
        }
        if (secondsSince(saved) >= 60.0 * recipe_.checkpointMinutes) {
            if (auto done = save(); !done) return done;
            saved = Clock::now();
        }
    }
    return save();
}

TrainSummary TrainingRun::summary() const {
    TrainSummary summary;
    summary.steps = state_.step;
    summary.images = state_.step * recipe_.batch;
    summary.minutes = now().seconds / 60.0;
    summary.imagesPerSecond = static_cast<double>(summary.images) / std::max(1e-6, now().seconds);
    summary.rollbacks = state_.guard.rollbacks;
    summary.device = cuda_ ? "cuda" : "cpu";
    summary.precision = bfloat16_ ? "bfloat16" : "float32";
    summary.trainingImages = static_cast<int>(split_.training.size());
    summary.trainingClips = static_cast<int>(pack_.clips.size());
    summary.heldOutImages = static_cast<int>(split_.validation.size());
    summary.skipped = pack_.skipped;
    summary.skippedList = skippedList_;
    summary.fresh = state_.fresh;
    summary.notes = report_.notes();
    summary.initial = state_.initial;
    summary.last = last_;
    if (!split_.validation.empty()) summary.figures = state_.exported;
    summary.model = request_.out / "model";
    if (state_.initial && state_.exported) {
        summary.improved = scoreOf(*state_.exported) < scoreOf(*state_.initial);
    }
    return summary;
}

base::Result<TrainSummary> TrainingRun::go(const std::stop_token& stop) {
    start_ = Clock::now();
    if (split_.training.empty() && pack_.clips.empty()) {
        return base::fail(ErrorKind::Usage, request_.recipe.string(),
                          "everything is held out, nothing is left to train on",
                          "hold out less or name a larger pack");
    }
    if (auto done = begin(); !done) return base::fail(done.error());
    start_ = Clock::now();  // judging the start is no training
    begun_ = now();
    if (auto done = learn(stop); !done) {
        // There may be room for a checkpoint where there was none for a sheet or a model.
        if (done.error().kind == ErrorKind::Output) static_cast<void>(save());
        return base::fail(done.error());
    }
    if (fraction() < 1.0) {
        const std::string why = fmt::format("stopped after step {}", state_.step);
        return base::fail(ErrorKind::Interrupted, "train", why, "go on with --resume");
    }
    if (auto done = validateNow(); !done) return base::fail(done.error());
    return summary();
}

}  // namespace kinechrome::nn

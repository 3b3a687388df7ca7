// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training_run.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "core/nn/cpu_features.h"
#include "core/nn/image_codec.h"
#include "core/nn/manifest.h"
#include "core/nn/model_export.h"
#include "core/nn/tensor_io.h"
#include "core/nn/training_log.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t kRememberEvery = 200;  // steps between copies to roll back to
constexpr int kMaxRollbacks = 20;
constexpr double kEventSeconds = 10.0;
constexpr int kSheetColumns = 12;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Whole sources that were never seen, and the first pictures by hash of the others.
Split splitOf(const Pack& pack, const Recipe& recipe) {
    Split split;
    int more = recipe.heldOutImages;
    for (std::size_t i = 0; i < pack.images.size(); ++i) {
        const std::string& source = pack.sources[static_cast<std::size_t>(pack.images[i].source)];
        const auto& held = recipe.heldOutSources;
        const bool unseen = std::find(held.begin(), held.end(), source) != held.end();
        const bool validates = unseen || more > 0;
        if (validates && !unseen) --more;
        (validates ? split.validation : split.training).push_back(static_cast<int>(i));
    }
    return split;
}

}  // namespace

TrainingRun::TrainingRun(const TrainRequest& request, Recipe recipe, Pack pack, bool cuda,
                         int threads)
    : request_(request),
      recipe_(std::move(recipe)),
      pack_(std::move(pack)),
      split_(splitOf(pack_, recipe_)),
      cuda_(cuda),
      bfloat16_(recipe_.bfloat16 && (cuda || cpuHasNativeBfloat16())),
      session_(recipe_, recipe_.network, bfloat16_, cuda, threads) {}

double TrainingRun::seconds() const {
    return state_.seconds + secondsSince(start_);
}

ValidationRequest TrainingRun::validationRequest() const {
    return {&pack_,
            split_.validation,
            recipe_.validationSize,
            recipe_.targetColorfulness,
            recipe_.distanceLimit,
            bfloat16_,
            cuda_};
}

base::Result<void> TrainingRun::begin() {
    state_.seed = recipe_.seed;
    state_.labels = pack_.labels;
    state_.recipe = recipe_.text;
    const fs::path checkpoint = request_.out / "checkpoint.safetensors";
    if (request_.resume) {
        auto loaded = loadCheckpoint(checkpoint, session_.network(), session_.average(),
                                     session_.optimizer());
        if (!loaded) return base::fail(loaded.error());
        if (loaded->labels != pack_.labels || loaded->seed != recipe_.seed) {
            return base::fail(ErrorKind::Usage, checkpoint.string(),
                              "the checkpoint has other labels or another seed than this run",
                              "resume with the pack and recipe it was made with");
        }
        loaded->recipe = recipe_.text;
        state_ = std::move(*loaded);
        session_.optimizer().setSteps(state_.optimizerSteps);
    } else if (!request_.init.empty()) {
        const fs::path folder(request_.init);
        const auto manifest = readManifest(folder);
        if (!manifest) return base::fail(manifest.error());
        const fs::path file = folder / manifest->weightsFile;
        const auto weights = SafetensorsFile::open(file);
        if (!weights) return base::fail(weights.error());
        for (const ColorNet& net : {session_.network(), session_.average()}) {
            auto done = copyTensors(*weights, "", stateOf(net), file.string());
            if (!done) return done;
        }
    }
    session_.remember();
    return {};
}

double TrainingRun::fraction() const {
    const double part = request_.minutes > 0.0
                            ? seconds() / (60.0 * request_.minutes)
                            : static_cast<double>(state_.step) / static_cast<double>(recipe_.steps);
    return std::clamp(part, 0.0, 1.0);
}

double TrainingRun::learningRate() const {  // linear warm-up by part of the run, then half a cosine
    const double at = fraction();
    if (at < recipe_.warmup) {
        return recipe_.learningRate * std::max(0.01, at / recipe_.warmup);
    }
    const double part = (at - recipe_.warmup) / (1.0 - recipe_.warmup);
    return recipe_.learningRateEnd + (recipe_.learningRate - recipe_.learningRateEnd) * 0.5 *
                                         (1.0 + std::cos(std::numbers::pi * part));
}

int TrainingRun::size() const {
    int size = recipe_.sizes.front().size;
    for (const SizeStage& stage : recipe_.sizes) {
        if (fraction() >= stage.from) size = stage.size;
    }
    return size;
}

base::Result<void> TrainingRun::save() {
    RunState now = state_;
    now.seconds = seconds();
    now.optimizerSteps = session_.optimizer().steps();
    return saveCheckpoint(request_.out / "checkpoint.safetensors", now, session_.network(),
                          session_.average(), session_.optimizer());
}

base::Result<void> TrainingRun::validateNow(TrainEvent& event) {
    const ValidationRequest request = validationRequest();
    ValidationFigures figures;
    if (!request.images.empty()) {
        event.phase = "validation";
        figures = validate(session_.average(), request);
        event.figures = figures;
        event.sheet = request_.out / "sheets" / fmt::format("step-{:08}.png", state_.step);
        auto drawn = writePng(event.sheet, drawSheet(session_.average(), request, kSheetColumns,
                                                     figures.chosen.gain));
        if (!drawn) return drawn;
    }
    const fs::path folder = request_.out / "model";
    const double score = figures.atTarget.distanceRatio;
    if (fs::exists(folder / "manifest.json") && !(score < state_.bestScore)) return {};
    state_.bestScore = score;
    exported_ = figures;
    const TrainingFacts facts{state_.step,
                              state_.step * recipe_.batch,
                              seconds() / 60.0,
                              static_cast<int>(split_.training.size()),
                              pack_.sources.size() - recipe_.heldOutSources.size(),
                              pack_.labels};
    return exportModel(folder, session_.average(), recipe_, facts, figures);
}

base::Result<void> TrainingRun::rollBack() {
    session_.restore();
    if (++state_.rollbacks <= kMaxRollbacks) return {};
    return base::fail(ErrorKind::Internal, "train", "the loss is no finite number again and again",
                      "lower \"learning_rate\" or set \"bfloat16\" to false in the recipe");
}

base::Result<TrainSummary> TrainingRun::go(const std::function<void(const TrainEvent&)>& listen,
                                           const std::stop_token& stop) {
    start_ = Clock::now();
    if (auto done = begin(); !done) return base::fail(done.error());
    if (split_.training.empty()) {
        return base::fail(ErrorKind::Usage, request_.recipe.string(),
                          "everything is held out, nothing is left to train on",
                          "hold out less or name a larger pack");
    }
    BatchLoader loader(pack_, split_.training, recipe_.sampling, recipe_.augmentation, recipe_.seed,
                       recipe_.batch, cuda_ ? std::max(1, availableThreads() - 2) : 1);
    TrainEvent event;
    int counted = 0;
    Clock::time_point told = Clock::now();
    Clock::time_point validated = told;
    Clock::time_point saved = told;
    const auto tell = [&] {
        event.step = state_.step;
        event.fraction = fraction();
        event.minutes = seconds() / 60.0;
        event.learningRate = learningRate();
        event.imagesPerSecond = counted * recipe_.batch / std::max(1e-6, secondsSince(told));
        if (counted > 0) {
            event.colorLoss /= counted;
            event.classLoss /= counted;
        }
        if (listen) listen(event);
        appendToLog(request_.out / "log.csv", event);
        event = TrainEvent{};
        counted = 0;
        told = Clock::now();
    };
    while (fraction() < 1.0 && !stop.stop_requested()) {
        const StepResult result = session_.step(loader.take(state_.step, size()), learningRate());
        ++state_.step;
        if (!result.finite) {
            if (auto done = rollBack(); !done) return base::fail(done.error());
            continue;
        }
        event.colorLoss += result.colorLoss;
        event.classLoss += result.classLoss;
        ++counted;
        if (state_.step % kRememberEvery == 0) session_.remember();
        if (secondsSince(told) >= kEventSeconds) {
            event.phase = "training";
            tell();
        }
        if (secondsSince(validated) >= 60.0 * recipe_.validateMinutes) {
            if (auto done = validateNow(event); !done) return base::fail(done.error());
            tell();
            validated = Clock::now();
        }
        if (secondsSince(saved) >= 60.0 * recipe_.checkpointMinutes) {
            if (auto done = save(); !done) return base::fail(done.error());
            saved = Clock::now();
        }
    }
    if (auto done = save(); !done) return base::fail(done.error());
    if (fraction() < 1.0) return base::cancelled("train");
    if (auto done = validateNow(event); !done) return base::fail(done.error());
    tell();
    TrainSummary summary;
    summary.steps = state_.step;
    summary.images = state_.step * recipe_.batch;
    summary.minutes = seconds() / 60.0;
    summary.rollbacks = state_.rollbacks;
    summary.device = cuda_ ? "cuda" : "cpu";
    summary.precision = bfloat16_ ? "bfloat16" : "float32";
    summary.figures = exported_;
    summary.model = request_.out / "model";
    return summary;
}

}  // namespace kinechrome::nn

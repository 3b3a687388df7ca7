// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/train_job.h"

#include "core/nn/figures_json.h"

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

json orNull(const std::optional<nn::ValidationFigures>& figures) {
    return figures ? nn::toJson(*figures) : json();
}

json orNull(const std::filesystem::path& path) {
    return path.empty() ? json() : json(path.string());
}

}  // namespace

json toJson(const nn::TrainSummary& summary) {
    return {{"schema", "kinechrome.train/1"},
            {"model", summary.model.string()},
            {"improved", summary.improved},
            {"steps", summary.steps},
            {"images", summary.images},
            {"minutes", summary.minutes},
            {"images_per_second", summary.imagesPerSecond},
            {"rollbacks", summary.rollbacks},
            {"device", summary.device},
            {"precision", summary.precision},
            {"pack",
             {{"training_images", summary.trainingImages},
              {"training_clips", summary.trainingClips},
              {"held_out_images", summary.heldOutImages},
              {"skipped", summary.skipped},
              {"skipped_list", orNull(summary.skippedList)}}},
            {"fresh_layers", summary.fresh},
            {"notes", summary.notes},
            {"initial", orNull(summary.initial)},
            {"final", orNull(summary.last)},
            {"figures", orNull(summary.figures)}};
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli train: trains or resumes by a recipe.
#include <memory>

#include <fmt/format.h>

#include "app/kinechrome-cli/commands.h"
#include "core/pipeline/train_job.h"

namespace kinechrome::cli {

namespace {

std::string describe(const nn::TrainEvent& event) {
    std::string text =
        fmt::format("{:3.0f} % {}, step {}, {:.1f} min, {:.0f} images/s, losses {:.4f} {:.4f}",
                    100.0 * event.fraction, event.phase, event.step, event.minutes,
                    event.imagesPerSecond, event.colorLoss, event.classLoss);
    if (event.figures) {
        text += fmt::format(", distance {:.3f} (gray {:.3f})", event.figures->meanAbDistance,
                            event.figures->grayDistance);
    }
    return text;
}

base::Result<void> train(const Session& session, nn::TrainRequest request) {
    request.threads = session.common.threads;
    request.device = session.device();
    auto summary = nn::train(
        request,
        [&](const nn::TrainEvent& event) {
            if (!session.common.quiet) fmt::print(stderr, "{}\n", describe(event));
        },
        session.stop());
    if (!summary) return base::fail(std::move(summary.error()));
    return session.answer(pipeline::toJson(*summary),
                          fmt::format("{}: {} steps in {:.1f} minutes\n", summary->model.string(),
                                      summary->steps, summary->minutes));
}

}  // namespace

void addTrain(CLI::App& program, Session& session) {
    auto request = std::make_shared<nn::TrainRequest>();
    request->out = "training";
    CLI::App* command =
        addCommand(program, session, "train", "Train a model by a recipe, or resume",
                   [&session, request] { return train(session, *request); });
    command->add_option("recipe", request->recipe, "RECIPE.json")->required();
    command->add_option("--data", request->data, "Packs (default: those of the recipe)");
    command->add_option("--out", request->out, "Folder for checkpoints, log, sheets and the model")
        ->capture_default_str();
    command->add_option("--init", request->init, "Model to start from");
    command->add_flag("--resume", request->resume, "Go on from the checkpoint in --out");
    command
        ->add_option("--minutes", request->minutes, "Longest training time (default: the recipe's)")
        ->check(CLI::NonNegativeNumber);
}

}  // namespace kinechrome::cli

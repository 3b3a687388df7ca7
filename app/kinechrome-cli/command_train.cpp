// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli train: trains or resumes by a recipe.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>

#include "app/kinechrome-cli/commands.h"
#include "app/kinechrome-cli/standard_streams.h"
#include "core/pipeline/train_job.h"

namespace kinechrome::cli {

namespace {

constexpr int barCells = 30;
constexpr const char* wipe = "\r\x1b[K";

// Lines that stay, or on a terminal a bar that the next event wipes.
void show(ProgressStyle style, const nn::TrainEvent& event) {
    if (style == ProgressStyle::Silent) return;
    const bool stays = event.phase == "note" || event.figures;
    if (style == ProgressStyle::Lines || stays) {
        tell(fmt::format("{}{}\n", style == ProgressStyle::Bar ? wipe : "", nn::describe(event)));
        return;
    }
    std::string cells(static_cast<std::size_t>(barCells), '.');
    const auto done = static_cast<std::size_t>(std::clamp(event.fraction, 0.0, 1.0) * barCells);
    std::fill_n(cells.begin(), done, '#');
    tell(fmt::format("{}[{}] {}", wipe, cells, nn::describe(event)));
}

base::Result<void> train(const Session& session, nn::TrainRequest request) {
    request.threads = session.common.threads;
    request.device = session.device();
    const ProgressStyle style = session.style();
    auto summary = nn::train(
        request, [style](const nn::TrainEvent& event) { show(style, event); }, session.stop());
    if (style == ProgressStyle::Bar) tell(wipe);
    if (!summary) return base::fail(std::move(summary.error()));
    return session.answer(pipeline::toJson(*summary), nn::describe(*summary));
}

}  // namespace

void addTrain(CLI::App& program, Session& session) {
    auto request = std::make_shared<nn::TrainRequest>();
    request->out = "training";
    CLI::App* command =
        addCommand(program, session, "train", "Train a model by a recipe, or resume",
                   [&session, request] { return train(session, *request); });
    command->add_option("recipe", request->recipe, "RECIPE.json")->required();
    command->add_option(
        "--data", request->data,
        "Packs, held in memory: about 60 MiB for 1000 pictures of 128 px (default: the recipe's)");
    command
        ->add_option("--out", request->out,
                     "Folder for checkpoint, log, plot, sheets and the model")
        ->capture_default_str();
    command->add_option("--init", request->init,
                        "Model to start from: whatever fits of it is taken");
    command->add_flag("--resume", request->resume, "Go on from the checkpoint in --out");
    command
        ->add_option("--minutes", request->minutes, "Longest training time (default: the recipe's)")
        ->check([](const std::string& text) {
            const double minutes = std::atof(text.c_str());
            return minutes > 0.0 && std::isfinite(minutes) ? std::string()
                                                           : "wants minutes above 0: " + text;
        });
}

}  // namespace kinechrome::cli

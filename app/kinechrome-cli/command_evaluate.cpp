// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli evaluate: takes the colour away, colours, compares with the original.
#include <memory>

#include "app/kinechrome-cli/commands.h"
#include "app/kinechrome-cli/figures_table.h"
#include "core/pipeline/evaluate_job.h"

namespace kinechrome::cli {

namespace {

struct EvaluateOptions {
    pipeline::EvaluateRequest request;
    std::string stabilizer = "flow";
    std::string result;
    std::string sheet;
    std::string csv;
};

void addOptions(CLI::App& command, EvaluateOptions& options) {
    auto& request = options.request;
    auto& settings = request.settings;
    command.add_option("colour", request.inputs, "Colour clips, or folders of stills")->required();
    command.add_option("--model", settings.model, "A model's name or folder")
        ->capture_default_str();
    command.add_option("--stabilizer", options.stabilizer, "What makes colour steady")
        ->check(CLI::IsMember({"flow", "none", "bidirectional", "tv"}))
        ->capture_default_str();
    command.add_option("--strength", settings.strength, "Of the stabilizer, 0..1")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command.add_option("--saturation", settings.saturation, "0..2")
        ->check(CLI::Range(0.0, 2.0))
        ->capture_default_str();
    command.add_option("--result", options.result, "Judge this colourisation instead");
    command.add_option("--sheet", options.sheet, "Pictures of best, median and worst frames (PNG)");
    command.add_option("--csv", options.csv, "All figures as a table");
    command.add_option("--frames", request.frames, "At most this many of each clip")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--hints-simulated", request.simulatedHints,
                    "Give the network this many points of true colour in every frame")
        ->check(CLI::PositiveNumber);
}

base::Result<void> evaluate(const Session& session, const EvaluateOptions& options) {
    pipeline::EvaluateRequest request = options.request;
    request.settings.stabilizer =
        edit::stabilizerFromString(options.stabilizer).value_or(edit::StabilizerKind::Flow);
    if (!options.result.empty()) request.result = options.result;
    if (!options.sheet.empty()) request.sheet = options.sheet;
    if (!options.csv.empty()) request.csv = options.csv;
    request.device = session.device();
    request.threads = session.common.threads;
    base::Progress progress;
    auto document = [&] {
        const ProgressLine line(progress, "frames", session.style());
        return pipeline::runEvaluate(request, &progress, session.stop());
    }();
    if (!document) return base::fail(std::move(document.error()));
    return session.answer(*document, figuresTable(*document));
}

}  // namespace

void addEvaluate(CLI::App& program, Session& session) {
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command =
        addCommand(program, session, "evaluate", "Colour films whose true colour is known, compare",
                   [&session, options] { return evaluate(session, *options); });
    addOptions(*command, *options);
}

}  // namespace kinechrome::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli evaluate: takes the colour away, colours, compares with the original.
#include <charconv>
#include <memory>
#include <optional>

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
    bool frontier = false;
    bool stabilizerTable = false;
    bool worn = false;
    std::string hints;
    std::string features = "colornet";
    std::string inception;
    CLI::Option* namedFeatures = nullptr;  // whether --features was given
};

constexpr int mostHints = 1000;

// "0,1,5,20" as numbers; nothing when it is no such list.
std::optional<std::vector<int>> hintPoints(const std::string& list) {
    std::vector<int> points;
    const char* at = list.data();
    const char* const end = at + list.size();
    while (at != end) {
        int value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc() || value < 0 || value > mostHints) return std::nullopt;
        points.push_back(value);
        at = next;
        if (at == end) return points;
        if (*at != ',') return std::nullopt;
        ++at;
    }
    return std::nullopt;
}

std::string checkHints(const std::string& list) {
    if (hintPoints(list)) return {};
    return "wants numbers of points between 0 and 1000, separated by commas: " + list;
}

void addOptions(CLI::App& command, EvaluateOptions& options) {
    auto& request = options.request;
    auto& settings = request.settings;
    command.add_option("colour", request.inputs, "Colour clips, or folders of stills")->required();
    command.add_option("--model", settings.model, "A model's name or folder")
        ->capture_default_str();
    command.add_option("--stabilizer", options.stabilizer, "What makes colour steady")
        ->check(CLI::IsMember({"flow", "none", "bidirectional", "tv"}))
        ->capture_default_str();
    command.add_flag("--stabilizer-table", options.stabilizerTable,
                     "All stabilizers side by side, and two plain ones to compare");
    command.add_flag("--worn", options.worn,
                     "Age the gray like film (grain, flicker, weave, scratches) before colouring");
    command.add_option("--strength", settings.strength, "Of the stabilizer, 0..1")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command.add_option("--saturation", settings.saturation, "0..2")
        ->check(CLI::Range(0.0, 2.0))
        ->capture_default_str();
    command.add_option("--result", options.result, "Judge this film, or folder of stills, instead")
        ->excludes("--stabilizer-table");
    command.add_option("--sheet", options.sheet, "Pictures of best, median and worst frames (PNG)");
    command.add_option("--csv", options.csv, "Everything as one table");
    command.add_flag("--overwrite", request.overwrite, "Replace an existing sheet and table");
    command.add_option("--frames", request.frames, "At most this many of each clip")
        ->check([](const std::string& text) {
            return text.starts_with('-') || text == "0" ? "wants a number above 0: " + text
                                                        : std::string();
        });
    command
        .add_option("--hints-simulated", options.hints,
                    "Give the network this many points of true colour; several: a curve")
        ->check(checkHints)
        ->type_name("N[,N...]");
    command.add_flag("--frontier", options.frontier,
                     "Distance against colourfulness for gains from 0.6 to 2");
    options.namedFeatures =
        command
            .add_option("--features", options.features,
                        "Model whose features give the Frechet distance, or none")
            ->capture_default_str();
    command
        .add_option("--inception", options.inception,
                    "Weights of Inception-v3 (safetensors) that give it instead")
        ->excludes(options.namedFeatures);
}

pipeline::FeatureSource featureSource(const EvaluateOptions& options) {
    using Kind = pipeline::FeatureSource::Kind;
    if (!options.inception.empty()) return {Kind::Inception, options.inception};
    if (options.features == "none") return {};
    const bool named = options.namedFeatures->count() > 0;
    return {named ? Kind::ColorNet : Kind::IfAtHand, options.features};
}

base::Result<void> evaluate(const Session& session, const EvaluateOptions& options) {
    pipeline::EvaluateRequest request = options.request;
    request.settings.stabilizer =
        edit::stabilizerFromString(options.stabilizer).value_or(edit::StabilizerKind::Flow);
    if (!options.result.empty()) request.result = options.result;
    if (!options.sheet.empty()) request.sheet = options.sheet;
    if (!options.csv.empty()) request.csv = options.csv;
    if (options.frontier) request.gains = pipeline::EvaluateRequest::Gains::All;
    if (options.stabilizerTable) request.methods = pipeline::EvaluateRequest::Methods::All;
    if (options.worn) request.film = pipeline::EvaluateRequest::Film::Worn;
    request.hintPoints = hintPoints(options.hints).value_or(std::vector<int>());
    request.features = featureSource(options);
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

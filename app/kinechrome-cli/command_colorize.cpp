// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli colorize: the main job.
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "app/kinechrome-cli/commands.h"
#include "app/kinechrome-cli/project_request.h"
#include "app/kinechrome-cli/repeat_request.h"
#include "core/pipeline/export_part.h"
#include "core/pipeline/frame_range.h"
#include "core/project/plan_file.h"

namespace kinechrome::cli {

namespace {

using Overlay = pipeline::DebugOverlay;

// As typed; turned into a request before the work starts.
struct ColorizeOptions {
    const CLI::App* command = nullptr;  // tells what was given
    pipeline::ColorizeRequest request;
    // Empty where not given: then the project's, else the default.
    std::optional<std::string> model;
    std::optional<std::string> stabilizer;
    std::optional<double> strength;
    std::optional<double> saturation;
    std::string range;
    std::string preset;
    bool noDisclosure = false;
    std::string debugOverlay;
    std::string hints;
    std::string shard;
    bool resume = false;
};

void addOptions(CLI::App& command, ColorizeOptions& options) {
    auto& request = options.request;
    command
        .add_option("footage", request.input,
                    "Film, name%06d.png pattern, project, or\nsidecar of an export to repeat")
        ->required();
    command.add_option("-o,--output", request.output, "Coloured film (.mkv .mov .mp4, %06d)")
        ->required();
    command.add_option("--model", options.model, "A model's name or folder, or none (identity)")
        ->default_str(request.settings.model);
    command.add_option("--stabilizer", options.stabilizer, "What makes colour steady")
        ->check(CLI::IsMember({"flow", "none", "bidirectional", "tv"}))
        ->default_str("flow");
    command.add_option("--strength", options.strength, "Of the stabilizer, 0..1")
        ->check(CLI::Range(0.0, 1.0))
        ->default_str("0.8");
    command.add_option("--saturation", options.saturation, "0..2")
        ->check(CLI::Range(0.0, 2.0))
        ->default_str("1.0");
    command.add_option("--range", options.range,
                       "FIRST-LAST, both ends in: frames from 0, or timecodes");
    command
        .add_option("--preset", options.preset,
                    "preservation: FFV1; mezzanine: ProRes; access: H.264 (default: by OUT)")
        ->check(CLI::IsMember({"preservation", "mezzanine", "access"}));
    command.add_flag("--overwrite", request.overwrite, "Replace an existing output");
    command.add_flag("--salvage", request.salvage, "Export what decodes of a damaged film");
    command.add_flag("--strict-streams", request.strictStreams,
                     "Fail rather than leave a stream out");
    command.add_flag("--no-disclosure", options.noDisclosure,
                     "Do not name the machine's colour in the metadata");
    command.add_option("--hints", options.hints,
                       "Project or sidecar whose segments and hints are used");
    command.add_option("--shard", options.shard,
                       "I/N: the I-th of N parts, cut at shot boundaries");
    command.add_flag("--resume", options.resume, "Go on with an export that was killed");
    command
        .add_option("--debug-overlay", options.debugOverlay,
                    "Paint how sure the stabilizer or the network is: green sure, red not")
        ->check(CLI::IsMember({"visibility", "uncertainty"}));
}

void overrideSettings(edit::ColorSettings& settings, const ColorizeOptions& options) {
    settings.model = options.model.value_or(settings.model);
    settings.strength = options.strength.value_or(settings.strength);
    settings.saturation = options.saturation.value_or(settings.saturation);
    if (!options.stabilizer) return;
    settings.stabilizer =
        edit::stabilizerFromString(*options.stabilizer).value_or(settings.stabilizer);
}

// What shaped the export is the sidecar's to say; where and on what it is made again is not.
base::Result<pipeline::ColorizeRequest> makeRepeat(const Session& session,
                                                   const ColorizeOptions& options) {
    for (const char* name : {"--model", "--stabilizer", "--strength", "--saturation", "--range",
                             "--preset", "--salvage", "--strict-streams", "--no-disclosure",
                             "--hints", "--shard", "--debug-overlay"}) {
        if (options.command->count(name) == 0) continue;
        return base::fail(base::ErrorKind::Usage, name,
                          "a sidecar repeats the export with its own settings",
                          "leave it out, or colour the film itself (with --hints SIDECAR)");
    }
    auto request = readRepeat(options.request.input, session.stop());
    if (!request) return request;
    request->output = options.request.output;
    request->overwrite = options.request.overwrite;
    request->programVersion = KINECHROME_VERSION;
    if (options.command->count("--device") > 0) request->device = session.device();
    if (options.command->count("--threads") > 0) request->threads = session.common.threads;
    return request;
}

base::Result<pipeline::ColorizeRequest> makeRequest(const Session& session,
                                                    const ColorizeOptions& options) {
    if (isSidecar(options.request.input)) return makeRepeat(session, options);
    pipeline::ColorizeRequest request = options.request;
    if (isProject(request.input)) {
        const auto frames =
            options.range.empty() ? ProjectFrames::Marked : ProjectFrames::NamedApart;
        const auto project = readProject(request.input, frames, session.stop());
        if (!project) return base::fail(project.error());
        request.input = project->footage;
        request.settings = project->settings;
        request.segments = project->segments;
        request.shotsKnownTo = project->shotsKnownTo;
        request.range = project->range;
    }
    if (!options.hints.empty()) {
        auto plan = project::loadPlan(options.hints);
        if (!plan) return base::fail(plan.error());
        request.settings = std::move(plan->settings);
        request.segments = std::move(plan->segments);
        request.shotsKnownTo = plan->shotsKnownTo;
    }
    overrideSettings(request.settings, options);
    for (edit::Segment& segment : request.segments) overrideSettings(segment.settings, options);
    if (!options.preset.empty()) request.preset = media::presetFromString(options.preset);
    if (!options.range.empty()) {
        const auto range = pipeline::parseFrameRangeOf(request.input, options.range);
        if (!range) return base::fail(range.error());
        request.range = *range;
    }
    request.disclosure = !options.noDisclosure;
    if (options.debugOverlay == "visibility") request.overlay = Overlay::Visibility;
    if (options.debugOverlay == "uncertainty") request.overlay = Overlay::Uncertainty;
    request.device = session.device();
    request.threads = session.common.threads;
    request.programVersion = KINECHROME_VERSION;
    return request;
}

base::Result<pipeline::PartRequest> makePart(const ColorizeOptions& options) {
    pipeline::PartRequest part;
    part.resume = options.resume ? pipeline::Resume::Yes : pipeline::Resume::No;
    if (options.shard.empty()) return part;
    const auto number = pipeline::parseShardNumber(options.shard);
    if (!number) return base::fail(number.error());
    part.shard = *number;
    return part;
}

std::string describe(const pipeline::ColorizeReport& report) {
    std::string text = fmt::format("{}: {} frames in {:.1f} s ({:.1f} frames/s, {:.0f} MiB)\n",
                                   report.output.string(), report.framesOut, report.seconds,
                                   report.fps, report.peakRssMib);
    const std::pair<const char*, const pipeline::CheckItem*> items[] = {
        {"frames", &report.check.frames},
        {"timestamps", &report.check.timestamps},
        {"luma", &report.check.luma},
        {"sound", &report.check.sound},
        {"tags", &report.check.tags}};
    for (const auto& [name, item] : items) {
        const bool checked = item->state == pipeline::CheckState::Passed;
        text +=
            fmt::format("  {:<10} {}: {}\n", name, checked ? "passed" : "not compared", item->note);
    }
    if (report.repeat) text += fmt::format("  repeat     {}\n", report.repeat->note);
    return text + fmt::format("  sidecar    {}\n", report.sidecar.string());
}

base::Result<void> colorize(const Session& session, const ColorizeOptions& options) {
    const auto part = makePart(options);
    if (!part) return base::fail(part.error());
    const auto request = makeRequest(session, options);
    if (!request) return base::fail(request.error());
    base::Progress progress;
    auto report = [&] {
        const ProgressLine line(progress, "frames", session.style());
        return pipeline::runColorizePart(
            *request, *part, &progress,
            [&](const std::string& sentence) { session.notice(sentence); }, session.stop());
    }();
    if (!report) return base::fail(std::move(report.error()));
    const pipeline::ColorizeReport& whole = report->report;
    if (whole.repeat) session.notice(whole.repeat->note);
    return session.answer(pipeline::toJson(*report), describe(whole));
}

}  // namespace

void addColorize(CLI::App& program, Session& session) {
    auto options = std::make_shared<ColorizeOptions>();
    CLI::App* command =
        addCommand(program, session, "colorize", "Colour a film, sound and luma kept",
                   [&session, options] { return colorize(session, *options); });
    options->command = command;
    addOptions(*command, *options);
}

}  // namespace kinechrome::cli

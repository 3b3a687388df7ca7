// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli report: what stands beside an export.
#include <memory>

#include <fmt/format.h>

#include "app/kinechrome-cli/commands.h"
#include "core/delivery/delivery_job.h"

namespace kinechrome::cli {

namespace {

void addOptions(CLI::App& command, delivery::DeliveryRequest& request) {
    command
        .add_option("export", request.exported,
                    "The film that was exported, or its sidecar (.kinechrome.json)")
        ->required();
    command.add_option("--html", request.html,
                       "The report, one page (default where nothing is named: OUT.report.html)");
    command.add_option("--sheet", request.sheet,
                       "Contact sheet (PNG): frames of every segment or shot");
    command.add_option("--video", request.video,
                       "Comparison side by side (.mp4 .mov .mkv), with the export's sound");
    command.add_option("--reference", request.reference,
                       "The colour original of the same frames, to compare with");
    command.add_option("--source", request.source, "Where the source of the export is now");
    command.add_flag("--overwrite", request.overwrite, "Replace existing results");
}

std::string describe(const delivery::DeliveryReport& report) {
    std::string text;
    const auto line = [&](const char* name, const std::string& value) {
        text += fmt::format("  {:<14} {}\n", name, value);
    };
    text += fmt::format("{}: {} frames, {} parts\n", report.output.string(), report.frames,
                        report.parts);
    if (report.html) line("report", report.html->string());
    for (const auto& sheet : report.sheets) line("contact sheet", sheet.string());
    if (report.video) line("comparison", report.video->string());
    const auto figure = [&](const char* name, const std::optional<double>& value) {
        if (value) line(name, fmt::format("{:.4g}", *value));
    };
    figure("colourfulness", report.colorfulness);
    figure("  of the truth", report.colorfulnessReference);
    figure("a*b* distance", report.distance);
    figure("  of the gray", report.distanceGray);
    figure("flicker", report.flickerAfter);
    figure("  unsteadied", report.flickerBefore);
    return text;
}

base::Result<void> report(const Session& session, delivery::DeliveryRequest request) {
    request.threads = session.common.threads;
    request.programVersion = KINECHROME_VERSION;
    base::Progress progress;
    auto done = [&] {
        const ProgressLine line(progress, "frames", session.style());
        return delivery::runDelivery(
            request, &progress, [&](const std::string& sentence) { session.notice(sentence); },
            session.stop());
    }();
    if (!done) return base::fail(std::move(done.error()));
    return session.answer(delivery::toJson(*done), describe(*done));
}

}  // namespace

void addReport(CLI::App& program, Session& session) {
    auto request = std::make_shared<delivery::DeliveryRequest>();
    CLI::App* command =
        addCommand(program, session, "report", "Report, contact sheet and comparison of an export",
                   [&session, request] { return report(session, *request); });
    addOptions(*command, *request);
}

}  // namespace kinechrome::cli

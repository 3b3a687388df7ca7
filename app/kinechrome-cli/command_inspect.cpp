// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli inspect: what a piece of footage is.
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/kinechrome-cli/commands.h"
#include "core/pipeline/inspect_job.h"

namespace kinechrome::cli {

namespace {

std::string describe(const pipeline::InspectReport& report, bool cuts) {
    const auto& video = report.info.video;
    std::string text = fmt::format(
        "{}: {}\nvideo: {}, {}x{}, {}, {} frames at {} a second, sample aspect {}, {}\n"
        "colour: range {}, matrix {}, primaries {}, transfer {}\n",
        report.info.path.string(), report.info.container, video.codec, video.format.width,
        video.format.height, video.pixelFormat, report.frames, video.rate.text(),
        video.sampleAspect.text(), video.fieldOrder, video.range, video.matrix, video.primaries,
        video.transfer);
    if (!video.timecode.empty()) text += fmt::format("timecode: {}\n", video.timecode);
    for (const auto& audio : report.info.audio) {
        text += fmt::format("sound {}: {}, {} channels, {} Hz, {:.3f} s\n", audio.streamIndex,
                            audio.codec, audio.channels, audio.sampleRate, audio.durationSeconds);
    }
    for (const auto& other : report.info.others) {
        text += fmt::format("{} {}: {}\n", other.kind, other.streamIndex, other.codec);
    }
    for (const auto& warning : report.warnings) text += fmt::format("warning: {}\n", warning);
    if (cuts) text += fmt::format("cuts: {}\n", fmt::join(report.cuts, " "));
    if (!report.transitions.empty()) {
        text +=
            fmt::format("dissolves and fades among them: {}\n", fmt::join(report.transitions, " "));
    }
    return text;
}

base::Result<void> inspect(Session& session, pipeline::InspectRequest request) {
    request.threads = session.common.threads;
    base::Progress progress;
    auto report = [&] {
        const ProgressLine line(progress, "frames", session.style());
        return pipeline::runInspect(request, &progress, session.stop());
    }();
    if (!report) return base::fail(std::move(report.error()));
    return session.answer(pipeline::toJson(*report), describe(*report, request.cuts));
}

}  // namespace

void addInspect(CLI::App& program, Session& session) {
    auto request = std::make_shared<pipeline::InspectRequest>();
    CLI::App* command =
        addCommand(program, session, "inspect", "Show streams, exact frame count and warnings",
                   [&session, request] { return inspect(session, *request); });
    command->add_option("footage", request->input, "Film, or a name%06d.png pattern")->required();
    command->add_flag("--cuts", request->cuts, "Find the shot boundaries too");
}

}  // namespace kinechrome::cli

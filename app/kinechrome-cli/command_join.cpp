// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli join: shards of an export become one film.
#include <memory>

#include <fmt/format.h>

#include "app/kinechrome-cli/commands.h"
#include "core/pipeline/join_job.h"

namespace kinechrome::cli {

namespace {

std::string describe(const pipeline::JoinReport& report) {
    return fmt::format("{}: {} frames of {} shards in {:.1f} s; {}\n", report.output.string(),
                       report.frames, report.shards.size(), report.seconds,
                       report.check.luma.note) +
           fmt::format("  sidecar    {}\n", report.sidecar.string());
}

base::Result<void> join(const Session& session, pipeline::JoinRequest request) {
    request.threads = session.common.threads;
    base::Progress progress;
    auto report = [&] {
        const ProgressLine line(progress, "frames", session.style());
        return pipeline::runJoin(
            request, &progress, [&](const std::string& sentence) { session.notice(sentence); },
            session.stop());
    }();
    if (!report) return base::fail(std::move(report.error()));
    return session.answer(pipeline::toJson(*report), describe(*report));
}

}  // namespace

void addJoin(CLI::App& program, Session& session) {
    auto request = std::make_shared<pipeline::JoinRequest>();
    CLI::App* command =
        addCommand(program, session, "join", "Join shards into what one run would have made",
                   [&session, request] { return join(session, *request); });
    command->add_option("shards", request->shards, "What colorize --shard made, in any order")
        ->required();
    command->add_option("-o,--output", request->output, "Coloured film (.mkv)")->required();
    command->add_flag("--overwrite", request->overwrite, "Replace an existing output");
}

}  // namespace kinechrome::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/join_job.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/base/atomic_file.h"
#include "core/media/piece_joiner.h"
#include "core/pipeline/colorize_plan.h"
#include "core/pipeline/self_check.h"
#include "core/pipeline/shard_set.h"
#include "core/pipeline/sidecar.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

media::JoinedPieces piecesOf(const JoinRequest& request, const std::vector<Shard>& shards) {
    media::JoinedPieces pieces;
    pieces.output = request.output;
    pieces.overwrite = request.overwrite;
    for (const Shard& shard : shards) {
        if (!shard.plan.own()) continue;
        pieces.pieces.push_back(shard.file);
        pieces.frames.push_back(shard.plan.own()->count());
    }
    return pieces;
}

// The first shard stands for the source: its own self-check has compared the two.
base::Result<ExportFacts> factsOf(const JoinRequest& request, const std::vector<Shard>& shards,
                                  const ShardFrames& frames, const fs::path& part,
                                  const std::stop_token& stop) {
    const Shard& first = shards.front();
    const auto reader = media::VideoReader::open(first.file);
    if (!reader) return base::fail(reader.error());
    ExportFacts facts;
    facts.source = (*reader)->info();
    facts.output = request.output;
    facts.plan.partPath = part;
    facts.plan.videoCodec = "ffv1";
    facts.plan.outputFormat = facts.source.video.format;
    facts.plan.lossless = true;
    facts.log = frames.log;
    facts.threads = request.threads;
    const json::json_pointer range("/settings/range/first");
    if (first.document.contains(range)) {
        facts.range = first.plan.film;
        facts.zeroPts = frames.log.pts.front();
    }
    if (facts.source.audio.empty()) return facts;
    auto streams = media::digestStreams(first.file, stop);
    if (!streams) return base::fail(std::move(streams.error()));
    facts.sourceStreams = *std::move(streams);
    return facts;
}

// A shard that is not what its sidecar says is named.
base::Result<void> compareWithShards(const std::vector<Shard>& shards, const ShardFrames& frames,
                                     const OutputFacts& output) {
    const json chroma = frames.document.value("chroma_out", json::array());
    const std::size_t count = std::min(frames.lumaOut.size(), output.luma.size());
    for (std::size_t i = 0; i < count; ++i) {
        const bool colored = i < chroma.size() && i < output.chroma.size();
        const bool sameColor = !colored || chroma[i] == toHex(output.chroma[i]);
        if (sameColor && frames.lumaOut[i] == output.luma[i]) continue;
        const std::int64_t frame = shards.front().plan.film.first + static_cast<std::int64_t>(i);
        const auto shard = std::ranges::find_if(shards, [frame](const Shard& one) {
            return one.plan.own() && frame <= one.plan.own()->last;
        });
        return base::fail(base::ErrorKind::Input, shard->file.string(),
                          fmt::format("its frame {} is not what its sidecar says", frame),
                          "make this shard again");
    }
    return {};
}

std::vector<std::string> notesOf(const std::vector<Shard>& shards) {
    std::vector<std::string> notes;
    const json own = shards.front().document.value("notes", json::array());
    for (const json& note : own) {
        if (note.is_string()) notes.push_back(note.get<std::string>());
    }
    std::set<json> threads;
    for (const Shard& shard : shards) threads.insert(shard.document.value("threads", json()));
    if (threads.size() > 1) {
        notes.emplace_back(
            "the shards were made with different numbers of threads: in places their chroma may "
            "differ from one run's by a code");
    }
    return notes;
}

json sidecarOf(const JoinReport& report, const std::vector<Shard>& shards,
               const ShardFrames& frames) {
    const Shard& first = shards.front();
    json document = first.document;
    document.erase("shard");
    document["date"] = nowUtc();
    document["output"]["name"] = report.output.filename().string();
    document["output"]["frames"] = report.frames;
    document["notes"] = report.notes;
    document["self_check"] = toJson(report.check);
    document["flicker"] = frames.flicker;
    document["frames"] = frames.document;
    const json::json_pointer path("/source/path");
    if (document.contains(path) && document[path].is_string()) {
        std::error_code unknown;
        const fs::path source =
            fs::absolute(first.file).parent_path() / document[path].get<std::string>();
        const fs::path folder = fs::absolute(report.output).parent_path();
        document[path] = fs::relative(source, folder, unknown).string();
    }
    return document;
}

// Sidecar first: a film under its final name always has one.
base::Result<void> publish(media::PieceJoiner& joiner, const JoinReport& report,
                           const json& document) {
    const std::string text = document.dump(1, ' ', false, json::error_handler_t::replace);
    if (auto written = base::writeFileAtomically(report.sidecar, text + "\n"); !written) {
        return written;
    }
    auto published = joiner.publish();
    if (!published) {
        std::error_code ignored;
        fs::remove(report.sidecar, ignored);
    }
    return published;
}

base::Result<void> checkAndPublish(const JoinRequest& request, const std::vector<Shard>& shards,
                                   const ShardFrames& frames, media::PieceJoiner& joiner,
                                   JoinReport& report, const std::stop_token& stop) {
    const auto facts = factsOf(request, shards, frames, joiner.partPath(), stop);
    if (!facts) return base::fail(facts.error());
    const auto output = checkOutput(*facts, stop);
    if (!output) return base::fail(output.error());
    if (auto same = compareWithShards(shards, frames, *output); !same) return same;
    report.check = output->check;
    report.frames = output->frames;
    if (report.check.luma.state != CheckState::NotApplicable) {
        report.lumaIdentical = report.check.luma.state == CheckState::Passed;
    }
    if (auto fault = failureOf(report.check, request.output)) return base::fail(*std::move(fault));
    if (stop.stop_requested()) return base::cancelled(request.output.string());
    return publish(joiner, report, sidecarOf(report, shards, frames));
}

}  // namespace

base::Result<JoinReport> runJoin(const JoinRequest& request, base::Progress* progress,
                                 const NoticeSink& notice, std::stop_token stop) {
    const auto start = std::chrono::steady_clock::now();
    const auto preset = media::choosePreset(request.output, media::Preset::Preservation);
    if (!preset) return base::fail(preset.error());
    const auto shards = readShards(request.shards);
    if (!shards) return base::fail(shards.error());
    const auto frames = framesOf(*shards);
    if (!frames) return base::fail(frames.error());
    const media::JoinedPieces pieces = piecesOf(request, *shards);
    const auto joiner = media::PieceJoiner::open(pieces);
    if (!joiner) return base::fail(joiner.error());
    JoinReport report;
    report.output = request.output;
    report.sidecar = sidecarPath(request.output, *preset);
    report.shards = pieces.pieces;
    report.notes = notesOf(*shards);
    if (notice) {
        for (const std::string& note : report.notes) notice(note);
    }
    if (progress != nullptr) progress->start(std::ssize(frames->log.pts));
    const auto copied = [progress] {
        if (progress != nullptr) progress->advance();
    };
    if (auto joined = (*joiner)->join(copied, stop); !joined) return base::fail(joined.error());
    auto published = checkAndPublish(request, *shards, *frames, **joiner, report, stop);
    if (!published) return base::fail(std::move(published.error()));
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    report.seconds = wall.count();
    return report;
}

json toJson(const JoinReport& report) {
    json shards = json::array();
    for (const fs::path& shard : report.shards) shards.push_back(shard.string());
    json document{{"schema", "kinechrome.join/1"},
                  {"output", report.output.string()},
                  {"sidecar", report.sidecar.string()},
                  {"shards", std::move(shards)},
                  {"frames", report.frames},
                  {"luma_note", report.check.luma.note},
                  {"self_check", toJson(report.check)},
                  {"seconds", report.seconds},
                  {"notes", report.notes}};
    document["luma_identical"] = report.lumaIdentical ? json(*report.lumaIdentical) : json();
    return document;
}

}  // namespace kinechrome::pipeline

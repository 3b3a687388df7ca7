// SPDX-License-Identifier: GPL-3.0-or-later
//
// Note [Going on]
// A run that is killed leaves OUT.part: a Matroska file without its end, in which all FFV1 frames
// but those of the last seconds are whole. Nothing else has to be written while an export runs for
// it to be resumable, except a record of what is being made and a line of figures for each frame
// (work_folder.h). A run that goes on reads the source and that file in step, keeps frames as long
// as checksums and luma agree, and goes back to the last frame that owes nothing to those before:
// where a shot begins (Note [Pieces]), or anywhere when no stabiliser is at work. The packets
// before it are copied into the new part file, the frames from there on are made as in any export.
// So that a long shot is not lost, what the network says of an unfinished one is kept too
// (network_journal.h): it is asked only about frames that no run has come to; steadying, composing
// and encoding are done again.
// MOV and MP4 keep their index at the end: without it, what a killed run has written is lost.
#include "core/pipeline/resume_plan.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/media/frame_index.h"
#include "core/pipeline/part_plan.h"
#include "core/pipeline/sidecar.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json sourceRecord(const media::MediaInfo& source) {
    const auto hash = base::quickHashOfFile(source.path);
    return {{"name", source.path.filename().string()},
            {"size", source.fileSize},
            {"quick_hash", hash ? json(*hash) : json()}};  // a sequence has none
}

json modelRecord(const nn::ColorizerInfo& model) {
    return {{"name", model.modelName}, {"sha256", model.modelSha256},  {"identity", model.identity},
            {"device", model.device},  {"precision", model.precision}, {"threads", model.threads}};
}

std::string shortened(const json& value) {
    const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    return text.size() > 40 ? "another" : text;
}

// What was left must be of this very export.
base::Result<void> compare(const json& left, const json& wanted, const fs::path& output) {
    const json patch = json::diff(left, wanted);
    if (patch.empty()) return {};
    const std::string pointer = patch.front().value("path", "/");
    const auto in = [&](const json& document) {
        const json::json_pointer place(pointer);
        return shortened(document.contains(place) ? document[place] : json());
    };
    const std::string name = pointer.substr(1);
    const std::string why =
        name.starts_with("source")
            ? "was begun with another source"
            : fmt::format("was begun with {} {}, and now it is {}", name, in(left), in(wanted));
    return base::fail(base::ErrorKind::Usage, output.string(), why,
                      "make it as it was, or start anew without --resume");
}

// The longer of what the killed run wrote and what it had kept itself.
bool takeOver(const fs::path& part, const fs::path& kept) {
    std::error_code code;
    const auto sizeOf = [&](const fs::path& file) {
        const auto size = fs::file_size(file, code);
        return code ? 0 : size;
    };
    if (sizeOf(part) > sizeOf(kept)) fs::rename(part, kept, code);
    return sizeOf(kept) > 0;
}

// What an earlier run has made and what may begin anew in it, found by reading it beside the
// source.
struct Survey {
    FrameLog log;                      // of the frames that are whole
    std::vector<std::int64_t> begins;  // among them
    bool toTheEnd = false;             // all there are
};

base::Result<Survey> survey(const ColorizeRequest& request, const PlannedColor& planned,
                            ExportPlan& plan, base::Progress* progress,
                            const std::stop_token& stop) {
    media::ReaderOptions options;
    options.threads = request.threads;
    const auto range = plan.working ? plan.working : request.range;
    auto feed = FrameFeed::open(request.input, range, options, stop);
    if (!feed) return base::fail(std::move(feed.error()));
    Survey found;
    const auto kept = media::VideoReader::open(plan.work->kept(), options);
    if (!kept) return found;
    const bool comparable = (*feed)->info().video.format.layout != color::PlaneLayout::Rgb;
    if (progress != nullptr) progress->start((*feed)->expectedFrames());
    for (;;) {
        const auto source = (*feed)->next(stop);
        if (!source) return base::fail(source.error());
        found.toTheEnd = !source->has_value();
        if (found.toTheEnd) return found;
        const auto made = (*kept)->next(stop);
        if (stop.stop_requested()) return base::cancelled(request.output.string());
        if (!made || !made->has_value()) return found;
        const media::VideoFrame& frame = **source;
        const LumaDigest luma = digestLuma(frame.picture);
        if (comparable && luma != digestLuma((*made)->picture)) return found;
        const bool cut =
            plan.cuts->isCut(frame.index, planned.shotGrayOf(frame.index, frame.picture));
        if (found.log.pts.empty() || planned.beginsAnew(frame.index, cut)) {
            found.begins.push_back(frame.index);
        }
        found.log.timeBase = frame.timeBase;
        found.log.pts.push_back(frame.pts);
        found.log.luma.push_back(luma);
        if (progress != nullptr) progress->advance();
    }
}

// How many of the surveyed frames stay: up to where everything begins anew.
std::size_t framesToKeep(const Survey& found, std::int64_t first, bool steadied,
                         std::size_t flickerKnown) {
    const std::size_t whole = found.log.pts.size();
    if (!steadied) return whole;
    if (found.toTheEnd && flickerKnown >= whole) return whole;
    const auto limit = first + static_cast<std::int64_t>(std::min(whole, flickerKnown));
    const auto after = std::ranges::upper_bound(found.begins, limit);
    return after == found.begins.begin() ? 0 : static_cast<std::size_t>(*std::prev(after) - first);
}

base::Result<edit::FrameRange> allFrames(const ColorizeRequest& request, const ExportPlan& plan,
                                         const std::stop_token& stop) {
    if (plan.working) return *plan.working;
    if (request.range) return *request.range;
    const auto index = media::buildFrameIndex(request.input, nullptr, stop);
    if (!index) return base::fail(index.error());
    return edit::FrameRange{0, index->size() - 1};
}

}  // namespace

bool isResumable(const ColorizeRequest& request, media::Preset preset) {
    return preset == media::Preset::Preservation && !request.salvage;
}

json workRecord(const ColorizeRequest& request, const ExportPlan& plan,
                const PlannedColor& planned) {
    json models = json::array();
    if (plan.colorizer) models.push_back(modelRecord(plan.colorizer->info()));
    for (const nn::ColorizerInfo& model : planned.otherModels()) {
        models.push_back(modelRecord(model));
    }
    return {{"schema", "kinechrome.work/1"},
            {"version", request.programVersion},
            {"settings", exportSettings(request, plan.preset)},
            {"segments", request.segments},
            {"shots_known_to", request.shotsKnownTo},
            {"models", std::move(models)},
            {"source", sourceRecord(plan.feed->info())},
            {"shard", plan.shard ? toJson(*plan.shard) : json()}};
}

nn::Precision precisionOf(const json& record) {
    const json::json_pointer place("/models/0/precision");
    if (!record.contains(place) || !record[place].is_string()) return nn::Precision::Auto;
    return nn::precisionNamed(record[place].get<std::string>());
}

base::Result<void> goOn(const ColorizeRequest& request, Resume resume, ExportPlan& plan,
                        const NoticeSink& notice, base::Progress* progress,
                        const std::stop_token& stop) {
    const bool asked = resume == Resume::Yes;
    const auto anew = [&]() -> base::Result<void> {
        if (!asked) return {};
        if (notice) notice("there is nothing to go on with: the export begins at its first frame");
        return {};
    };
    const auto none = [&]() -> base::Result<void> {
        if (notice) {
            notice(
                "no shot was finished: the export begins at its first frame, with what the "
                "network has said already");
        }
        return {};
    };
    const json record = plan.work->record();
    if (record.is_null() || plan.idle()) return anew();
    const auto planned = withoutHints(request, plan, stop);
    if (!planned) return base::fail(planned.error());
    auto same = compare(record, workRecord(request, plan, **planned), request.output);
    if (!same) return asked ? same : anew();
    plan.goesOn = true;
    if (!takeOver(request.output.string() + ".part", plan.work->kept())) return none();
    const auto frames = allFrames(request, plan, stop);
    if (!frames) return base::fail(frames.error());
    auto found = survey(request, **planned, plan, progress, stop);
    if (!found) return base::fail(std::move(found.error()));
    const bool steadied = plan.colorizer && (*planned)->steadiesAny();
    FlickerSeries flicker = steadied ? plan.work->flicker() : FlickerSeries();
    const std::size_t count = framesToKeep(*found, frames->first, steadied, flicker.after.size());
    if (count == 0) return none();
    const std::size_t again = found->log.pts.size() - count;
    found->log.pts.resize(count);
    found->log.luma.resize(count);
    plan.kept = {static_cast<std::int64_t>(count), std::move(found->log), {}};
    if (steadied) {
        flicker.before.resize(count);
        flicker.after.resize(count);
        plan.kept.flicker = std::move(flicker);
    }
    if (notice) {
        notice(fmt::format("{} of {} frames are kept", count, frames->count()));
        if (again > 0) {
            notice(fmt::format(
                "{} more belong to a shot that was not finished: they are steadied again", again));
        }
    }
    return narrowTo({frames->first + plan.kept.frames, frames->last}, request, plan, stop);
}

}  // namespace kinechrome::pipeline

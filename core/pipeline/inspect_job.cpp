// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/inspect_job.h"

#include <algorithm>

#include "core/color/luma_lock.h"
#include "core/media/video_reader.h"
#include "core/picture/chroma_upsampler.h"
#include "core/pipeline/source_observer.h"
#include "core/temporal/shot_finder.h"

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

constexpr int cutWidth = 160;  // what the shot detector gets; it shrinks further itself

json videoJson(const media::VideoStreamInfo& video, std::int64_t frames) {
    return {{"codec", video.codec},
            {"width", video.format.width},
            {"height", video.format.height},
            {"pixel_format", video.pixelFormat},
            {"bit_depth", video.format.color.bitDepth},
            {"frames", frames},
            {"rate", video.rate.text()},
            {"time_base", video.timeBase.text()},
            {"duration_s", video.durationSeconds},
            {"sample_aspect", video.sampleAspect.text()},
            {"field_order", video.fieldOrder},
            {"color",
             {{"range", video.range},
              {"matrix", video.matrix},
              {"primaries", video.primaries},
              {"transfer", video.transfer}}},
            {"timecode", video.timecode.empty() ? json() : json(video.timecode)}};
}

json audioJson(const media::AudioStreamInfo& audio) {
    return {{"stream", audio.streamIndex},         {"codec", audio.codec},
            {"channels", audio.channels},          {"sample_rate", audio.sampleRate},
            {"duration_s", audio.durationSeconds}, {"language", audio.language}};
}

base::Plane<float> cutGray(const color::Picture& picture) {
    const auto gray = color::grayInput(picture);
    const int width = std::min(gray.width(), cutWidth);
    return picture::resize(gray, width, std::max(1, gray.height() * width / gray.width()));
}

}  // namespace

json toJson(const InspectReport& report) {
    json audio = json::array();
    for (const auto& stream : report.info.audio) audio.push_back(audioJson(stream));
    json others = json::array();
    for (const auto& stream : report.info.others) {
        others.push_back(
            {{"stream", stream.streamIndex}, {"kind", stream.kind}, {"codec", stream.codec}});
    }
    return {{"schema", "kinechrome.inspect/1"},
            {"file", report.info.path.string()},
            {"container", report.info.container},
            {"size", report.info.fileSize},
            {"video", videoJson(report.info.video, report.frames)},
            {"audio", audio},
            {"other_streams", others},
            {"chapters", report.info.chapters},
            {"warnings", report.warnings},
            {"cuts", report.cuts},
            {"transitions", report.transitions}};
}

base::Result<InspectReport> runInspect(const InspectRequest& request, base::Progress* progress,
                                       std::stop_token stop) {
    media::ReaderOptions options;
    options.threads = request.threads;
    auto reader = media::VideoReader::open(request.input, options);
    if (!reader) return base::fail(std::move(reader.error()));
    InspectReport report;
    report.info = (*reader)->info();
    if (progress != nullptr) progress->start(report.info.video.estimatedFrames);
    SourceObserver observer(report.info.video);
    temporal::ShotFinder shots;
    const auto take = [&](const std::vector<temporal::ShotFinder::Boundary>& begun) {
        for (const auto& shot : begun) {
            report.cuts.push_back(shot.frame);
            if (shot.gradual) report.transitions.push_back(shot.frame);
        }
    };
    for (;;) {
        auto next = (*reader)->next(stop);
        if (!next) return base::fail(std::move(next.error()));
        if (!next->has_value()) break;
        const media::VideoFrame& frame = **next;
        if (request.cuts) take(shots.push(cutGray(frame.picture)));
        observer.observe(frame);
        if (progress != nullptr) progress->advance();
    }
    if (request.cuts) take(shots.finish());
    report.frames = observer.frames();
    if (report.frames == 0) {
        return base::fail(base::ErrorKind::Input, request.input.string(),
                          "has no frame that decodes", "check that the file is whole");
    }
    report.warnings = observer.warnings();
    if (const auto color = observer.colorWarning()) report.warnings.push_back(*color);
    return report;
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/writer_parts.h"

#include <fmt/format.h>

#include "core/media/audio_transcoder.h"
#include "core/media/container_metadata.h"
#include "core/media/decoding_session.h"
#include "core/media/ffmpeg_error.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace kinechrome::media {

namespace {

std::string containerOf(Preset preset) {
    switch (preset) {
        case Preset::Preservation: return "matroska";
        case Preset::Mezzanine: return "mov";
        case Preset::Access: return "mp4";
        default: return "";
    }
}

AVFieldOrder fieldOrderOf(const std::string& name) {
    if (name == "progressive") return AV_FIELD_PROGRESSIVE;
    if (name == "tt") return AV_FIELD_TT;
    if (name == "bb") return AV_FIELD_BB;
    if (name == "tb") return AV_FIELD_TB;
    if (name == "bt") return AV_FIELD_BT;
    return AV_FIELD_UNKNOWN;
}

EncoderRequest encoderRequest(const WriterParts& parts, EncoderTarget target) {
    const VideoStreamInfo& video = parts.source.info.video;
    EncoderRequest encoder;
    encoder.input = parts.request.input;
    encoder.tags = tagsFor(target.format.color, parts.source.tags);
    const bool subsampled = target.format.chromaShiftX > 0 || target.format.chromaShiftY > 0;
    encoder.tags.siting =
        subsampled ? static_cast<AVChromaLocation>(static_cast<int>(target.format.color.siting) + 1)
                   : AVCHROMA_LOC_UNSPECIFIED;
    const base::Rational& asked = parts.request.timeBase;
    encoder.timeBase = asked.known() ? asked : video.timeBase;
    encoder.rate = video.rate;
    encoder.sampleAspect = video.sampleAspect;
    encoder.fieldOrder = fieldOrderOf(video.fieldOrder);
    encoder.globalHeader = !parts.container.empty();
    encoder.threads = parts.request.threads;
    encoder.target = std::move(target);
    return encoder;
}

void describeUntagged(const WriterParts& parts, WriterPlan& plan) {
    const ColorTags& tags = parts.source.tags;
    if (parts.request.input.layout != color::PlaneLayout::Yuv || parts.container.empty()) return;
    const bool noMatrix = tags.matrix == AVCOL_SPC_UNSPECIFIED;
    const bool noRange = tags.range == AVCOL_RANGE_UNSPECIFIED;
    const char* matrix = av_color_space_name(parts.encoder.tags.matrix);
    const char* range = av_color_range_name(parts.encoder.tags.range);
    if (noMatrix && noRange) {
        plan.notes.push_back(fmt::format(
            "the source does not say its colour matrix or range: {} and {} are assumed and tagged",
            matrix, range));
    } else if (noMatrix) {
        plan.notes.push_back(fmt::format(
            "the source does not say its colour matrix: {} is assumed and tagged", matrix));
    } else if (noRange) {
        plan.notes.push_back(
            fmt::format("the source does not say its range: {} is assumed and tagged", range));
    }
}

void planStreams(WriterParts& parts, const Demuxer& demuxer) {
    WriterPlan& plan = parts.plan;
    if (parts.encoder.target.dropsAlpha) {
        plan.dropped.push_back({"alpha", "the preset has no transparency"});
    }
    const AVFormatContext* context = demuxer.context();
    if (parts.container.empty()) {
        for (unsigned i = 0; i < context->nb_streams; ++i) {
            if (context->streams[i] == demuxer.video()) continue;
            plan.dropped.push_back(
                {streamName(*context->streams[i]), "an image sequence holds pictures only"});
        }
        return;
    }
    parts.routes = routeStreams(demuxer, parts.container);
    for (const StreamRoute& route : parts.routes) {
        const AVStream& stream = *context->streams[route.sourceIndex];
        if (route.fate == StreamFate::Drop) {
            plan.dropped.push_back({streamName(stream), route.reason});
        } else if (route.fate == StreamFate::Transcode) {
            const auto transcoder = AudioTranscoder::open(stream, route.transcodeTo);
            if (transcoder) plan.notes.push_back((*transcoder)->note());
        }
    }
    const std::string timecode = timecodeOf(demuxer);
    if (!timecode.empty() && !timecodeAt(timecode, parts.encoder.rate, 0)) {
        plan.dropped.push_back({"timecode " + timecode, "it does not fit the frame rate"});
    }
    if (parts.container == "matroska" && isRotated(*demuxer.video())) {
        plan.dropped.push_back({"rotation", "Matroska cannot hold it"});
    }
    if (parts.request.firstPts || parts.request.endPts) {
        plan.notes.push_back(
            "sound is cut to whole packets of the range; it and the picture start at zero");
    }
}

}  // namespace

base::Result<WriterParts> prepareWriter(const WriterRequest& request) {
    const bool sequence = isSequence(request.preset);
    auto place = OutputPlace::plan(request.output, sequence, request.source, request.overwrite);
    if (!place) return base::fail(std::move(place.error()));
    auto session = DecodingSession::open(request.source, Threading::Latency, 1);
    if (!session) return base::fail(std::move(session.error()));
    auto target = chooseTarget(request.preset, request.input);
    if (!target) return base::fail(std::move(target.error()));

    WriterParts parts{request,
                      {},
                      std::move(*place),
                      (*session)->source(),
                      {},
                      containerOf(request.preset),
                      {},
                      {},
                      0,
                      {}};
    WriterPlan& plan = parts.plan;
    plan.partPath = parts.place.partPath();
    plan.videoCodec = avcodec_get_name(target->codec->id);
    plan.pixelFormat = av_get_pix_fmt_name(target->pixelFormat);
    plan.outputFormat = target->format;
    plan.lossless = target->lossless;
    plan.notes = target->notes;
    parts.encoder = encoderRequest(parts, std::move(*target));
    describeUntagged(parts, plan);
    planStreams(parts, (*session)->demuxer());
    if (request.strictStreams && !plan.dropped.empty()) {
        const DroppedStream& first = plan.dropped.front();
        return base::fail(base::ErrorKind::Output, request.output.string(),
                          fmt::format("{} would be lost: {}", first.stream, first.reason),
                          "choose another preset or do without strict streams");
    }
    return parts;
}

}  // namespace kinechrome::media

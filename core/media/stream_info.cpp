// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/stream_info.h"

#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "core/media/ffmpeg_error.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace kinechrome::media {

namespace {

std::string nameOr(const char* name, const char* otherwise) {
    return name == nullptr ? otherwise : name;
}

const char* fieldOrderName(AVFieldOrder order) {
    switch (order) {
        case AV_FIELD_PROGRESSIVE: return "progressive";
        case AV_FIELD_TT: return "tt";
        case AV_FIELD_BB: return "bb";
        case AV_FIELD_TB: return "tb";
        case AV_FIELD_BT: return "bt";
        default: return "unknown";
    }
}

double durationOf(const Demuxer& demuxer, const AVStream& stream) {
    if (stream.duration > 0) {
        return static_cast<double>(stream.duration) * av_q2d(stream.time_base);
    }
    const std::int64_t whole = demuxer.context()->duration;
    return whole > 0 ? static_cast<double>(whole) / AV_TIME_BASE : 0.0;
}

std::string tag(const AVDictionary* metadata, const char* key) {
    const AVDictionaryEntry* entry = av_dict_get(metadata, key, nullptr, 0);
    return entry == nullptr ? std::string() : entry->value;
}

base::Rational sampleAspectOf(const Demuxer& demuxer, const AVFrame& frame) {
    AVFrame* unchanged = const_cast<AVFrame*>(&frame);  // FFmpeg only reads it
    const AVRational aspect =
        av_guess_sample_aspect_ratio(demuxer.context(), demuxer.video(), unchanged);
    const base::Rational known = fromAv(aspect);
    return known.known() ? known.reduced() : base::Rational{1, 1};
}

// Matroska keeps the length of a frame in nanoseconds and FFmpeg reads it back as a fraction of
// small numbers: 60000/1001 becomes 19001/317. The rates of film and television are put right.
base::Rational rateOf(const Demuxer& demuxer) {
    base::Rational rate =
        fromAv(av_guess_frame_rate(demuxer.context(), demuxer.video(), nullptr)).reduced();
    if (!rate.known()) return {24, 1};
    if (std::string_view(demuxer.context()->iformat->name).starts_with("matroska")) {
        for (const std::int64_t whole : {24, 30, 48, 60, 120, 240}) {
            const base::Rational ntsc{whole * 1000, 1001};
            if (std::abs(rate.value() / ntsc.value() - 1.0) < 2e-6) rate = ntsc.reduced();
        }
    }
    return rate;
}

void describeTags(VideoStreamInfo& video, const ColorTags& tags) {
    video.range = tags.range == AVCOL_RANGE_UNSPECIFIED
                      ? "unknown"
                      : nameOr(av_color_range_name(tags.range), "unknown");
    const auto known = [](const char* name) { return nameOr(name, "unknown"); };
    video.matrix =
        tags.matrix == AVCOL_SPC_UNSPECIFIED ? "unknown" : known(av_color_space_name(tags.matrix));
    video.primaries = tags.primaries == AVCOL_PRI_UNSPECIFIED
                          ? "unknown"
                          : known(av_color_primaries_name(tags.primaries));
    video.transfer = tags.transfer == AVCOL_TRC_UNSPECIFIED
                         ? "unknown"
                         : known(av_color_transfer_name(tags.transfer));
}

VideoStreamInfo describeVideo(const Demuxer& demuxer, const AVFrame& frame) {
    AVStream* stream = demuxer.video();
    VideoStreamInfo video;
    video.streamIndex = stream->index;
    video.codec = avcodec_get_name(stream->codecpar->codec_id);
    video.pixelFormat =
        nameOr(av_get_pix_fmt_name(static_cast<AVPixelFormat>(frame.format)), "unknown");
    video.rate = rateOf(demuxer);
    video.timeBase = fromAv(stream->time_base);
    video.sampleAspect = sampleAspectOf(demuxer, frame);
    AVFieldOrder order = stream->codecpar->field_order;
    if (order == AV_FIELD_UNKNOWN && frame.interlaced_frame != 0) {
        order = frame.top_field_first != 0 ? AV_FIELD_TT : AV_FIELD_BB;
    }
    video.fieldOrder = fieldOrderName(order);
    video.timecode = timecodeOf(demuxer);
    video.durationSeconds = durationOf(demuxer, *stream);
    video.estimatedFrames =
        demuxer.location().sequence ? demuxer.location().count : stream->nb_frames;
    if (video.estimatedFrames <= 0 && video.rate.known()) {  // Matroska does not count them
        video.estimatedFrames = std::llround(video.durationSeconds * video.rate.value());
    }
    return video;
}

void describeOthers(const Demuxer& demuxer, MediaInfo& info) {
    const AVFormatContext* context = demuxer.context();
    for (unsigned i = 0; i < context->nb_streams; ++i) {
        const AVStream* stream = context->streams[i];
        if (stream == demuxer.video()) continue;
        const AVCodecParameters& parameters = *stream->codecpar;
        if (parameters.codec_type == AVMEDIA_TYPE_AUDIO) {
            info.audio.push_back({stream->index, avcodec_get_name(parameters.codec_id),
                                  parameters.ch_layout.nb_channels, parameters.sample_rate,
                                  durationOf(demuxer, *stream), tag(stream->metadata, "language")});
        } else {
            info.others.push_back(
                {stream->index, streamKind(*stream), avcodec_get_name(parameters.codec_id)});
        }
    }
}

}  // namespace

std::string streamKind(const AVStream& stream) {
    return nameOr(av_get_media_type_string(stream.codecpar->codec_type), "data");
}

std::string streamName(const AVStream& stream) {
    const bool timecode = stream.codecpar->codec_tag == MKTAG('t', 'm', 'c', 'd');
    const char* codec = timecode ? "tmcd" : avcodec_get_name(stream.codecpar->codec_id);
    return fmt::format("{} {} ({})", streamKind(stream), stream.index, codec);
}

std::string timecodeOf(const Demuxer& demuxer) {
    const std::string own = tag(demuxer.video()->metadata, "timecode");
    if (!own.empty()) return own;
    const AVFormatContext* context = demuxer.context();
    for (unsigned i = 0; i < context->nb_streams; ++i) {
        const std::string track = tag(context->streams[i]->metadata, "timecode");
        if (!track.empty()) return track;
    }
    return tag(context->metadata, "timecode");
}

base::Result<SourceDescription> describeSource(const Demuxer& demuxer, const AVFrame& frame) {
    const InputLocation& location = demuxer.location();
    const auto stored = static_cast<AVPixelFormat>(frame.format);
    const auto layout = pixelLayout(stored);
    SourceDescription source;
    MediaInfo& info = source.info;
    info.path = location.path;
    info.container = demuxer.context()->iformat->name;
    info.fileSize = location.fileSize;
    info.imageSequence = location.sequence.has_value();
    info.chapters = static_cast<int>(demuxer.context()->nb_chapters);
    info.video = describeVideo(demuxer, frame);
    describeOthers(demuxer, info);
    if (!layout) {
        return base::fail(inputError(
            location.path,
            fmt::format("its pixel format ({}) is not supported", info.video.pixelFormat), 0,
            "convert it to 8 to 16 bit YUV, RGB or gray first"));
    }
    source.unpacking = layout->unpacking;
    source.tags = tagsOf(frame, *demuxer.video()->codecpar);
    describeTags(info.video, source.tags);
    color::PictureFormat& format = info.video.format;
    format = layout->format;
    format.width = frame.width;
    format.height = frame.height;
    const auto description =
        describeColor(source.tags, format, stored, demuxer.video()->codecpar->codec_id);
    if (!description) {
        return base::fail(
            inputError(location.path,
                       fmt::format("its colour matrix ({}) is not supported", info.video.matrix), 0,
                       "convert it to BT.709 first"));
    }
    format.color = *description;
    return source;
}

}  // namespace kinechrome::media

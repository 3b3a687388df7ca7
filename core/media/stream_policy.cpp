// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/stream_policy.h"

#include <fmt/format.h>

#include "core/media/audio_transcoder.h"
#include "core/media/muxer.h"

namespace kinechrome::media {

namespace {

bool isTimecode(const AVStream& stream) {
    return stream.codecpar->codec_tag == MKTAG('t', 'm', 'c', 'd');
}

// MOV keeps its chapters as a track of texts, one for each chapter, shown as data or subtitles.
bool isChapterTrack(const Demuxer& source, const AVStream& stream) {
    const AVFormatContext* context = source.context();
    const AVMediaType type = stream.codecpar->codec_type;
    return context->nb_chapters > 0 && stream.codecpar->codec_tag == MKTAG('t', 'e', 'x', 't') &&
           (type == AVMEDIA_TYPE_DATA ||
            stream.nb_frames == static_cast<std::int64_t>(context->nb_chapters));
}

StreamRoute routeSound(const AVStream& stream, const std::string& container) {
    StreamRoute route{stream.index, StreamFate::Copy, AV_CODEC_ID_NONE, {}};
    if (containerTakes(container, *stream.codecpar, stream.metadata)) return route;
    route.transcodeTo = losslessSound(container);
    const auto transcoder = AudioTranscoder::open(stream, route.transcodeTo);
    route.fate = transcoder ? StreamFate::Transcode : StreamFate::Drop;
    if (!transcoder) route.reason = fmt::format("{} cannot hold it", container);
    return route;
}

StreamRoute routeOne(const Demuxer& source, const AVStream& stream, const std::string& container) {
    StreamRoute route{stream.index, StreamFate::Drop, AV_CODEC_ID_NONE, {}};
    if (isTimecode(stream) || isChapterTrack(source, stream)) {
        route.fate = StreamFate::Implied;
        return route;
    }
    switch (stream.codecpar->codec_type) {
        case AVMEDIA_TYPE_AUDIO: return routeSound(stream, container);
        case AVMEDIA_TYPE_SUBTITLE:
        case AVMEDIA_TYPE_ATTACHMENT:
            if (containerTakes(container, *stream.codecpar, stream.metadata)) {
                route.fate = StreamFate::Copy;
            } else {
                route.reason = fmt::format("{} cannot hold it", container);
            }
            return route;
        case AVMEDIA_TYPE_VIDEO:
            route.reason = "only the first video stream is carried";
            return route;
        default: route.reason = "data streams are not carried"; return route;
    }
}

}  // namespace

AVCodecID losslessSound(const std::string& container) {
    return container == "matroska" ? AV_CODEC_ID_FLAC : AV_CODEC_ID_ALAC;
}

std::vector<StreamRoute> routeStreams(const Demuxer& source, const std::string& container) {
    std::vector<StreamRoute> routes;
    const AVFormatContext* context = source.context();
    for (unsigned i = 0; i < context->nb_streams; ++i) {
        const AVStream* stream = context->streams[i];
        if (stream != source.video()) routes.push_back(routeOne(source, *stream, container));
    }
    return routes;
}

}  // namespace kinechrome::media

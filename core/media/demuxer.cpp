// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/demuxer.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/media/ffmpeg_error.h"

namespace kinechrome::media {

namespace {

// Formats that are lists of other files or addresses, or programs.
constexpr std::array<std::string_view, 14> kOpensOthers = {"hls",
                                                           "dash",
                                                           "concat",
                                                           "sdp",
                                                           "rtsp",
                                                           "rtp",
                                                           "imf",
                                                           "lavfi",
                                                           "applehttp",
                                                           "avisynth",
                                                           "vapoursynth",
                                                           "asf_o",
                                                           "webm_dash_manifest",
                                                           "ffmetadata"};
// Text that FFmpeg would draw as a picture: never footage.
constexpr std::array<std::string_view, 6> kText = {"tty", "bin", "adf", "idf", "xbin", "ass"};

bool named(const AVInputFormat* format, std::span<const std::string_view> names) {
    // A demuxer has several names: "hls,applehttp", "mov,mp4,m4a".
    std::string_view rest = format->name;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        if (std::find(names.begin(), names.end(), rest.substr(0, comma)) != names.end()) {
            return true;
        }
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return false;
}

// Which demuxer the content asks for, decided before any demuxer may follow a link in it.
base::Result<const AVInputFormat*> chooseFormat(const InputLocation& location) {
    if (location.sequence) return av_find_input_format("image2");
    AvOptions options;
    options.set("protocol_whitelist", "file");
    AVIOContext* raw = nullptr;
    int code = avio_open2(&raw, location.url.c_str(), AVIO_FLAG_READ, nullptr, options.address());
    const AvIoPtr io(raw);
    if (code < 0) {
        return base::fail(
            inputError(location.path, avText(code), code, "check that you may read the file"));
    }
    const AVInputFormat* format = nullptr;
    code = av_probe_input_buffer2(io.get(), &format, location.url.c_str(), nullptr, 0, 0);
    if (code < 0 || format == nullptr || named(format, kText)) {
        return base::fail(inputError(location.path, "this is not a film format that can be read",
                                     code, "check that it is footage and that it is complete"));
    }
    if (named(format, kOpensOthers)) {
        return base::fail(inputError(location.path,
                                     "a playlist or script that points at other files is refused",
                                     0, "open the film file itself"));
    }
    return format;
}

AVStream* firstVideo(AVFormatContext* context) {
    constexpr int kStill = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS;
    for (unsigned i = 0; i < context->nb_streams; ++i) {
        AVStream* stream = context->streams[i];
        if (stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO &&
            (stream->disposition & kStill) == 0) {
            return stream;
        }
    }
    return nullptr;
}

}  // namespace

Demuxer::Demuxer(InputLocation location, AvInputPtr context, AVStream* video, Streams streams)
    : location_(std::move(location)),
      context_(std::move(context)),
      video_(video),
      streams_(streams) {}

base::Result<std::unique_ptr<Demuxer>> Demuxer::open(const std::filesystem::path& path,
                                                     Streams streams, NumberedFile numbered) {
    silenceFfmpeg();
    auto location = locateInput(path, numbered);
    if (!location) return base::fail(std::move(location.error()));
    auto format = chooseFormat(*location);
    if (!format) return base::fail(std::move(format.error()));

    AvOptions options;
    options.set("protocol_whitelist", "file");
    if (location->sequence) {
        options.set("pattern_type", "sequence");
        options.set("framerate", "24");  // pictures carry no rate; film runs at 24
        options.set("start_number", std::to_string(location->firstNumber).c_str());
    } else if (std::string_view(format.value()->name).ends_with("_pipe")) {
        options.set("framerate", "24");
    }
    AVFormatContext* raw = nullptr;
    int code = avformat_open_input(&raw, location->url.c_str(), format.value(), options.address());
    AvInputPtr context(raw);
    if (code < 0) {
        return base::fail(
            inputError(path, "the file cannot be read as " + std::string(format.value()->long_name),
                       code, "it may be cut off or damaged; get a complete copy"));
    }
    code = avformat_find_stream_info(context.get(), nullptr);
    AVStream* video = firstVideo(context.get());
    if (video == nullptr) {
        return base::fail(inputError(path, "there is no video in it", code, "choose a film"));
    }
    for (unsigned i = 0; i < context->nb_streams; ++i) {
        AVStream* stream = context->streams[i];
        const bool wanted =
            streams == Streams::All || (stream == video) == (streams == Streams::VideoOnly);
        if (!wanted) stream->discard = AVDISCARD_ALL;
    }
    return std::unique_ptr<Demuxer>(
        new Demuxer(std::move(*location), std::move(context), video, streams));
}

int Demuxer::read(AVPacket* packet) {
    for (;;) {
        const int code = av_read_frame(context_.get(), packet);
        if (code < 0) {
            const bool quietEnd = code == AVERROR_EOF && context_->pb != nullptr;
            return quietEnd && context_->pb->error < 0 ? context_->pb->error : code;
        }
        const bool isVideo = packet->stream_index == video_->index;
        const bool wanted = streams_ == Streams::All || isVideo == (streams_ == Streams::VideoOnly);
        // Empty packets are dropped frames of AVI; a decoder would take one for the end.
        if (wanted && packet->size > 0) return 0;
        av_packet_unref(packet);
    }
}

bool Demuxer::seek(std::int64_t pts) {
    return av_seek_frame(context_.get(), video_->index, pts, AVSEEK_FLAG_BACKWARD) >= 0;
}

std::int64_t Demuxer::position() const {
    return context_->pb == nullptr ? 0 : avio_tell(context_->pb);
}

}  // namespace kinechrome::media

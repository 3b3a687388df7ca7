// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/muxer.h"

#include <cstdint>
#include <utility>

#include "core/media/ffmpeg_error.h"

namespace kinechrome::media {

namespace {

// Matroska has no negative time; MP4 and MOV have (edit lists). Video must keep its timestamps, so
// nothing may be shifted behind our back: the copier leaves out what cannot be placed.
constexpr int kKeepTimestamps = 0;

// Pictures wait so long (microseconds) in memory for a stream that has nothing to say; the copier
// keeps sound and picture in step anyway.
constexpr std::int64_t kLongestWait = 500000;

AvOutputPtr allocate(const std::string& container, const std::string& url) {
    AVFormatContext* raw = nullptr;
    avformat_alloc_output_context2(&raw, nullptr, container.c_str(), url.c_str());
    return AvOutputPtr(raw);
}

}  // namespace

Muxer::Muxer(AvOutputPtr context, std::filesystem::path finalName)
    : context_(std::move(context)), finalName_(std::move(finalName)) {}

Muxer::~Muxer() {
    if (context_->pb != nullptr) avio_closep(&context_->pb);
}

base::Result<std::unique_ptr<Muxer>> Muxer::open(const std::filesystem::path& file,
                                                 const std::filesystem::path& finalName,
                                                 const std::string& container) {
    silenceFfmpeg();
    const std::string url = "file:" + file.string();
    AvOutputPtr context = allocate(container, url);
    if (!context) return base::fail(outputError(finalName, AVERROR_MUXER_NOT_FOUND));
    const int code = avio_open2(&context->pb, url.c_str(), AVIO_FLAG_WRITE, nullptr, nullptr);
    if (code < 0) return base::fail(outputError(finalName, code));
    context->avoid_negative_ts = kKeepTimestamps;
    context->max_interleave_delta = kLongestWait;
    return std::unique_ptr<Muxer>(new Muxer(std::move(context), finalName));
}

AVStream* Muxer::addStream() {
    return avformat_new_stream(context_.get(), nullptr);
}

base::Result<void> Muxer::writeHeader(AvOptions& options) {
    const int code = avformat_write_header(context_.get(), options.address());
    if (code < 0) return base::fail(outputError(finalName_, code));
    return {};
}

int Muxer::write(AVPacket& packet, const AVStream& stream, AVRational timeBase) {
    packet.stream_index = stream.index;
    packet.pos = -1;
    av_packet_rescale_ts(&packet, timeBase, stream.time_base);
    return av_interleaved_write_frame(context_.get(), &packet);
}

base::Result<void> Muxer::finish() {
    int code = av_write_trailer(context_.get());
    avio_flush(context_->pb);
    // A full disk is often noticed only by the last flush, and closing does not report it.
    if (code >= 0) code = context_->pb->error;
    const int closed = avio_closep(&context_->pb);
    if (code >= 0) code = closed;
    if (code < 0) return base::fail(outputError(finalName_, code));
    return {};
}

bool containerTakes(const std::string& container, const AVCodecParameters& stream,
                    const AVDictionary* metadata) {
    const AvOutputPtr context = allocate(container, "");
    if (!context) return false;
    AVStream* copy = avformat_new_stream(context.get(), nullptr);
    if (copy == nullptr || avcodec_parameters_copy(copy->codecpar, &stream) < 0) return false;
    copy->codecpar->codec_tag = 0;
    copy->time_base = {1, 1000};
    av_dict_copy(&copy->metadata, metadata, 0);
    if (avio_open_dyn_buf(&context->pb) < 0) return false;
    const bool takes = avformat_write_header(context.get(), nullptr) >= 0;
    if (takes) av_write_trailer(context.get());
    std::uint8_t* buffer = nullptr;
    avio_close_dyn_buf(context->pb, &buffer);
    context->pb = nullptr;
    av_free(buffer);
    return takes;
}

}  // namespace kinechrome::media

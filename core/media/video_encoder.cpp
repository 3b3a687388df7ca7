// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/video_encoder.h"

#include <algorithm>
#include <string_view>
#include <thread>
#include <vector>

#include "core/media/encoder_frame.h"
#include "core/media/ffmpeg_error.h"

extern "C" {
#include <libavutil/opt.h>
}

namespace kinechrome::media {

namespace {

int threadCount(int asked) {
    if (asked > 0) return asked;
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

bool isInterlaced(AVFieldOrder order) {
    return order != AV_FIELD_UNKNOWN && order != AV_FIELD_PROGRESSIVE;
}

bool topFirst(AVFieldOrder order) {
    return order == AV_FIELD_TT || order == AV_FIELD_TB;
}

AvCodecPtr prepare(const EncoderRequest& request) {
    AvCodecPtr codec(avcodec_alloc_context3(request.target.codec));
    if (!codec) return codec;
    codec->width = request.target.format.width;
    codec->height = request.target.format.height;
    codec->pix_fmt = request.target.pixelFormat;
    codec->time_base = toAv(request.timeBase);
    codec->framerate = toAv(request.rate);
    codec->sample_aspect_ratio = toAv(request.sampleAspect);
    codec->field_order = request.fieldOrder;
    codec->bits_per_raw_sample = request.target.format.color.bitDepth;
    codec->thread_count = threadCount(request.threads);
    applyTags(request.tags, *codec);
    if (request.globalHeader) codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    if (isInterlaced(request.fieldOrder)) {
        codec->flags |= AV_CODEC_FLAG_INTERLACED_DCT | AV_CODEC_FLAG_INTERLACED_ME;
    }
    return codec;
}

// FFV1 refuses slices that would be too small, so the wish grows with the picture; `slices` 0
// leaves it to the encoder.
void configureFfv1(AVCodecContext& codec, int slices) {
    codec.level = 3;
    codec.gop_size = 1;
    codec.thread_type = FF_THREAD_SLICE;
    codec.slices = slices;
    av_opt_set(codec.priv_data, "slicecrc", "1", 0);
}

void configure(const EncoderRequest& request, AVCodecContext& codec) {
    const std::string_view name = request.target.codec->name;
    if (name == "prores_ks") {
        codec.thread_type = FF_THREAD_SLICE;
        av_opt_set(codec.priv_data, "profile", "hq", 0);
        av_opt_set(codec.priv_data, "vendor", "apl0", 0);
    } else if (name == "libx264") {
        codec.gop_size = std::max(1, static_cast<int>(request.rate.value() * 2.0));
        av_opt_set(codec.priv_data, "preset", "fast", 0);
        av_opt_set(codec.priv_data, "profile", "high", 0);
        av_opt_set(codec.priv_data, "crf", "18", 0);
        // Else the stream's header says top field first, whatever its frames say.
        const bool bottomFirst = isInterlaced(request.fieldOrder) && !topFirst(request.fieldOrder);
        if (bottomFirst) av_opt_set(codec.priv_data, "x264-params", "bff=1", 0);
    } else if (name == "tiff") {
        av_opt_set(codec.priv_data, "compression_algo", "lzw", 0);
    }
}

base::Result<AvCodecPtr> openCodec(const EncoderRequest& request) {
    const bool ffv1 = request.target.codec->id == AV_CODEC_ID_FFV1;
    const int pixels = request.target.format.width * request.target.format.height;
    // In slices of a pixel or two FFmpeg's FFV1 loses samples.
    const bool tiny = std::min(request.target.format.width, request.target.format.height) < 8;
    const std::vector<int> wishes = tiny ? std::vector{1, 0} : std::vector{24, 12, 9, 4, 0};
    int code = AVERROR(ENOMEM);
    for (const int slices : wishes) {
        // A slice of less than about 40,000 pixels costs more bits than its thread gains.
        if (ffv1 && slices > 4 && pixels / slices < 40000) continue;
        if (!ffv1 && slices != 0) continue;
        AvCodecPtr codec = prepare(request);
        if (!codec) break;
        configure(request, *codec);
        if (ffv1) configureFfv1(*codec, slices);
        code = avcodec_open2(codec.get(), request.target.codec, nullptr);
        if (code >= 0) return codec;
    }
    return base::fail(base::ErrorKind::Output, request.target.codec->name,
                      "the encoder refuses this kind of picture", "choose another preset",
                      avText(code));
}

}  // namespace

VideoEncoder::VideoEncoder(EncoderRequest request, AvCodecPtr codec)
    : request_(std::move(request)),
      codec_(std::move(codec)),
      packet_(av_packet_alloc()),
      converter_(PictureConverter::make(request_.input, request_.target.format)) {}

base::Result<std::unique_ptr<VideoEncoder>> VideoEncoder::open(const EncoderRequest& request) {
    auto codec = openCodec(request);
    if (!codec) return base::fail(std::move(codec.error()));
    return std::unique_ptr<VideoEncoder>(new VideoEncoder(request, std::move(*codec)));
}

int VideoEncoder::encode(const VideoFrame& frame, std::int64_t pts, const PacketSink& sink) {
    const color::Picture picture = converter_->convert(frame.picture);
    const AvFramePtr out = frameFromPicture(picture, request_.target.pixelFormat);
    if (!out) return AVERROR(ENOMEM);
    applyTags(request_.tags, *out);
    out->pts = pts;
    out->pkt_duration = frame.duration;
    out->sample_aspect_ratio = codec_->sample_aspect_ratio;
    out->interlaced_frame = isInterlaced(request_.fieldOrder) ? 1 : 0;
    out->top_field_first = topFirst(request_.fieldOrder) ? 1 : 0;
    durations_.push_back({pts, frame.duration});
    const int code = avcodec_send_frame(codec_.get(), out.get());
    if (code == AVERROR(ENOMEM)) return code;
    return code < 0 ? AVERROR_EXTERNAL : collect(sink);
}

int VideoEncoder::drain(const PacketSink& sink) {
    const int code = avcodec_send_frame(codec_.get(), nullptr);
    return code < 0 && code != AVERROR_EOF ? AVERROR_EXTERNAL : collect(sink);
}

int VideoEncoder::collect(const PacketSink& sink) {
    for (;;) {
        const int code = avcodec_receive_packet(codec_.get(), packet_.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return 0;
        if (code < 0) return AVERROR_EXTERNAL;
        const auto known = std::find_if(durations_.begin(), durations_.end(),
                                        [&](const Duration& d) { return d.pts == packet_->pts; });
        if (known != durations_.end()) {
            packet_->duration = known->ticks;
            durations_.erase(known);
        }
        const int sunk = sink(*packet_);
        av_packet_unref(packet_.get());
        if (sunk < 0) return sunk;
    }
}

}  // namespace kinechrome::media

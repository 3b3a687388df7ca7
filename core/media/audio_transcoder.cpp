// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/audio_transcoder.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "core/media/audio_samples.h"
#include "core/media/ffmpeg_error.h"

extern "C" {
#include <libavutil/audio_fifo.h>
}

namespace kinechrome::media {

namespace {

tl::unexpected<base::Error> refuse(const AVStream& source, int code) {
    return base::fail(base::ErrorKind::Output,
                      fmt::format("sound {}", avcodec_get_name(source.codecpar->codec_id)),
                      "cannot be converted", "choose another container", avText(code));
}

AvCodecPtr openDecoder(const AVStream& source, int& code) {
    const AVCodec* codec = avcodec_find_decoder(source.codecpar->codec_id);
    AvCodecPtr decoder(codec == nullptr ? nullptr : avcodec_alloc_context3(codec));
    code = decoder ? avcodec_parameters_to_context(decoder.get(), source.codecpar)
                   : AVERROR_DECODER_NOT_FOUND;
    if (code < 0) return nullptr;
    decoder->pkt_timebase = source.time_base;
    code = avcodec_open2(decoder.get(), codec, nullptr);
    return code < 0 ? nullptr : std::move(decoder);
}

// ALAC wants planar samples, FLAC packed ones.
AVSampleFormat formatFor(const AVCodec& codec, AVSampleFormat source) {
    const AVSampleFormat planar = integerFormat(source);
    for (const AVSampleFormat* f = codec.sample_fmts; f != nullptr && *f != AV_SAMPLE_FMT_NONE;
         ++f) {
        if (*f == planar || *f == av_get_packed_sample_fmt(planar)) return *f;
    }
    return AV_SAMPLE_FMT_NONE;
}

AvCodecPtr openEncoder(const AVCodecContext& decoder, AVCodecID target, int& code) {
    const AVCodec* codec = avcodec_find_encoder(target);
    AvCodecPtr encoder(codec == nullptr ? nullptr : avcodec_alloc_context3(codec));
    code = AVERROR_ENCODER_NOT_FOUND;
    if (!encoder) return nullptr;
    encoder->sample_fmt = formatFor(*codec, decoder.sample_fmt);
    encoder->sample_rate = decoder.sample_rate;
    encoder->time_base = {1, decoder.sample_rate};
    const bool wide = av_get_packed_sample_fmt(encoder->sample_fmt) == AV_SAMPLE_FMT_S32;
    encoder->bits_per_raw_sample = wide ? 24 : 16;
    encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    code = av_channel_layout_copy(&encoder->ch_layout, &decoder.ch_layout);
    if (encoder->ch_layout.order == AV_CHANNEL_ORDER_UNSPEC) {
        av_channel_layout_default(&encoder->ch_layout, decoder.ch_layout.nb_channels);
    }
    if (code >= 0) code = avcodec_open2(encoder.get(), codec, nullptr);
    return code < 0 ? nullptr : std::move(encoder);
}

}  // namespace

void AudioTranscoder::FreeFifo::operator()(AVAudioFifo* fifo) const {
    av_audio_fifo_free(fifo);
}

AudioTranscoder::AudioTranscoder(AvCodecPtr decoder, AvCodecPtr encoder, AVRational sourceTimeBase)
    : decoder_(std::move(decoder)),
      encoder_(std::move(encoder)),
      sourceTimeBase_(sourceTimeBase),
      fifo_(av_audio_fifo_alloc(encoder_->sample_fmt, encoder_->ch_layout.nb_channels, 8192)),
      frame_(av_frame_alloc()),
      packet_(av_packet_alloc()) {}

AudioTranscoder::~AudioTranscoder() = default;

base::Result<std::unique_ptr<AudioTranscoder>> AudioTranscoder::open(const AVStream& source,
                                                                     AVCodecID target) {
    int code = 0;
    AvCodecPtr decoder = openDecoder(source, code);
    if (!decoder) return refuse(source, code);
    AvCodecPtr encoder = openEncoder(*decoder, target, code);
    if (!encoder) return refuse(source, code);
    return std::unique_ptr<AudioTranscoder>(
        new AudioTranscoder(std::move(decoder), std::move(encoder), source.time_base));
}

std::string AudioTranscoder::note() const {
    const std::string_view from = avcodec_get_name(decoder_->codec_id);
    const int bits = decoder_->bits_per_raw_sample > 0 ? decoder_->bits_per_raw_sample
                                                       : av_get_bits_per_sample(decoder_->codec_id);
    const bool pcm = from.starts_with("pcm_");
    const char* how = fitsWithoutLoss(decoder_->sample_fmt, bits) ? "lossless" : "24 bit";
    const char* to = encoder_->codec_id == AV_CODEC_ID_ALAC ? "ALAC" : "FLAC";
    return fmt::format("sound: {} becomes {} ({})", pcm ? "PCM" : from, to, how);
}

int AudioTranscoder::send(const AVPacket* packet, const Sink& sink) {
    const int sent = avcodec_send_packet(decoder_.get(), packet);
    // A damaged packet costs its own samples only.
    if (sent < 0 && sent != AVERROR_INVALIDDATA && sent != AVERROR_EOF) return sent;
    for (;;) {
        const int code = avcodec_receive_frame(decoder_.get(), frame_.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) break;
        if (code == AVERROR_INVALIDDATA) continue;
        if (code < 0) return code;
        const int buffered = buffer(*frame_);
        av_frame_unref(frame_.get());
        if (buffered < 0) return buffered;
        if (const int encoded = encodeBuffered(false, sink); encoded < 0) return encoded;
    }
    if (packet != nullptr) return 0;
    if (const int encoded = encodeBuffered(true, sink); encoded < 0) return encoded;
    if (const int code = avcodec_send_frame(encoder_.get(), nullptr); code < 0) return code;
    return collect(sink);
}

int AudioTranscoder::buffer(const AVFrame& decoded) {
    if (!nextPts_) {
        const std::int64_t pts = decoded.best_effort_timestamp;
        nextPts_ =
            pts == AV_NOPTS_VALUE ? 0 : av_rescale_q(pts, sourceTimeBase_, encoder_->time_base);
    }
    const AvFramePtr samples = convertSamples(decoded, encoder_->sample_fmt);
    if (!samples) return AVERROR(ENOMEM);
    return av_audio_fifo_write(fifo_.get(), reinterpret_cast<void**>(samples->extended_data),
                               samples->nb_samples);
}

int AudioTranscoder::encodeBuffered(bool all, const Sink& sink) {
    const int wanted = encoder_->frame_size > 0 ? encoder_->frame_size : 4096;
    for (;;) {
        const int have = av_audio_fifo_size(fifo_.get());
        if (have == 0 || (have < wanted && !all)) return 0;
        const AvFramePtr out(av_frame_alloc());
        out->nb_samples = std::min(have, wanted);
        out->format = encoder_->sample_fmt;
        out->sample_rate = encoder_->sample_rate;
        int code = av_channel_layout_copy(&out->ch_layout, &encoder_->ch_layout);
        if (code >= 0) code = av_frame_get_buffer(out.get(), 0);
        if (code < 0) return code;
        av_audio_fifo_read(fifo_.get(), reinterpret_cast<void**>(out->extended_data),
                           out->nb_samples);
        out->pts = *nextPts_;
        *nextPts_ += out->nb_samples;
        code = avcodec_send_frame(encoder_.get(), out.get());
        if (code >= 0) code = collect(sink);
        if (code < 0) return code;
    }
}

int AudioTranscoder::collect(const Sink& sink) {
    for (;;) {
        const int code = avcodec_receive_packet(encoder_.get(), packet_.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return 0;
        if (code < 0) return code;
        const int sunk = sink(*packet_);
        av_packet_unref(packet_.get());
        if (sunk < 0) return sunk;
    }
}

}  // namespace kinechrome::media

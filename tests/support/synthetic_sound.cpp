// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synthetic_sound.h"

#include <algorithm>
#include <cmath>

#include "core/media/audio_samples.h"

namespace kinechrome::test {

namespace {

constexpr int kBlock = 1024;

// 24 significant bits, left-justified in 32.
std::int32_t toneAt(std::int64_t sample, int channel, int sampleRate) {
    const double t = static_cast<double>(sample) / sampleRate;
    const double swell = 0.3 + 0.2 * std::sin(t * 1.9);
    const double value = swell * std::sin(t * 2.0 * 3.14159265358979 * (440.0 + 110.0 * channel));
    return static_cast<std::int32_t>(std::lround(value * 8388607.0)) * 256;
}

}  // namespace

std::unique_ptr<SyntheticSound> SyntheticSound::open(const ClipSpec& spec, double seconds,
                                                     AVFormatContext& file) {
    const AVCodec* codec = avcodec_find_encoder_by_name(spec.sound.c_str());
    if (codec == nullptr) return nullptr;
    auto sound = std::make_unique<SyntheticSound>();
    sound->codec_.reset(avcodec_alloc_context3(codec));
    AVCodecContext& c = *sound->codec_;
    c.sample_fmt = codec->sample_fmts[0];
    c.sample_rate = spec.sampleRate;
    c.time_base = {1, spec.sampleRate};
    c.bits_per_raw_sample = av_get_bytes_per_sample(c.sample_fmt) == 4 ? 24 : 16;
    c.flags |= AV_CODEC_FLAG_BITEXACT;
    c.strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL;
    av_channel_layout_default(&c.ch_layout, 2);
    if ((file.oformat->flags & AVFMT_GLOBALHEADER) != 0) c.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    if (avcodec_open2(&c, codec, nullptr) < 0) return nullptr;
    sound->stream_ = avformat_new_stream(&file, nullptr);
    sound->stream_->time_base = c.time_base;
    avcodec_parameters_from_context(sound->stream_->codecpar, &c);
    const double length = spec.soundSeconds > 0.0 ? spec.soundSeconds : seconds;
    sound->total_ = std::llround(length * spec.sampleRate);
    return sound;
}

int SyntheticSound::writeUntil(double seconds, AVFormatContext& file) {
    const auto due = static_cast<std::int64_t>(seconds * codec_->sample_rate);
    while (done_ < std::min(due, total_)) {
        if (const int code = writeFrame(file); code < 0) return code;
    }
    return 0;
}

int SyntheticSound::finish(AVFormatContext& file) {
    while (done_ < total_) {
        if (const int code = writeFrame(file); code < 0) return code;
    }
    avcodec_send_frame(codec_.get(), nullptr);
    return collect(file);
}

int SyntheticSound::writeFrame(AVFormatContext& file) {
    const int block = codec_->frame_size > 0 ? codec_->frame_size : kBlock;
    const media::AvFramePtr tone(av_frame_alloc());
    tone->format = AV_SAMPLE_FMT_S32;
    tone->sample_rate = codec_->sample_rate;
    tone->nb_samples = static_cast<int>(std::min<std::int64_t>(block, total_ - done_));
    av_channel_layout_copy(&tone->ch_layout, &codec_->ch_layout);
    if (const int code = av_frame_get_buffer(tone.get(), 0); code < 0) return code;
    auto* samples = reinterpret_cast<std::int32_t*>(tone->data[0]);
    for (int i = 0; i < tone->nb_samples; ++i) {
        for (int channel = 0; channel < 2; ++channel) {
            samples[2 * i + channel] = toneAt(done_ + i, channel, codec_->sample_rate);
        }
    }
    media::AvFramePtr frame;
    if (av_get_packed_sample_fmt(codec_->sample_fmt) == AV_SAMPLE_FMT_FLT) {
        frame.reset(av_frame_alloc());
        frame->format = codec_->sample_fmt;
        frame->nb_samples = tone->nb_samples;
        frame->sample_rate = tone->sample_rate;
        av_channel_layout_copy(&frame->ch_layout, &tone->ch_layout);
        if (const int code = av_frame_get_buffer(frame.get(), 0); code < 0) return code;
        const bool planar = av_sample_fmt_is_planar(codec_->sample_fmt) != 0;
        for (int i = 0; i < tone->nb_samples * 2; ++i) {
            auto* out = reinterpret_cast<float*>(frame->extended_data[planar ? i % 2 : 0]);
            out[planar ? i / 2 : i] = static_cast<float>(samples[i]) / 2147483648.0F;
        }
    } else {
        frame = media::convertSamples(*tone, codec_->sample_fmt);
    }
    frame->pts = done_;
    done_ += tone->nb_samples;
    const int code = avcodec_send_frame(codec_.get(), frame.get());
    return code < 0 ? code : collect(file);
}

int SyntheticSound::collect(AVFormatContext& file) {
    for (;;) {
        const media::AvPacketPtr packet(av_packet_alloc());
        const int code = avcodec_receive_packet(codec_.get(), packet.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return 0;
        if (code < 0) return code;
        packet->stream_index = stream_->index;
        av_packet_rescale_ts(packet.get(), codec_->time_base, stream_->time_base);
        const int written = av_interleaved_write_frame(&file, packet.get());
        if (written < 0) return written;
    }
}

}  // namespace kinechrome::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/audio_samples.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace kinechrome::media {

namespace {

constexpr double kFull = 2147483648.0;  // 2^31

std::int32_t fromFloat(double value) {
    return static_cast<std::int32_t>(std::clamp(std::round(value * kFull), -kFull, kFull - 1.0));
}

// Sample `i` of a plane as a left-justified 32-bit integer.
std::int32_t readSample(const std::uint8_t* plane, AVSampleFormat packed, std::ptrdiff_t i) {
    switch (packed) {
        case AV_SAMPLE_FMT_U8: return (static_cast<std::int32_t>(plane[i]) - 128) * (1 << 24);
        case AV_SAMPLE_FMT_S16:
            return static_cast<std::int32_t>(reinterpret_cast<const std::int16_t*>(plane)[i]) *
                   (1 << 16);
        case AV_SAMPLE_FMT_S32: return reinterpret_cast<const std::int32_t*>(plane)[i];
        case AV_SAMPLE_FMT_FLT:
            return fromFloat(static_cast<double>(reinterpret_cast<const float*>(plane)[i]));
        case AV_SAMPLE_FMT_DBL: return fromFloat(reinterpret_cast<const double*>(plane)[i]);
        case AV_SAMPLE_FMT_S64:
            return static_cast<std::int32_t>(reinterpret_cast<const std::int64_t*>(plane)[i] >> 32);
        default: return 0;
    }
}

void writeSample(std::uint8_t* plane, bool wide, std::ptrdiff_t i, std::int32_t value) {
    if (wide) {
        reinterpret_cast<std::int32_t*>(plane)[i] = value;
    } else {
        reinterpret_cast<std::int16_t*>(plane)[i] = static_cast<std::int16_t>(value >> 16);
    }
}

}  // namespace

AVSampleFormat integerFormat(AVSampleFormat format) {
    const AVSampleFormat packed = av_get_packed_sample_fmt(format);
    const bool narrow = packed == AV_SAMPLE_FMT_U8 || packed == AV_SAMPLE_FMT_S16;
    return narrow ? AV_SAMPLE_FMT_S16P : AV_SAMPLE_FMT_S32P;
}

bool fitsWithoutLoss(AVSampleFormat format, int significantBits) {
    const AVSampleFormat packed = av_get_packed_sample_fmt(format);
    if (packed == AV_SAMPLE_FMT_U8 || packed == AV_SAMPLE_FMT_S16) return true;
    return packed == AV_SAMPLE_FMT_S32 && significantBits > 0 && significantBits <= 24;
}

AvFramePtr convertSamples(const AVFrame& frame, AVSampleFormat target) {
    const AVSampleFormat kind = av_get_packed_sample_fmt(target);
    AvFramePtr out(av_frame_alloc());
    if (!out || (kind != AV_SAMPLE_FMT_S16 && kind != AV_SAMPLE_FMT_S32)) return nullptr;
    out->format = target;
    out->nb_samples = frame.nb_samples;
    out->sample_rate = frame.sample_rate;
    if (av_channel_layout_copy(&out->ch_layout, &frame.ch_layout) < 0) return nullptr;
    if (av_frame_get_buffer(out.get(), 0) < 0) return nullptr;
    const auto from = static_cast<AVSampleFormat>(frame.format);
    const AVSampleFormat packed = av_get_packed_sample_fmt(from);
    const bool fromPlanar = av_sample_fmt_is_planar(from) != 0;
    const bool toPlanar = av_sample_fmt_is_planar(target) != 0;
    const bool wide = kind == AV_SAMPLE_FMT_S32;
    const int channels = frame.ch_layout.nb_channels;
    for (int channel = 0; channel < channels; ++channel) {
        const std::uint8_t* source = frame.extended_data[fromPlanar ? channel : 0];
        std::uint8_t* sink = out->extended_data[toPlanar ? channel : 0];
        for (int i = 0; i < frame.nb_samples; ++i) {
            const std::ptrdiff_t interleaved = static_cast<std::ptrdiff_t>(i) * channels + channel;
            const std::int32_t value = readSample(source, packed, fromPlanar ? i : interleaved);
            writeSample(sink, wide, toPlanar ? i : interleaved, value);
        }
    }
    return out;
}

}  // namespace kinechrome::media

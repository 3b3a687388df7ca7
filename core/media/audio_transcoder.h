// SPDX-License-Identifier: GPL-3.0-or-later
// AudioTranscoder: sound that a container does not take, decoded and packed without loss (ALAC in
// MP4 and MOV, FLAC in Matroska).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/media/ffmpeg_handles.h"

struct AVAudioFifo;

namespace kinechrome::media {

// One thread at a time.
class AudioTranscoder {
public:
    // Errors: Output (no decoder, more channels than the codec takes...).
    [[nodiscard]] static base::Result<std::unique_ptr<AudioTranscoder>> open(const AVStream& source,
                                                                             AVCodecID target);
    ~AudioTranscoder();

    [[nodiscard]] const AVCodecContext& encoder() const { return *encoder_; }
    // "PCM becomes ALAC (lossless)", for people.
    [[nodiscard]] std::string note() const;

    using Sink = std::function<int(AVPacket&)>;  // packets in encoder().time_base
    // Null packet: the end. 0 or FFmpeg's code.
    [[nodiscard]] int send(const AVPacket* packet, const Sink& sink);

private:
    AudioTranscoder(AvCodecPtr decoder, AvCodecPtr encoder, AVRational sourceTimeBase);
    [[nodiscard]] int buffer(const AVFrame& decoded);
    [[nodiscard]] int encodeBuffered(bool all, const Sink& sink);
    [[nodiscard]] int collect(const Sink& sink);

    struct FreeFifo {
        void operator()(AVAudioFifo* fifo) const;
    };
    AvCodecPtr decoder_;
    AvCodecPtr encoder_;
    AVRational sourceTimeBase_;
    std::unique_ptr<AVAudioFifo, FreeFifo> fifo_;
    AvFramePtr frame_;
    AvPacketPtr packet_;
    std::optional<std::int64_t> nextPts_;  // in samples, of the first one in the fifo
};

}  // namespace kinechrome::media

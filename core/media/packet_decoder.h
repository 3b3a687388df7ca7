// SPDX-License-Identifier: GPL-3.0-or-later
// PacketDecoder: packets of one video stream in, frames in presentation order out.
#pragma once

#include <memory>

#include "core/base/error.h"
#include "core/media/demuxer.h"
#include "core/media/ffmpeg_handles.h"

namespace kinechrome::media {

enum class Threading {
    Throughput,  // frames and slices side by side; some frames of delay
    Latency,     // slices only: a frame comes out as soon as its packet allows
};

// One thread at a time.
class PacketDecoder {
public:
    // Errors: Input (no decoder for the codec, broken headers).
    [[nodiscard]] static base::Result<std::unique_ptr<PacketDecoder>> open(const Demuxer& demuxer,
                                                                           Threading threading,
                                                                           int threads);

    // Null packet: no more will come, the decoder hands out what it still holds.
    // 0, or AVERROR_INVALIDDATA and the like for what cannot be decoded.
    [[nodiscard]] int send(const AVPacket* packet);
    // 0 with a frame, AVERROR(EAGAIN) when it wants a packet, AVERROR_EOF when drained.
    [[nodiscard]] int receive(AVFrame* frame);
    void flush();
    // Every frame stands alone, so a broken packet is damage from the first one on.
    [[nodiscard]] bool intraOnly() const { return intraOnly_; }

private:
    PacketDecoder(AvCodecPtr codec, bool intraOnly)
        : codec_(std::move(codec)), intraOnly_(intraOnly) {}

    AvCodecPtr codec_;
    bool intraOnly_;
};

// Codecs whose packets are exactly one frame each, whatever the container.
[[nodiscard]] bool isIntraOnly(AVCodecID codec);

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
// VideoEncoder: pictures in, packets out.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "core/base/error.h"
#include "core/media/color_tags.h"
#include "core/media/encoder_target.h"
#include "core/media/picture_converter.h"

namespace kinechrome::media {

struct EncoderRequest {
    EncoderTarget target;
    color::PictureFormat input;
    ColorTags tags;  // of the output
    base::Rational timeBase;
    base::Rational rate;
    base::Rational sampleAspect{1, 1};
    AVFieldOrder fieldOrder = AV_FIELD_UNKNOWN;
    bool globalHeader = false;  // codec headers go into the container
    int threads = 0;
};

// Takes packets; a negative code of FFmpeg ends the work.
using PacketSink = std::function<int(AVPacket&)>;

// One thread at a time.
class VideoEncoder {
public:
    // Errors: Output, Internal.
    [[nodiscard]] static base::Result<std::unique_ptr<VideoEncoder>> open(
        const EncoderRequest& request);

    // Timestamps of packets are in the time base of `request`. The sink's own failure is returned
    // as it is, the encoder's as AVERROR_EXTERNAL.
    [[nodiscard]] int encode(const VideoFrame& frame, std::int64_t pts, const PacketSink& sink);
    [[nodiscard]] int drain(const PacketSink& sink);
    [[nodiscard]] const AVCodecContext& codec() const { return *codec_; }

private:
    VideoEncoder(EncoderRequest request, AvCodecPtr codec);
    [[nodiscard]] int collect(const PacketSink& sink);

    struct Duration {
        std::int64_t pts;
        std::int64_t ticks;
    };

    EncoderRequest request_;
    AvCodecPtr codec_;
    AvPacketPtr packet_;
    std::unique_ptr<const PictureConverter> converter_;
    std::deque<Duration> durations_;  // of frames that the encoder still holds
};

}  // namespace kinechrome::media

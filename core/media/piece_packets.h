// SPDX-License-Identifier: GPL-3.0-or-later
// PiecePackets: the video packets of a piece that was encoded before, one by one, proved whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "core/base/error.h"
#include "core/media/demuxer.h"
#include "core/media/ffv1_check.h"

namespace kinechrome::media {

// One thread at a time.
class PiecePackets {
public:
    // Errors: Input.
    [[nodiscard]] static base::Result<PiecePackets> open(const std::filesystem::path& file);

    [[nodiscard]] const AVStream& stream() const { return *demuxer_->video(); }
    // The next packet, until the next call, with timestamps of stream(). Errors: Input (the file
    // ends here, or the packet's checksums are wrong), naming the frame.
    [[nodiscard]] base::Result<AVPacket*> next();

private:
    explicit PiecePackets(std::unique_ptr<Demuxer> demuxer)
        : demuxer_(std::move(demuxer)), packet_(av_packet_alloc()) {}

    std::unique_ptr<Demuxer> demuxer_;
    AvPacketPtr packet_;
    Ffv1Check check_;
    std::int64_t frame_ = 0;
};

// Whether packets of both can follow one another in one stream: codec, picture and the encoder's
// own header are the same.
[[nodiscard]] bool sameCoding(const AVCodecParameters& x, const AVCodecParameters& y);

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
// DecodingSession: an open file and its decoder, giving frames until the end or the first damage.
// VideoReader and FrameSource are two ways to use it.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/error.h"
#include "core/media/ffv1_check.h"
#include "core/media/media_info.h"
#include "core/media/packet_decoder.h"
#include "core/media/stream_info.h"
#include "core/media/timestamp_sequence.h"
#include "core/media/video_reader.h"

namespace kinechrome::media {

struct DecodedFrame {
    VideoFrame frame;  // index is left to the user of the session
    bool key = false;
};

// One thread at a time.
class DecodingSession {
public:
    // Decodes the first frame too, because only a frame tells its true format. Errors: Input.
    [[nodiscard]] static base::Result<std::unique_ptr<DecodingSession>> open(
        const std::filesystem::path& path, Threading threading, int threads,
        NumberedFile numbered = NumberedFile::Sequence);

    [[nodiscard]] const MediaInfo& info() const { return source_.info; }
    [[nodiscard]] const SourceDescription& source() const { return source_; }
    [[nodiscard]] const Demuxer& demuxer() const { return *demuxer_; }

    // Empty at the end; then damage() tells whether it came too early. Errors: Interrupted.
    [[nodiscard]] base::Result<std::optional<DecodedFrame>> next(std::stop_token stop);
    [[nodiscard]] const std::optional<std::string>& damage() const { return damage_; }
    // Some timestamp was missing or did not rise.
    [[nodiscard]] bool timestampsGuessed() const { return timestamps_.guessed(); }

    // Goes on from a key frame not later than `pts`. False: the container cannot.
    [[nodiscard]] bool seek(std::int64_t pts);

private:
    DecodingSession(std::unique_ptr<Demuxer> demuxer, std::unique_ptr<PacketDecoder> decoder);

    [[nodiscard]] base::Result<AvFramePtr> pull(std::stop_token stop);
    [[nodiscard]] int readPacket();
    void feed();
    void endWith(std::string damage);
    [[nodiscard]] bool suspicious(const AVFrame& frame) const;
    [[nodiscard]] bool checkFormat(const AVFrame& frame);
    [[nodiscard]] DecodedFrame convert(const AVFrame& frame);

    std::unique_ptr<Demuxer> demuxer_;
    std::unique_ptr<PacketDecoder> decoder_;
    AvPacketPtr packet_;
    AvPacketPtr ahead_;             // the packet after packet_
    std::optional<int> aheadCode_;  // what reading it gave; empty before the first
    SourceDescription source_;
    TimestampSequence timestamps_{{}, {}};
    Ffv1Check ffv1Check_;
    bool endsEarly_ = false;
    bool drained_ = false;  // the decoder has given everything
    bool sentEnd_ = false;  // the decoder knows that no packet follows
    bool anyFrame_ = false;
    int storedFormat_ = -1;               // AVPixelFormat of the first frame
    std::optional<std::int64_t> cutPts_;  // of the last packet, if it came in short
    std::deque<AvFramePtr> held_;         // suspicious frames until a sound one follows
    std::deque<AvFramePtr> ready_;
    std::optional<std::string> damage_;
};

}  // namespace kinechrome::media

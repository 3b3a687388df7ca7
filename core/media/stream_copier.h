// SPDX-License-Identifier: GPL-3.0-or-later
// StreamCopier: carries the source's other streams into the muxer, in step with the video.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/media/audio_transcoder.h"
#include "core/media/demuxer.h"
#include "core/media/muxer.h"
#include "core/media/stream_policy.h"

namespace kinechrome::media {

// Which part of the source is carried, in ticks of its video stream.
struct CarriedRange {
    std::optional<std::int64_t> firstPts;  // becomes 0 in the result
    std::optional<std::int64_t> endPts;
};

// Owns a demuxer of its own, so that sound is read as the video is written and memory stays flat
// however long the film is. One thread at a time.
class StreamCopier {
public:
    // Errors: Output (a stream cannot be added).
    [[nodiscard]] static base::Result<std::unique_ptr<StreamCopier>> open(
        std::unique_ptr<Demuxer> source, const std::vector<StreamRoute>& routes,
        const CarriedRange& range, Muxer& muxer);

    // Sentences about sound that was converted.
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }
    // Copies everything that is due at or before `pts` of the source's video. 0 or FFmpeg's code.
    [[nodiscard]] int advance(std::int64_t pts);
    // Copies the rest. 0, FFmpeg's code, or AVERROR_EXIT when stopped.
    [[nodiscard]] int finish(std::stop_token stop);

private:
    struct Track {
        const AVStream* in = nullptr;
        AVStream* out = nullptr;
        std::unique_ptr<AudioTranscoder> transcoder;
        std::int64_t shift = 0;  // in ticks of `in`
        bool ended = false;      // past the end of the range
    };

    StreamCopier(std::unique_ptr<Demuxer> source, const CarriedRange& range, Muxer& muxer);
    [[nodiscard]] base::Result<void> addTrack(const StreamRoute& route);
    [[nodiscard]] bool readNext();
    [[nodiscard]] int writePending();
    [[nodiscard]] bool inRange(Track& track);
    [[nodiscard]] bool cutToRange(const Track& track, std::int64_t time);
    [[nodiscard]] std::int64_t pendingTime() const;
    [[nodiscard]] Track* trackOf(const AVPacket& packet);

    std::unique_ptr<Demuxer> source_;
    CarriedRange range_;
    Muxer& muxer_;
    std::vector<Track> tracks_;
    std::vector<std::string> notes_;
    AvPacketPtr pending_;
    bool havePending_ = false;
    bool atEnd_ = false;
};

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/decoding_session.h"

#include <string_view>

#include <fmt/format.h>

#include "core/media/container_end.h"
#include "core/media/ffmpeg_error.h"
#include "core/media/picture_from_frame.h"

namespace kinechrome::media {

namespace {

constexpr const char* kEndsEarly = "the file ends early";
constexpr std::size_t kMostHeld = 8;

}  // namespace

DecodingSession::DecodingSession(std::unique_ptr<Demuxer> demuxer,
                                 std::unique_ptr<PacketDecoder> decoder)
    : demuxer_(std::move(demuxer)),
      decoder_(std::move(decoder)),
      packet_(av_packet_alloc()),
      ahead_(av_packet_alloc()) {}

base::Result<std::unique_ptr<DecodingSession>> DecodingSession::open(
    const std::filesystem::path& path, Threading threading, int threads, NumberedFile numbered) {
    auto demuxer = Demuxer::open(path, Streams::VideoOnly, numbered);
    if (!demuxer) return base::fail(std::move(demuxer.error()));
    const bool cut = !(*demuxer)->location().sequence && media::endsEarly(path);
    // With frame threads the marks of a patched frame arrive by chance; a film that is cut off must
    // end at the same frame every time.
    auto decoder = PacketDecoder::open(**demuxer, cut ? Threading::Latency : threading, threads);
    if (!decoder) return base::fail(std::move(decoder.error()));
    std::unique_ptr<DecodingSession> session(
        new DecodingSession(std::move(*demuxer), std::move(*decoder)));
    session->endsEarly_ = cut;

    auto first = session->pull({});
    if (!first) return base::fail(std::move(first.error()));
    if (!*first) {
        const bool broken = session->damage_ || session->endsEarly_;
        return base::fail(inputError(
            path, broken ? "no frame of its video can be decoded" : "there is no frame in it", 0,
            broken ? "it is damaged; get a complete copy" : "choose a film"));
    }
    auto source = describeSource(*session->demuxer_, **first);
    if (!source) return base::fail(std::move(source.error()));
    session->source_ = std::move(*source);
    session->storedFormat_ = (*first)->format;
    const VideoStreamInfo& video = session->source_.info.video;
    session->timestamps_ = TimestampSequence(video.timeBase, video.rate);
    session->ready_.push_front(std::move(*first));
    return session;
}

void DecodingSession::endWith(std::string damage) {
    if (!damage_) damage_ = std::move(damage);
    if (!sentEnd_) static_cast<void>(decoder_->send(nullptr));
    sentEnd_ = true;
}

// One packet is read ahead, to know which is the last.
int DecodingSession::readPacket() {
    if (!aheadCode_) aheadCode_ = demuxer_->read(ahead_.get());
    const int code = *aheadCode_;
    if (code < 0) return code;
    av_packet_move_ref(packet_.get(), ahead_.get());
    aheadCode_ = demuxer_->read(ahead_.get());
    // MPEG streams tell neither the length of a frame nor that it is torn.
    const bool mpeg = std::string_view(demuxer_->context()->iformat->name).starts_with("mpeg");
    if (endsEarly_ && mpeg && *aheadCode_ < 0) packet_->flags |= AV_PKT_FLAG_CORRUPT;
    return code;
}

// One packet, or the end of the packets, to the decoder.
void DecodingSession::feed() {
    const int read = readPacket();
    if (read == AVERROR_EOF) {
        static_cast<void>(decoder_->send(nullptr));
        sentEnd_ = true;
        return;
    }
    if (read < 0) {
        endWith(fmt::format("the file cannot be read any further ({})", avText(read)));
        return;
    }
    const bool cut = (packet_->flags & AV_PKT_FLAG_CORRUPT) != 0;
    cutPts_ = cut ? std::optional(packet_->pts) : std::nullopt;
    const bool ffv1 = demuxer_->video()->codecpar->codec_id == AV_CODEC_ID_FFV1;
    int code =
        ffv1 && !ffv1Check_.passes(*packet_) ? AVERROR_INVALIDDATA : decoder_->send(packet_.get());
    av_packet_unref(packet_.get());
    // Film that was cut out of a longer one may begin with pictures that need what was cut off.
    const bool tolerable = !anyFrame_ && !decoder_->intraOnly();
    if (code < 0 && code != AVERROR(EAGAIN) && !tolerable) {
        endWith(cut ? kEndsEarly : "a frame is damaged");
    }
}

bool DecodingSession::suspicious(const AVFrame& frame) const {
    constexpr int kBroken = FF_DECODE_ERROR_INVALID_BITSTREAM | FF_DECODE_ERROR_CONCEALMENT_ACTIVE |
                            FF_DECODE_ERROR_DECODE_SLICES;
    const bool flagged =
        (frame.decode_error_flags & kBroken) != 0 || (frame.flags & AV_FRAME_FLAG_CORRUPT) != 0;
    return flagged || (cutPts_ && frame.best_effort_timestamp == *cutPts_);
}

// The next frame; null at the end. A frame that the decoder had to patch is only damage when the
// film ends with it: tapes and broadcasts have patched frames in the middle and go on.
base::Result<AvFramePtr> DecodingSession::pull(std::stop_token stop) {
    const bool intra = decoder_->intraOnly();
    while (ready_.empty()) {
        if (stop.stop_requested()) {
            return base::cancelled(demuxer_->location().path.string());
        }
        if (drained_) return AvFramePtr();
        AvFramePtr frame(av_frame_alloc());
        const int code = decoder_->receive(frame.get());
        if (code == 0 && suspicious(*frame) && held_.size() < kMostHeld) {
            held_.push_back(std::move(frame));
        } else if (code == 0) {
            anyFrame_ = true;
            held_.push_back(std::move(frame));
            ready_.swap(held_);
        } else if (code == AVERROR(EAGAIN) && !sentEnd_) {
            feed();
        } else if (code == AVERROR_EOF || code == AVERROR(EAGAIN)) {
            drained_ = true;
            if (!damage_ && (endsEarly_ || !held_.empty())) damage_ = kEndsEarly;
        } else if (anyFrame_ || intra) {
            drained_ = true;
            if (!damage_) damage_ = cutPts_ ? kEndsEarly : "a frame is damaged";
        }
    }
    AvFramePtr frame = std::move(ready_.front());
    ready_.pop_front();
    return frame;
}

bool DecodingSession::checkFormat(const AVFrame& frame) {
    const color::PictureFormat& format = source_.info.video.format;
    if (frame.width != format.width || frame.height != format.height) {
        damage_ = fmt::format("the picture size changes from {}x{} to {}x{}", format.width,
                              format.height, frame.width, frame.height);
    } else if (frame.format != storedFormat_) {
        damage_ = "the pixel format changes in the middle";
    } else {
        return true;
    }
    drained_ = true;
    ready_.clear();
    return false;
}

DecodedFrame DecodingSession::convert(const AVFrame& frame) {
    DecodedFrame decoded;
    decoded.key = frame.key_frame != 0;
    VideoFrame& out = decoded.frame;
    const std::int64_t stored = frame.best_effort_timestamp;
    out.pts = timestamps_.next(stored == AV_NOPTS_VALUE ? std::nullopt : std::optional(stored));
    out.duration = frame.pkt_duration > 0 ? frame.pkt_duration : 0;
    out.timeBase = source_.info.video.timeBase;
    out.interlaced = frame.interlaced_frame != 0;
    out.picture = pictureFromFrame(frame, source_.info.video.format, source_.unpacking);
    return decoded;
}

base::Result<std::optional<DecodedFrame>> DecodingSession::next(std::stop_token stop) {
    auto frame = pull(std::move(stop));
    if (!frame) return base::fail(std::move(frame.error()));
    if (!*frame || !checkFormat(**frame)) return std::nullopt;
    DecodedFrame decoded = convert(**frame);
    if (decoded.frame.picture.empty()) {
        return base::fail(base::ErrorKind::Internal, demuxer_->location().path.string(),
                          "out of memory", "close other programs and try again");
    }
    return decoded;
}

bool DecodingSession::seek(std::int64_t pts) {
    if (!demuxer_->seek(pts)) return false;
    decoder_->flush();
    timestamps_.restart();
    av_packet_unref(ahead_.get());
    aheadCode_.reset();
    cutPts_.reset();
    held_.clear();
    ready_.clear();
    damage_.reset();
    drained_ = false;
    sentEnd_ = false;
    anyFrame_ = false;
    return true;
}

}  // namespace kinechrome::media

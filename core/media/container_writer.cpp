// SPDX-License-Identifier: GPL-3.0-or-later
// The MediaWriter of Matroska, MOV and MP4.
#include <fmt/format.h>

#include "core/media/container_metadata.h"
#include "core/media/ffmpeg_error.h"
#include "core/media/muxer.h"
#include "core/media/piece_packets.h"
#include "core/media/stream_copier.h"
#include "core/media/writer_parts.h"

namespace kinechrome::media {

namespace {

class ContainerWriter final : public MediaWriter {
public:
    explicit ContainerWriter(WriterParts parts) : parts_(std::move(parts)) {}

    base::Result<void> start() {
        auto source = Demuxer::open(parts_.request.source, Streams::AllButVideo);
        if (!source) return base::fail(std::move(source.error()));
        auto encoder = VideoEncoder::open(parts_.encoder);
        if (!encoder) return base::fail(std::move(encoder.error()));
        encoder_ = std::move(*encoder);
        if (auto claimed = parts_.place.claim(); !claimed) return claimed;
        auto muxer =
            Muxer::open(parts_.place.partPath(), parts_.place.finalPath(), parts_.container);
        if (!muxer) return base::fail(std::move(muxer.error()));
        muxer_ = std::move(*muxer);
        if (auto added = addVideo(**source); !added) return added;
        if (auto added = addOthers(std::move(*source)); !added) return added;
        return parts_.keptFrames > 0 ? copyKept() : base::Result<void>();
    }

    const WriterPlan& plan() const override { return parts_.plan; }

    base::Result<void> write(const VideoFrame& frame) override {
        const std::int64_t shift = parts_.request.firstPts.value_or(0);
        int code = encoder_->encode(frame, frame.pts - shift, videoSink());
        if (code >= 0) code = copier_->advance(inSourceTicks(frame.pts));
        if (code < 0) return base::fail(failure(code));
        return {};
    }

    base::Result<void> complete(std::stop_token stop) override {
        int code = encoder_->drain(videoSink());
        if (code >= 0) code = copier_->finish(std::move(stop));
        if (code == AVERROR_EXIT) return base::cancelled(parts_.place.finalPath().string());
        if (code < 0) return base::fail(failure(code));
        if (auto finished = muxer_->finish(); !finished) return finished;
        return parts_.place.sync();
    }

    base::Result<void> publish() override { return parts_.place.publish(); }

private:
    base::Error failure(int code) const {
        if (code == AVERROR(ENOMEM) || code == AVERROR_EXTERNAL) {
            return {base::ErrorKind::Internal, parts_.place.finalPath().string(),
                    "a frame could not be encoded", "try another preset", avText(code)};
        }
        return outputError(parts_.place.finalPath(), code);
    }

    // Other streams are read in step with the source's own clock.
    std::int64_t inSourceTicks(std::int64_t pts) const {
        const base::Rational& own = parts_.source.info.video.timeBase;
        if (own == parts_.encoder.timeBase) return pts;
        return av_rescale_q(pts, toAv(parts_.encoder.timeBase), toAv(own));
    }

    PacketSink videoSink() {
        return [this](AVPacket& packet) {
            return muxer_->write(packet, *video_, toAv(parts_.encoder.timeBase));
        };
    }

    // What an earlier run has encoded stands before the frames to come.
    base::Result<void> copyKept() {
        auto piece = PiecePackets::open(parts_.kept);
        if (!piece) return base::fail(std::move(piece.error()));
        const AVStream& from = piece->stream();
        if (!sameCoding(*from.codecpar, *video_->codecpar)) {
            return base::fail(base::ErrorKind::Input, parts_.kept.string(),
                              "was encoded otherwise than what is to come",
                              "start anew, without --resume");
        }
        const AVRational ticks = toAv(parts_.source.info.video.timeBase);
        const std::int64_t shift = parts_.request.firstPts.value_or(0);
        for (std::int64_t i = 0; i < parts_.keptFrames; ++i) {
            if (parts_.stop.stop_requested()) {
                return base::cancelled(parts_.place.finalPath().string());
            }
            auto packet = piece->next();
            if (!packet) return base::fail(std::move(packet.error()));
            const std::int64_t at = av_rescale_q((*packet)->pts, from.time_base, ticks) + shift;
            int code = muxer_->write(**packet, *video_, from.time_base);
            if (code >= 0) code = copier_->advance(at);
            if (code < 0) return base::fail(failure(code));
        }
        return {};
    }

    base::Result<void> addVideo(const Demuxer& source) {
        video_ = muxer_->addStream();
        if (video_ == nullptr ||
            avcodec_parameters_from_context(video_->codecpar, &encoder_->codec()) < 0) {
            return base::fail(failure(AVERROR(ENOMEM)));
        }
        const EncoderRequest& encoder = parts_.encoder;
        video_->time_base = toAv(encoder.timeBase);
        video_->avg_frame_rate = toAv(encoder.rate);
        video_->r_frame_rate = toAv(encoder.rate);
        video_->sample_aspect_ratio = toAv(encoder.sampleAspect);
        copyStreamMetadata(*source.video(), *video_);
        copyPictureSideData(*source.video(), *video_);
        const auto timecode =
            timecodeAt(timecodeOf(source), encoder.rate, parts_.request.firstFrame);
        if (timecode) av_dict_set(&video_->metadata, "timecode", timecode->c_str(), 0);
        return {};
    }

    base::Result<void> addOthers(std::unique_ptr<Demuxer> source) {
        const CarriedRange range{parts_.request.firstPts, parts_.request.endPts};
        AVFormatContext& context = *muxer_->context();
        copyFilmMetadata(*source, parts_.request.metadata, context);
        if (!copyChapters(*source, range, context)) return base::fail(failure(AVERROR(ENOMEM)));
        AvOptions options;
        setOptions(options);
        auto copier = StreamCopier::open(std::move(source), parts_.routes, range, *muxer_);
        if (!copier) return base::fail(std::move(copier.error()));
        copier_ = std::move(*copier);
        return muxer_->writeHeader(options);
    }

    // The film's ticks become the track's, so that no timestamp is rounded; the movie's ticks too,
    // because edit lists (a late start) are told in them.
    void setOptions(AvOptions& options) const {
        if (parts_.container == "matroska") return;
        std::int64_t ticks = parts_.encoder.timeBase.den;
        while (ticks < 1000) ticks *= 10;
        const std::string text = std::to_string(ticks);
        options.set("video_track_timescale", text.c_str());
        options.set("movie_timescale", text.c_str());
        bool common = true;
        for (const auto& [key, value] : parts_.request.metadata) {
            common = common && isCommonKey(key);
        }
        std::string flags = parts_.container == "mp4" ? "+faststart" : "";
        if (!common) flags += "+use_metadata_tags";
        if (!flags.empty()) options.set("movflags", flags.c_str());
    }

    WriterParts parts_;  // first member: the part file is removed after everything has closed it
    std::unique_ptr<VideoEncoder> encoder_;
    std::unique_ptr<Muxer> muxer_;
    AVStream* video_ = nullptr;
    std::unique_ptr<StreamCopier> copier_;
};

}  // namespace

base::Result<std::unique_ptr<MediaWriter>> openContainerWriter(WriterParts parts) {
    auto writer = std::make_unique<ContainerWriter>(std::move(parts));
    if (auto started = writer->start(); !started) return base::fail(std::move(started.error()));
    return writer;
}

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/piece_joiner.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/media/container_metadata.h"
#include "core/media/ffmpeg_error.h"
#include "core/media/muxer.h"
#include "core/media/output_place.h"
#include "core/media/piece_packets.h"
#include "core/media/stream_copier.h"
#include "core/media/stream_info.h"

namespace kinechrome::media {

namespace {

namespace fs = std::filesystem;

constexpr const char* container = "matroska";

// Everything but the video, as it lies in the first piece.
std::vector<StreamRoute> routesOf(const Demuxer& piece) {
    std::vector<StreamRoute> routes;
    for (unsigned i = 0; i < piece.context()->nb_streams; ++i) {
        const AVStream* stream = piece.context()->streams[i];
        if (stream == piece.video()) continue;
        routes.push_back({stream->index, StreamFate::Copy, AV_CODEC_ID_NONE, {}});
    }
    return routes;
}

class MatroskaJoiner final : public PieceJoiner {
public:
    MatroskaJoiner(JoinedPieces request, OutputPlace place)
        : place_(std::move(place)), request_(std::move(request)) {}

    base::Result<void> start() {
        auto first = Demuxer::open(request_.pieces.front(), Streams::AllButVideo);
        if (!first) return base::fail(std::move(first.error()));
        first_ = std::move(*first);
        return {};
    }

    const fs::path& partPath() const override { return place_.partPath(); }

    base::Result<void> join(const std::function<void()>& copied, std::stop_token stop) override {
        if (auto claimed = place_.claim(); !claimed) return claimed;
        auto muxer = Muxer::open(place_.partPath(), place_.finalPath(), container);
        if (!muxer) return base::fail(std::move(muxer.error()));
        muxer_ = std::move(*muxer);
        if (auto begun = begin(); !begun) return begun;
        for (std::size_t i = 0; i < request_.pieces.size(); ++i) {
            auto added = add(request_.pieces[i], request_.frames[i], copied, stop);
            if (!added) return added;
        }
        const int code = copier_->finish(stop);
        if (code == AVERROR_EXIT) return base::cancelled(place_.finalPath().string());
        if (code < 0) return base::fail(outputError(place_.finalPath(), code));
        if (auto finished = muxer_->finish(); !finished) return finished;
        return place_.sync();
    }

    base::Result<void> publish() override { return place_.publish(); }

private:
    base::Result<void> begin() {
        const auto memory = [this] {
            return base::fail(outputError(place_.finalPath(), AVERROR(ENOMEM)));
        };
        const AVStream& from = *first_->video();
        video_ = muxer_->addStream();
        if (video_ == nullptr || avcodec_parameters_copy(video_->codecpar, from.codecpar) < 0) {
            return memory();
        }
        video_->codecpar->codec_tag = 0;
        video_->time_base = from.time_base;
        video_->avg_frame_rate = from.avg_frame_rate;
        video_->r_frame_rate = from.r_frame_rate;
        video_->sample_aspect_ratio = from.sample_aspect_ratio;
        copyStreamMetadata(from, *video_);
        copyPictureSideData(from, *video_);
        // The piece's timecode is that of the film's first frame already.
        const std::string timecode = timecodeOf(*first_);
        if (!timecode.empty()) av_dict_set(&video_->metadata, "timecode", timecode.c_str(), 0);
        copyFilmMetadata(*first_, {}, *muxer_->context());
        if (!copyChapters(*first_, {}, *muxer_->context())) return memory();
        const auto routes = routesOf(*first_);
        auto copier = StreamCopier::open(std::move(first_), routes, {}, *muxer_);
        if (!copier) return base::fail(std::move(copier.error()));
        copier_ = std::move(*copier);
        AvOptions none;
        return muxer_->writeHeader(none);
    }

    base::Result<void> add(const fs::path& file, std::int64_t frames,
                           const std::function<void()>& copied, const std::stop_token& stop) {
        auto piece = PiecePackets::open(file);
        if (!piece) return base::fail(std::move(piece.error()));
        if (!sameCoding(*piece->stream().codecpar, *video_->codecpar)) {
            return base::fail(inputError(file, "it was encoded otherwise than the first piece", 0,
                                         "make all pieces with one version of the program"));
        }
        const AVRational ticks = piece->stream().time_base;
        for (std::int64_t i = 0; i < frames; ++i) {
            if (stop.stop_requested()) return base::cancelled(place_.finalPath().string());
            auto packet = piece->next();
            if (!packet) return base::fail(std::move(packet.error()));
            const std::int64_t pts = (*packet)->pts;
            int code = muxer_->write(**packet, *video_, ticks);
            if (code >= 0) code = copier_->advance(pts);
            if (code < 0) return base::fail(outputError(place_.finalPath(), code));
            if (copied) copied();
        }
        if (piece->next()) {
            return base::fail(inputError(file, fmt::format("it has more than {} frames", frames), 0,
                                         "make this piece again"));
        }
        return {};
    }

    OutputPlace place_;  // first member: the part file is removed after everything has closed it
    JoinedPieces request_;
    std::unique_ptr<Demuxer> first_;  // until the copier has it
    std::unique_ptr<Muxer> muxer_;
    AVStream* video_ = nullptr;
    std::unique_ptr<StreamCopier> copier_;
};

}  // namespace

base::Result<std::unique_ptr<PieceJoiner>> PieceJoiner::open(const JoinedPieces& request) {
    std::optional<OutputPlace> place;
    // Once for each piece: none of them may be the result.
    for (const fs::path& piece : request.pieces) {
        auto planned = OutputPlace::plan(request.output, false, piece, request.overwrite);
        if (!planned) return base::fail(std::move(planned.error()));
        if (!place) place.emplace(std::move(*planned));
    }
    auto joiner = std::make_unique<MatroskaJoiner>(request, std::move(*place));
    if (auto started = joiner->start(); !started) return base::fail(std::move(started.error()));
    return joiner;
}

}  // namespace kinechrome::media

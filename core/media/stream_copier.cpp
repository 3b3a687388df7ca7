// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/stream_copier.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/media/container_metadata.h"
#include "core/media/stream_info.h"

namespace kinechrome::media {

namespace {

// Sound lies a little before or after its picture in many files.
constexpr double kSeekMarginSeconds = 2.0;

std::int64_t timeOf(const AVPacket& packet) {
    return packet.pts != AV_NOPTS_VALUE ? packet.pts : packet.dts;
}

// Sound that begins before zero (the run-in of AAC) needs a place: Matroska calls it codec delay.
void declareRunIn(const AVStream& in, AVCodecParameters& out) {
    if (out.initial_padding > 0 || in.start_time >= 0 || in.start_time == AV_NOPTS_VALUE) return;
    out.initial_padding =
        static_cast<int>(av_rescale_q(-in.start_time, in.time_base, {1, out.sample_rate}));
}

}  // namespace

StreamCopier::StreamCopier(std::unique_ptr<Demuxer> source, const CarriedRange& range, Muxer& muxer)
    : source_(std::move(source)), range_(range), muxer_(muxer), pending_(av_packet_alloc()) {}

base::Result<std::unique_ptr<StreamCopier>> StreamCopier::open(
    std::unique_ptr<Demuxer> source, const std::vector<StreamRoute>& routes,
    const CarriedRange& range, Muxer& muxer) {
    std::unique_ptr<StreamCopier> copier(new StreamCopier(std::move(source), range, muxer));
    for (const StreamRoute& route : routes) {
        if (route.fate != StreamFate::Copy && route.fate != StreamFate::Transcode) continue;
        if (auto added = copier->addTrack(route); !added) return base::fail(added.error());
    }
    copier->atEnd_ = copier->tracks_.empty();
    if (range.firstPts) {
        const double margin = kSeekMarginSeconds / av_q2d(copier->source_->video()->time_base);
        // Where the container cannot seek, reading from the start leads to the same place.
        static_cast<void>(copier->source_->seek(*range.firstPts - std::llround(margin)));
    }
    return copier;
}

base::Result<void> StreamCopier::addTrack(const StreamRoute& route) {
    Track track;
    track.in = source_->context()->streams[route.sourceIndex];
    track.out = muxer_.addStream();
    if (track.out == nullptr) {
        return base::fail(base::ErrorKind::Internal, streamName(*track.in), "out of memory",
                          "close other programs and try again");
    }
    AVCodecParameters& parameters = *track.out->codecpar;
    track.out->time_base = track.in->time_base;
    if (route.fate == StreamFate::Transcode) {
        auto transcoder = AudioTranscoder::open(*track.in, route.transcodeTo);
        if (!transcoder) return base::fail(std::move(transcoder.error()));
        track.transcoder = std::move(*transcoder);
        track.out->time_base = track.transcoder->encoder().time_base;
        avcodec_parameters_from_context(&parameters, &track.transcoder->encoder());
        notes_.push_back(track.transcoder->note());
    } else {
        avcodec_parameters_copy(&parameters, track.in->codecpar);
        parameters.codec_tag = 0;  // the container has tags of its own
        const bool sound = parameters.codec_type == AVMEDIA_TYPE_AUDIO;
        const bool matroska = std::string_view(muxer_.context()->oformat->name) == "matroska";
        if (sound && matroska && !range_.firstPts) declareRunIn(*track.in, parameters);
    }
    copyStreamMetadata(*track.in, *track.out);
    if (range_.firstPts) {
        track.shift =
            av_rescale_q(*range_.firstPts, source_->video()->time_base, track.in->time_base);
    }
    tracks_.push_back(std::move(track));
    return {};
}

StreamCopier::Track* StreamCopier::trackOf(const AVPacket& packet) {
    const auto found = std::find_if(tracks_.begin(), tracks_.end(), [&](const Track& t) {
        return t.in->index == packet.stream_index;
    });
    return found == tracks_.end() ? nullptr : &*found;
}

// In ticks of the source's video.
std::int64_t StreamCopier::pendingTime() const {
    const AVStream* stream = source_->context()->streams[pending_->stream_index];
    return av_rescale_q(timeOf(*pending_), stream->time_base, source_->video()->time_base);
}

// A subtitle is on the screen from its packet's time on: what of that lies in the range stays.
bool StreamCopier::cutToRange(const Track& track, std::int64_t time) {
    const AVRational ticks = track.in->time_base;
    std::int64_t end = time + std::max<std::int64_t>(0, pending_->duration);
    if (range_.endPts) {
        end = std::min(end, av_rescale_q(*range_.endPts, source_->video()->time_base, ticks));
    }
    const std::int64_t begin = range_.firstPts ? std::max(time, track.shift) : time;
    if (begin > time && end <= begin) return false;
    if (pending_->duration > 0) pending_->duration = end - begin;
    pending_->pts = begin;
    pending_->dts = begin;
    return true;
}

// With a range: packets that begin inside it, so that sound and picture stay in step exactly.
bool StreamCopier::inRange(Track& track) {
    const AVRational ticks = track.in->time_base;
    const AVRational videoTicks = source_->video()->time_base;
    const std::int64_t time = timeOf(*pending_);
    if (range_.endPts && av_compare_ts(time, ticks, *range_.endPts, videoTicks) >= 0) {
        track.ended = true;
        return false;
    }
    if (track.in->codecpar->codec_type == AVMEDIA_TYPE_SUBTITLE) return cutToRange(track, time);
    return !range_.firstPts || time >= track.shift;
}

// A damaged source ends its sound where reading fails; the video reader reports the damage.
bool StreamCopier::readNext() {
    while (!havePending_ && !atEnd_) {
        const bool allEnded =
            std::all_of(tracks_.begin(), tracks_.end(), [](const Track& t) { return t.ended; });
        if (allEnded || source_->read(pending_.get()) < 0) {
            atEnd_ = true;
            break;
        }
        Track* track = trackOf(*pending_);
        const bool timed = timeOf(*pending_) != AV_NOPTS_VALUE;
        havePending_ = track != nullptr && timed && inRange(*track);
        if (!havePending_) av_packet_unref(pending_.get());
    }
    return havePending_;
}

int StreamCopier::writePending() {
    Track* track = trackOf(*pending_);
    havePending_ = false;
    if (pending_->pts != AV_NOPTS_VALUE) pending_->pts -= track->shift;
    if (pending_->dts != AV_NOPTS_VALUE) pending_->dts -= track->shift;
    if (!track->transcoder) return muxer_.write(*pending_, *track->out, track->in->time_base);
    const int code = track->transcoder->send(pending_.get(), [&](AVPacket& packet) {
        return muxer_.write(packet, *track->out, track->transcoder->encoder().time_base);
    });
    av_packet_unref(pending_.get());
    return code;
}

int StreamCopier::advance(std::int64_t pts) {
    while (readNext() && pendingTime() <= pts) {
        if (const int code = writePending(); code < 0) return code;
    }
    return 0;
}

int StreamCopier::finish(std::stop_token stop) {
    while (readNext()) {
        if (stop.stop_requested()) return AVERROR_EXIT;
        if (const int code = writePending(); code < 0) return code;
    }
    for (Track& track : tracks_) {
        if (!track.transcoder) continue;
        const int code = track.transcoder->send(nullptr, [&](AVPacket& packet) {
            return muxer_.write(packet, *track.out, track.transcoder->encoder().time_base);
        });
        if (code < 0) return code;
    }
    return 0;
}

}  // namespace kinechrome::media

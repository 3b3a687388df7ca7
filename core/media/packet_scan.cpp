// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/packet_scan.h"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "core/media/container_end.h"
#include "core/media/decoding_session.h"
#include "core/media/frame_check.h"

namespace kinechrome::media {

namespace {

constexpr int kTrialPackets = 48;
constexpr int kOddFlags = AV_PKT_FLAG_CORRUPT | AV_PKT_FLAG_DISCARD;

// Other containers guess timestamps from their neighbours or may hold half frames in a packet.
bool keepsFramesApart(const Demuxer& demuxer) {
    if (isIntraOnly(demuxer.video()->codecpar->codec_id)) return true;
    const std::string_view container = demuxer.context()->iformat->name;
    const AVFieldOrder order = demuxer.video()->codecpar->field_order;
    const bool progressive = order == AV_FIELD_PROGRESSIVE || order == AV_FIELD_UNKNOWN;
    return progressive && (container.starts_with("mov") || container.starts_with("matroska"));
}

// The first packets, decoded: does each give the frame that its timestamp promises?
base::Result<bool> trialAgrees(const std::filesystem::path& path) {
    auto demuxer = Demuxer::open(path, Streams::VideoOnly);
    if (!demuxer) return base::fail(std::move(demuxer.error()));
    if (!keepsFramesApart(**demuxer)) return false;
    auto decoder = PacketDecoder::open(**demuxer, Threading::Latency, 1);
    if (!decoder) return base::fail(std::move(decoder.error()));
    const AvPacketPtr packet(av_packet_alloc());
    const AvFramePtr frame(av_frame_alloc());
    std::set<std::int64_t> promised;
    std::set<std::int64_t> decoded;
    const auto collect = [&] {
        while ((*decoder)->receive(frame.get()) == 0) {
            decoded.insert(frame->best_effort_timestamp);
        }
    };
    int packets = 0;
    for (; packets < kTrialPackets && (*demuxer)->read(packet.get()) == 0; ++packets) {
        promised.insert(packet->pts);
        const bool odd = packet->pts == AV_NOPTS_VALUE || (packet->flags & kOddFlags) != 0;
        const int code = odd ? AVERROR_INVALIDDATA : (*decoder)->send(packet.get());
        av_packet_unref(packet.get());
        if (code < 0) return false;
        collect();
    }
    static_cast<void>((*decoder)->send(nullptr));
    collect();
    return promised == decoded && promised.size() == static_cast<std::size_t>(packets);
}

bool spacingVaries(const FrameIndex& index) {
    if (index.size() < 3) return false;
    std::int64_t least = INT64_MAX;
    std::int64_t most = 0;
    for (std::size_t i = 1; i < index.frames.size(); ++i) {
        const std::int64_t step = index.frames[i].pts - index.frames[i - 1].pts;
        least = std::min(least, step);
        most = std::max(most, step);
    }
    return most - least > 1;  // a rate that does not fit the ticks alternates by one
}

}  // namespace

base::Result<std::optional<FrameIndex>> scanPackets(const std::filesystem::path& path,
                                                    base::Progress* progress,
                                                    std::stop_token stop) {
    auto agrees = trialAgrees(path);
    if (!agrees) return base::fail(std::move(agrees.error()));
    if (!*agrees || endsEarly(path)) return std::nullopt;
    auto demuxer = Demuxer::open(path, Streams::VideoOnly);
    if (!demuxer) return base::fail(std::move(demuxer.error()));
    if (progress != nullptr) progress->start((*demuxer)->location().fileSize);
    FrameIndex index;
    index.timeBase = {(*demuxer)->video()->time_base.num, (*demuxer)->video()->time_base.den};
    const AvPacketPtr packet(av_packet_alloc());
    int code = 0;
    while ((code = (*demuxer)->read(packet.get())) == 0) {
        const bool odd = packet->pts == AV_NOPTS_VALUE || (packet->flags & kOddFlags) != 0;
        index.frames.push_back({packet->pts, (packet->flags & AV_PKT_FLAG_KEY) != 0});
        av_packet_unref(packet.get());
        if (odd) return std::nullopt;
        if (stop.stop_requested()) return base::cancelled(path.string());
        if (progress != nullptr) progress->setDone((*demuxer)->position());
    }
    if (code != AVERROR_EOF || index.frames.empty()) return std::nullopt;
    const auto byPts = [](const IndexedFrame& x, const IndexedFrame& y) { return x.pts < y.pts; };
    const auto samePts = [](const IndexedFrame& x, const IndexedFrame& y) {
        return x.pts == y.pts;
    };
    std::sort(index.frames.begin(), index.frames.end(), byPts);
    if (std::adjacent_find(index.frames.begin(), index.frames.end(), samePts) !=
        index.frames.end()) {
        return std::nullopt;
    }
    index.variableRate = spacingVaries(index);
    return index;
}

base::Result<FrameIndex> scanByDecoding(const std::filesystem::path& path, base::Progress* progress,
                                        std::stop_token stop) {
    auto session = DecodingSession::open(path, Threading::Throughput, 0);
    if (!session) return base::fail(std::move(session.error()));
    if (progress != nullptr) progress->start((*session)->info().fileSize);
    FrameIndex index;
    index.timeBase = (*session)->info().video.timeBase;
    for (;;) {
        auto decoded = (*session)->next(stop);
        if (!decoded) return base::fail(std::move(decoded.error()));
        if (!*decoded) break;
        const VideoFrame& frame = (*decoded)->frame;
        index.frames.push_back({frame.pts, (*decoded)->key, checkOf(frame.picture)});
        if (progress != nullptr) progress->setDone((*session)->demuxer().position());
    }
    if ((*session)->damage()) {
        index.damage =
            fmt::format("{}; the last good frame is {}", *(*session)->damage(), index.size() - 1);
    }
    index.seekable = !(*session)->timestampsGuessed();
    index.variableRate = spacingVaries(index);
    return index;
}

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
// Digests of the streams beside the video, to prove that copying changed nothing.
#include <map>

#include "core/base/sha256.h"
#include "core/media/demuxer.h"
#include "core/media/ffmpeg_error.h"
#include "core/media/media_writer.h"
#include "core/media/stream_info.h"

namespace kinechrome::media {

namespace {

// Transport streams put a 7 or 9 byte ADTS header before each AAC packet, which MP4 and Matroska
// keep once in their own: the sound proper starts behind it.
int adtsHeader(const AVStream& stream, const AVPacket& packet) {
    if (stream.codecpar->codec_id != AV_CODEC_ID_AAC || packet.size < 9) return 0;
    if (packet.data[0] != 0xFF || (packet.data[1] & 0xF6) != 0xF0) return 0;
    const int length = ((packet.data[3] & 3) << 11) | (packet.data[4] << 3) | (packet.data[5] >> 5);
    if (length != packet.size) return 0;
    return (packet.data[1] & 1) != 0 ? 7 : 9;
}

}  // namespace

base::Result<std::vector<StreamDigest>> digestStreams(const std::filesystem::path& path,
                                                      std::stop_token stop) {
    auto demuxer = Demuxer::open(path, Streams::AllButVideo);
    if (!demuxer) return base::fail(std::move(demuxer.error()));
    const AVFormatContext* context = (*demuxer)->context();
    std::map<int, StreamDigest> digests;
    std::map<int, base::Sha256> hashes;
    for (unsigned i = 0; i < context->nb_streams; ++i) {
        const AVStream& stream = *context->streams[i];
        const AVMediaType type = stream.codecpar->codec_type;
        if (type != AVMEDIA_TYPE_AUDIO && type != AVMEDIA_TYPE_SUBTITLE) continue;
        digests[stream.index] = {
            stream.index, streamKind(stream), avcodec_get_name(stream.codecpar->codec_id), 0, {}};
        hashes.try_emplace(stream.index);
    }
    const AvPacketPtr packet(av_packet_alloc());
    while (!digests.empty() && (*demuxer)->read(packet.get()) == 0) {
        const auto found = digests.find(packet->stream_index);
        if (found != digests.end()) {
            const int skip = adtsHeader(*context->streams[packet->stream_index], *packet);
            hashes.at(found->first)
                .add(packet->data + skip, static_cast<std::size_t>(packet->size - skip));
            ++found->second.packets;
        }
        av_packet_unref(packet.get());
        if (stop.stop_requested()) return base::cancelled(path.string());
    }
    std::vector<StreamDigest> result;
    for (auto& [index, digest] : digests) {
        digest.sha256 = hashes.at(index).hex();
        result.push_back(std::move(digest));
    }
    return result;
}

}  // namespace kinechrome::media

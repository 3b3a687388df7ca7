// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/piece_packets.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "core/media/ffmpeg_error.h"

namespace kinechrome::media {

base::Result<PiecePackets> PiecePackets::open(const std::filesystem::path& file) {
    auto demuxer = Demuxer::open(file, Streams::VideoOnly);
    if (!demuxer) return base::fail(std::move(demuxer.error()));
    return PiecePackets(std::move(*demuxer));
}

base::Result<AVPacket*> PiecePackets::next() {
    av_packet_unref(packet_.get());
    const int code = demuxer_->read(packet_.get());
    const bool torn = code >= 0 && (packet_->flags & AV_PKT_FLAG_CORRUPT) != 0;
    if (code < 0 || torn || !check_.passes(*packet_)) {
        return base::fail(inputError(
            demuxer_->location().path,
            fmt::format("its frame {} {}", frame_, code < 0 ? "is missing" : "is damaged"), code,
            "make this piece again"));
    }
    ++frame_;
    return packet_.get();
}

bool sameCoding(const AVCodecParameters& x, const AVCodecParameters& y) {
    const auto [shorter, longer] =
        x.extradata_size < y.extradata_size ? std::pair(&x, &y) : std::pair(&y, &x);
    const auto common = static_cast<std::size_t>(shorter->extradata_size);
    // Matroska pads a header of an odd length with a zero.
    const bool padding =
        std::all_of(longer->extradata + common, longer->extradata + longer->extradata_size,
                    [](std::uint8_t byte) { return byte == 0; });
    return x.codec_id == y.codec_id && x.width == y.width && x.height == y.height && padding &&
           (common == 0 || std::memcmp(x.extradata, y.extradata, common) == 0);
}

}  // namespace kinechrome::media

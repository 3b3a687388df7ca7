// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/ffv1_check.h"

#include <cstdint>

extern "C" {
#include <libavutil/crc.h>
}

namespace kinechrome::media {

namespace {

enum class Slices { Intact, Broken, NoFooters };

// Slices lie back to back, each ending with its size (3 bytes), a status byte and a CRC (4 bytes)
// chosen so that the CRC over the whole slice is 0. They are walked from the end.
Slices checkSlices(const AVPacket& packet) {
    constexpr std::int64_t kFooter = 8;
    const AVCRC* table = av_crc_get_table(AV_CRC_32_IEEE);
    bool allZero = true;
    std::int64_t end = packet.size;
    while (end > 0) {
        if (end < kFooter) return Slices::NoFooters;
        const std::uint8_t* footer = packet.data + end - kFooter;
        const std::int64_t payload = (footer[0] << 16) | (footer[1] << 8) | footer[2];
        const std::int64_t size = payload + kFooter;
        if (size > end) return Slices::NoFooters;
        const std::uint8_t* slice = packet.data + end - size;
        allZero = allZero && av_crc(table, 0, slice, static_cast<std::size_t>(size)) == 0;
        end -= size;
    }
    return allZero ? Slices::Intact : Slices::Broken;
}

}  // namespace

bool Ffv1Check::passes(const AVPacket& packet) {
    const Slices slices = checkSlices(packet);
    // A damaged first packet whose footers still chain is told apart from a stream without
    // checksums: without them, 8 bytes taken for a footer do not chain to the very first byte.
    if (!hasChecksums_) hasChecksums_ = slices != Slices::NoFooters;
    return !*hasChecksums_ || slices == Slices::Intact;
}

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
// Checks the slice checksums of FFV1 packets before they are decoded.
#pragma once

#include <optional>

#include "core/media/ffmpeg_handles.h"

namespace kinechrome::media {

// FFmpeg's decoder hides a slice with a wrong checksum behind the previous frame and reports
// success. For an archive that is loss, so the checksums are verified here (RFC 9043, 4.9).
class Ffv1Check {
public:
    // False when a slice's checksum is wrong. Streams without checksums always pass; whether the
    // stream has them is decided by its first packet.
    [[nodiscard]] bool passes(const AVPacket& packet);

private:
    std::optional<bool> hasChecksums_;
};

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/media_info.h"

#include "core/media/decoding_session.h"

namespace kinechrome::media {

base::Result<MediaInfo> probe(const std::filesystem::path& path) {
    auto session = DecodingSession::open(path, Threading::Latency, 1);
    if (!session) return base::fail(std::move(session.error()));
    return (*session)->info();
}

}  // namespace kinechrome::media

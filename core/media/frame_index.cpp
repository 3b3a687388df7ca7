// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/frame_index.h"

#include <algorithm>

#include "core/media/demuxer.h"
#include "core/media/ffmpeg_error.h"
#include "core/media/index_cache.h"
#include "core/media/packet_scan.h"

namespace kinechrome::media {

namespace {

// The names of the files are the index already; big scans need not be read for it.
base::Result<FrameIndex> indexSequence(const std::filesystem::path& path) {
    auto demuxer = Demuxer::open(path, Streams::VideoOnly);
    if (!demuxer) return base::fail(std::move(demuxer.error()));
    FrameIndex index;
    index.timeBase = fromAv((*demuxer)->video()->time_base);
    for (std::int64_t i = 0; i < (*demuxer)->location().count; ++i) {
        index.frames.push_back({i, true});
    }
    return index;
}

}  // namespace

std::int64_t FrameIndex::frameAt(std::int64_t pts) const {
    const auto later =
        std::upper_bound(frames.begin(), frames.end(), pts,
                         [](std::int64_t value, const IndexedFrame& f) { return value < f.pts; });
    return later == frames.begin() ? 0 : std::distance(frames.begin(), later) - 1;
}

base::Result<FrameIndex> buildFrameIndex(const std::filesystem::path& path,
                                         base::Progress* progress, std::stop_token stop) {
    const auto location = locateInput(path);
    if (!location) return base::fail(location.error());
    if (location->sequence) return indexSequence(path);
    if (auto cached = loadIndex(*location)) return std::move(*cached);
    auto scanned = scanPackets(path, progress, stop);
    if (!scanned) return base::fail(std::move(scanned.error()));
    auto index = *scanned ? base::Result<FrameIndex>(std::move(**scanned))
                          : scanByDecoding(path, progress, stop);
    if (index) storeIndex(*location, *index);
    return index;
}

}  // namespace kinechrome::media

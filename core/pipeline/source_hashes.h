// SPDX-License-Identifier: GPL-3.0-or-later
// SourceHashes: the source's SHA-256 and its streams' digests, computed beside the export.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/base/file_hash.h"
#include "core/media/media_info.h"
#include "core/media/media_writer.h"

namespace kinechrome::pipeline {

// Two threads, one of them its FileHash's, read the source once each; both open it at once, so that
// a source which is removed later is still read to its end. Destroying it stops them.
class SourceHashes {
public:
    SourceHashes(const media::MediaInfo& source, const std::stop_token& stop);
    ~SourceHashes();
    SourceHashes(const SourceHashes&) = delete;
    SourceHashes& operator=(const SourceHashes&) = delete;

    // Both wait. An image sequence has neither: its frames' checksums identify it.
    [[nodiscard]] const base::Result<std::optional<std::string>>& fileSha256();
    [[nodiscard]] const base::Result<std::vector<media::StreamDigest>>& streams();

private:
    std::stop_source stop_;
    std::stop_callback<std::function<void()>> outer_;
    std::optional<base::FileHash> file_;  // until it was asked
    base::Result<std::optional<std::string>> sha256_;
    base::Result<std::vector<media::StreamDigest>> streams_;  // the thread's until joined
    std::jthread streamsThread_;
};

}  // namespace kinechrome::pipeline

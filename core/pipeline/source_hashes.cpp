// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/source_hashes.h"

#include "core/base/sha256.h"

namespace kinechrome::pipeline {

SourceHashes::SourceHashes(const media::MediaInfo& source, const std::stop_token& stop)
    : outer_(stop, [this] { stop_.request_stop(); }) {
    if (source.imageSequence) return;
    sha256Thread_ = std::jthread([this, path = source.path] {
        sha256_ = base::sha256OfFile(path, stop_.get_token()).map([](std::string hex) {
            return std::optional(std::move(hex));
        });
    });
    if (source.audio.empty()) return;
    streamsThread_ = std::jthread(
        [this, path = source.path] { streams_ = media::digestStreams(path, stop_.get_token()); });
}

SourceHashes::~SourceHashes() {
    stop_.request_stop();
}

const base::Result<std::optional<std::string>>& SourceHashes::fileSha256() {
    if (sha256Thread_.joinable()) sha256Thread_.join();
    return sha256_;
}

const base::Result<std::vector<media::StreamDigest>>& SourceHashes::streams() {
    if (streamsThread_.joinable()) streamsThread_.join();
    return streams_;
}

}  // namespace kinechrome::pipeline

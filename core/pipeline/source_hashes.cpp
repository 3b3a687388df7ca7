// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/source_hashes.h"

namespace kinechrome::pipeline {

SourceHashes::SourceHashes(const media::MediaInfo& source, const std::stop_token& stop)
    : outer_(stop, [this] { stop_.request_stop(); }) {
    if (source.imageSequence) return;
    file_.emplace(source.path, stop_.get_token());
    if (source.audio.empty()) return;
    streamsThread_ = std::jthread(
        [this, path = source.path] { streams_ = media::digestStreams(path, stop_.get_token()); });
}

SourceHashes::~SourceHashes() {
    stop_.request_stop();
}

const base::Result<std::optional<std::string>>& SourceHashes::fileSha256() {
    if (file_) {
        sha256_ = file_->sha256().map([](const std::string& hex) { return std::optional(hex); });
        file_.reset();
    }
    return sha256_;
}

const base::Result<std::vector<media::StreamDigest>>& SourceHashes::streams() {
    if (streamsThread_.joinable()) streamsThread_.join();
    return streams_;
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding for the preview.
#include "core/pipeline/preview_frames.h"

#include <utility>

namespace kinechrome::pipeline {

PreviewFrames::PreviewFrames(std::filesystem::path path,
                             std::shared_ptr<const media::FrameIndex> index, std::size_t keptBytes)
    : path_(std::move(path)), index_(std::move(index)), kept_(keptBytes) {}

base::Result<media::VideoFrame> PreviewFrames::frame(std::int64_t number, std::stop_token stop) {
    if (auto known = kept_.find(number)) return *known;
    if (!source_) {
        auto opened = media::FrameSource::open(path_, index_);
        if (!opened) return base::fail(opened.error());
        source_ = std::move(*opened);
    }
    auto decoded = source_->frame(number, stop);
    if (!decoded) {
        if (decoded.error().kind != base::ErrorKind::Interrupted) source_.reset();
        return decoded;
    }
    kept_.insert(number, *decoded, decoded->picture.bytes());
    return decoded;
}

}  // namespace kinechrome::pipeline

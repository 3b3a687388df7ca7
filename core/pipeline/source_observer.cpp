// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/source_observer.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/color/tint.h"

namespace kinechrome::pipeline {

namespace {

// A film may have a coloured title card and still be black and white.
constexpr double frameShare = 0.05;

}  // namespace

void SourceObserver::observe(const media::VideoFrame& frame) {
    ++frames_;
    if (frame.interlaced) ++interlaced_;
    observeSpacing(frame.pts);
    observeRepeat(frame.picture);
    switch (color::measureTint(frame.picture).kind) {
        case color::TintKind::Neutral: break;
        case color::TintKind::Tinted: ++tinted_; break;
        case color::TintKind::Coloured: ++colored_; break;
    }
}

void SourceObserver::observeSpacing(std::int64_t pts) {
    if (lastPts_) {
        const std::int64_t spacing = pts - *lastPts_;
        shortest_ = std::min(shortest_.value_or(spacing), spacing);
        longest_ = std::max(longest_.value_or(spacing), spacing);
    }
    lastPts_ = pts;
}

void SourceObserver::observeRepeat(const color::Picture& picture) {
    const LumaDigest luma = digestLuma(picture);
    if (lastLuma_ == luma) ++repeats_;
    lastLuma_ = luma;
}

std::vector<std::string> SourceObserver::warnings() const {
    std::vector<std::string> list;
    const bool fields = stream_.fieldOrder != "progressive" && stream_.fieldOrder != "unknown" &&
                        !stream_.fieldOrder.empty();
    if (fields || interlaced_ > 0) {
        list.push_back(
            fmt::format("the film is interlaced (field order {}): both fields of a "
                        "frame are coloured together, deinterlace it first for clean "
                        "edges",
                        fields ? stream_.fieldOrder : "marked on frames"));
    }
    // Rounding to the container's tick makes spacings of a constant rate differ by one.
    if (longest_ && *longest_ - *shortest_ > 1) {
        list.push_back(
            fmt::format("the frame rate varies (frames last {} to {} ticks of {} s): "
                        "every frame keeps its own time",
                        *shortest_, *longest_, stream_.timeBase.text()));
    }
    if (repeats_ > 0) {
        list.push_back(
            fmt::format("{} of {} frames repeat the one before: they are coloured and "
                        "kept like all others",
                        repeats_, frames_));
    }
    return list;
}

std::optional<std::string> SourceObserver::colorWarning() const {
    const auto share = [&](std::int64_t count) {
        return static_cast<double>(count) > frameShare * static_cast<double>(frames_);
    };
    if (share(colored_)) {
        return "the film has colour already: colouring ignores it and uses its luma only";
    }
    if (share(tinted_)) {
        return "the film is tinted (one hue throughout): colouring ignores the tint and uses its "
               "luma only";
    }
    return std::nullopt;
}

}  // namespace kinechrome::pipeline

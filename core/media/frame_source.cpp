// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of a film by their number, through its index when there is one.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "core/media/decoding_session.h"
#include "core/media/ffmpeg_error.h"
#include "core/media/frame_check.h"
#include "core/media/frame_index.h"

namespace kinechrome::media {

namespace {

// Decoding a few frames on is quicker than seeking.
constexpr std::int64_t kGoOnDistance = 8;
constexpr int kSeekAttempts = 4;

class IndexedSource final : public FrameSource {
public:
    IndexedSource(std::filesystem::path path, std::unique_ptr<DecodingSession> session,
                  std::shared_ptr<const FrameIndex> index)
        : path_(std::move(path)), session_(std::move(session)), index_(std::move(index)) {}

    const MediaInfo& info() const override { return session_->info(); }

    base::Result<VideoFrame> frame(std::int64_t target, std::stop_token stop) override {
        if (target < 0 || target >= index_->size()) {
            return base::fail(
                inputError(path_, fmt::format("there is no frame {}", target), 0,
                           fmt::format("frames go from 0 to {}", index_->size() - 1)));
        }
        if (!reachedByGoingOn(target)) {
            auto found = seekTo(target, stop);
            if (!found) return base::fail(std::move(found.error()));
            if (*found) return std::move(**found);
            auto reopened = restart();
            if (!reopened) return base::fail(std::move(reopened.error()));
        }
        auto found = decodeTo(target, stop);
        if (!found) return base::fail(std::move(found.error()));
        if (*found) return std::move(**found);
        return base::fail(inputError(path_, damageText(target), 0, "get a complete copy"));
    }

private:
    using Found = std::optional<VideoFrame>;

    const IndexedFrame& entry(std::int64_t i) const {
        return index_->frames[static_cast<std::size_t>(i)];
    }

    std::int64_t keyAtOrBefore(std::int64_t i) const {
        while (i > 0 && !entry(i).key) --i;
        return i;
    }

    bool reachedByGoingOn(std::int64_t target) const {
        if (!next_ || target < *next_) return false;
        if (target - *next_ <= kGoOnDistance || !index_->seekable) return true;
        return keyAtOrBefore(target) <= *next_;
    }

    // Decodes from `next_` on until `target`. Empty: the file ended, or the frame is not the one
    // that the index knows.
    base::Result<Found> decodeTo(std::int64_t target, const std::stop_token& stop) {
        while (next_) {
            auto decoded = session_->next(stop);
            if (!decoded || !*decoded) {
                next_.reset();
                if (!decoded) return base::fail(std::move(decoded.error()));
                return Found();
            }
            const std::int64_t number = (*next_)++;
            if (number == target) return accept(std::move((*decoded)->frame), target);
        }
        return Found();
    }

    Found accept(VideoFrame frame, std::int64_t target) {
        const IndexedFrame& known = entry(target);
        const bool same = known.check == 0 || known.check == checkOf(frame.picture);
        if (!same || (index_->seekable && frame.pts != known.pts)) {
            next_.reset();
            return std::nullopt;
        }
        frame.index = target;
        frame.pts = known.pts;
        return frame;
    }

    // Empty when no attempt led to the frame: then only decoding from the start is exact.
    base::Result<Found> seekTo(std::int64_t target, const std::stop_token& stop) {
        std::int64_t key = keyAtOrBefore(target);
        for (int attempt = 0; attempt < kSeekAttempts && index_->seekable && key > 0; ++attempt) {
            if (!session_->seek(entry(key).pts)) break;
            auto landed = session_->next(stop);
            if (!landed) {
                next_.reset();
                return base::fail(std::move(landed.error()));
            }
            const auto number = *landed ? numberOf((*landed)->frame) : std::nullopt;
            if (number && *number <= target) {
                next_ = *number + 1;
                if (*number == target) {
                    if (Found frame = accept(std::move((*landed)->frame), target)) return frame;
                } else {
                    auto found = decodeTo(target, stop);
                    if (!found || *found) return found;
                }
            }
            key = keyAtOrBefore(std::max<std::int64_t>(0, key - 1 - kGoOnDistance * attempt));
        }
        next_.reset();
        return Found();
    }

    std::optional<std::int64_t> numberOf(const VideoFrame& frame) const {
        const std::int64_t i = index_->frameAt(frame.pts);
        const IndexedFrame& known = entry(i);
        if (known.pts != frame.pts) return std::nullopt;
        if (known.check != 0 && known.check != checkOf(frame.picture)) return std::nullopt;
        return i;
    }

    base::Result<void> restart() {
        auto session = DecodingSession::open(path_, Threading::Latency, 0);
        if (!session) return base::fail(std::move(session.error()));
        session_ = std::move(*session);
        next_ = 0;
        return {};
    }

    std::string damageText(std::int64_t target) const {
        return fmt::format("frame {} cannot be decoded{}{}", target, session_->damage() ? ": " : "",
                           session_->damage().value_or(""));
    }

    std::filesystem::path path_;
    std::unique_ptr<DecodingSession> session_;
    std::shared_ptr<const FrameIndex> index_;
    std::optional<std::int64_t> next_ = 0;  // number of the frame that decoding gives next
};

}  // namespace

base::Result<std::unique_ptr<FrameSource>> FrameSource::open(
    const std::filesystem::path& path, std::shared_ptr<const FrameIndex> index) {
    auto session = DecodingSession::open(path, Threading::Latency, 0);
    if (!session) return base::fail(std::move(session.error()));
    return std::make_unique<IndexedSource>(path, std::move(*session), std::move(index));
}

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/video_reader.h"

#include <fmt/format.h>

#include "core/media/decoding_session.h"
#include "core/media/ffmpeg_error.h"

namespace kinechrome::media {

namespace {

class SequentialReader final : public VideoReader {
public:
    SequentialReader(std::unique_ptr<DecodingSession> session, bool salvage)
        : session_(std::move(session)), salvage_(salvage) {}

    const MediaInfo& info() const override { return session_->info(); }

    base::Result<std::optional<VideoFrame>> next(std::stop_token stop) override {
        auto decoded = session_->next(std::move(stop));
        if (!decoded) return base::fail(std::move(decoded.error()));
        if (*decoded) {
            VideoFrame frame = std::move((*decoded)->frame);
            frame.index = count_++;
            return frame;
        }
        if (session_->damage() && !salvage_) return base::fail(damageError());
        return std::nullopt;
    }

    std::optional<std::string> salvaged() const override {
        if (!salvage_ || !session_->damage()) return std::nullopt;
        return fmt::format("{}: {}, the rest is lost", *session_->damage(), goodFrames());
    }

private:
    std::string goodFrames() const {
        return count_ == 0 ? "no frame is good"
                           : fmt::format("the last good frame is {}", count_ - 1);
    }
    base::Error damageError() const {
        return inputError(info().path, fmt::format("{}; {}", *session_->damage(), goodFrames()), 0,
                          "get a complete copy, or keep the frames before with colorize --salvage");
    }

    std::unique_ptr<DecodingSession> session_;
    bool salvage_;
    std::int64_t count_ = 0;
};

}  // namespace

base::Result<std::unique_ptr<VideoReader>> VideoReader::open(const std::filesystem::path& path,
                                                             const ReaderOptions& options) {
    auto session =
        DecodingSession::open(path, Threading::Throughput, options.threads, options.numbered);
    if (!session) return base::fail(std::move(session.error()));
    return std::make_unique<SequentialReader>(std::move(*session), options.salvage);
}

}  // namespace kinechrome::media

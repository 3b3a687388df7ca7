// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/frame_feed.h"

#include <utility>

#include <fmt/format.h>

namespace kinechrome::pipeline {

namespace {

class WholeFilm final : public FrameFeed {
public:
    explicit WholeFilm(std::unique_ptr<media::VideoReader> reader) : reader_(std::move(reader)) {}

    const media::MediaInfo& info() const override { return reader_->info(); }
    base::Result<std::optional<media::VideoFrame>> next(std::stop_token stop) override {
        return reader_->next(std::move(stop));
    }
    std::int64_t expectedFrames() const override { return info().video.estimatedFrames; }
    std::optional<Span> span() const override { return std::nullopt; }
    std::optional<std::string> salvaged() const override { return reader_->salvaged(); }

private:
    std::unique_ptr<media::VideoReader> reader_;
};

class PartOfFilm final : public FrameFeed {
public:
    PartOfFilm(std::unique_ptr<media::FrameSource> source,
               std::shared_ptr<const media::FrameIndex> index, edit::FrameRange range)
        : source_(std::move(source)), index_(std::move(index)), range_(range), at_(range.first) {}

    const media::MediaInfo& info() const override { return source_->info(); }
    base::Result<std::optional<media::VideoFrame>> next(std::stop_token stop) override {
        if (at_ > range_.last) return std::optional<media::VideoFrame>();
        auto frame = source_->frame(at_, std::move(stop));
        if (!frame) return base::fail(std::move(frame.error()));
        ++at_;
        return std::optional(*std::move(frame));
    }
    std::int64_t expectedFrames() const override { return range_.count(); }
    std::optional<Span> span() const override {
        const auto& frames = index_->frames;
        Span span{frames[static_cast<std::size_t>(range_.first)].pts, std::nullopt};
        const auto after = static_cast<std::size_t>(range_.last) + 1;
        if (after < frames.size()) span.endPts = frames[after].pts;
        return span;
    }
    std::optional<std::string> salvaged() const override { return std::nullopt; }

private:
    std::unique_ptr<media::FrameSource> source_;
    std::shared_ptr<const media::FrameIndex> index_;
    edit::FrameRange range_;
    std::int64_t at_;
};

base::Result<std::unique_ptr<FrameFeed>> openPart(const std::filesystem::path& film,
                                                  const edit::FrameRange& range,
                                                  const std::stop_token& stop) {
    auto built = media::buildFrameIndex(film, nullptr, stop);
    if (!built) return base::fail(std::move(built.error()));
    auto index = std::make_shared<const media::FrameIndex>(*std::move(built));
    if (range.first < 0 || range.last < range.first || range.last >= index->size()) {
        return base::fail(base::ErrorKind::Usage, film.string(),
                          fmt::format("has frames 0 to {}, not {} to {}", index->size() - 1,
                                      range.first, range.last),
                          "choose a range inside the film");
    }
    auto source = media::FrameSource::open(film, index);
    if (!source) return base::fail(std::move(source.error()));
    return std::make_unique<PartOfFilm>(*std::move(source), std::move(index), range);
}

}  // namespace

base::Result<std::unique_ptr<FrameFeed>> FrameFeed::open(
    const std::filesystem::path& film, const std::optional<edit::FrameRange>& range,
    const media::ReaderOptions& options, std::stop_token stop) {
    if (range) return openPart(film, *range, stop);
    auto reader = media::VideoReader::open(film, options);
    if (!reader) return base::fail(std::move(reader.error()));
    return std::make_unique<WholeFilm>(*std::move(reader));
}

}  // namespace kinechrome::pipeline

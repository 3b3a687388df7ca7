// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/frame_reader.h"

#include <utility>

#include <fmt/format.h>

#include "core/media/frame_index.h"

namespace kinechrome::delivery {

namespace {

tl::unexpected<base::Error> tooShort(const std::filesystem::path& film, std::int64_t frames,
                                     std::int64_t number) {
    return base::fail(base::ErrorKind::Input, film.string(),
                      fmt::format("has {} frames, and frame {} is wanted", frames, number),
                      "give the film that the export was made with, or one as long");
}

class ReadThrough final : public FrameReader {
public:
    explicit ReadThrough(std::unique_ptr<media::VideoReader> reader) : reader_(std::move(reader)) {}

    const media::MediaInfo& info() const override { return reader_->info(); }
    std::optional<std::int64_t> frames() const override { return std::nullopt; }
    base::Result<media::VideoFrame> frame(std::int64_t number,
                                          const std::stop_token& stop) override {
        for (;;) {
            if (stop.stop_requested()) return base::cancelled(info().path.string());
            auto next = reader_->next(stop);
            if (!next) return base::fail(std::move(next.error()));
            if (!next->has_value()) return tooShort(info().path, at_, number);
            if (at_++ == number) return **std::move(next);
        }
    }

private:
    std::unique_ptr<media::VideoReader> reader_;
    std::int64_t at_ = 0;
};

class Sought final : public FrameReader {
public:
    Sought(std::unique_ptr<media::FrameSource> source, std::int64_t count)
        : source_(std::move(source)), count_(count) {}

    const media::MediaInfo& info() const override { return source_->info(); }
    std::optional<std::int64_t> frames() const override { return count_; }
    base::Result<media::VideoFrame> frame(std::int64_t number,
                                          const std::stop_token& stop) override {
        if (number >= count_) return tooShort(info().path, count_, number);
        return source_->frame(number, stop);
    }

private:
    std::unique_ptr<media::FrameSource> source_;
    std::int64_t count_;
};

}  // namespace

base::Result<std::unique_ptr<FrameReader>> FrameReader::open(const std::filesystem::path& film,
                                                             const Options& options,
                                                             const std::stop_token& stop) {
    if (options.access == Access::Through) {
        auto reader = media::VideoReader::open(
            film, {.threads = options.threads, .salvage = options.salvage});
        if (!reader) return base::fail(std::move(reader.error()));
        return std::make_unique<ReadThrough>(*std::move(reader));
    }
    auto built = media::buildFrameIndex(film, nullptr, stop);
    if (!built) return base::fail(std::move(built.error()));
    auto index = std::make_shared<const media::FrameIndex>(*std::move(built));
    auto source = media::FrameSource::open(film, index);
    if (!source) return base::fail(std::move(source.error()));
    return std::make_unique<Sought>(*std::move(source), index->size());
}

}  // namespace kinechrome::delivery

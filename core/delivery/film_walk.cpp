// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/film_walk.h"

#include <utility>

#include <fmt/format.h>

#include "core/pipeline/luma_digest.h"
#include "core/pipeline/reference_fit.h"

namespace kinechrome::delivery {

namespace {

namespace fs = std::filesystem;

base::Result<void> requireFilm(const fs::path& film, const char* which, const char* remedy) {
    std::error_code unknown;
    // A numbered sequence is a pattern and no file; opening it says what is wrong.
    if (film.string().find('%') != std::string::npos || fs::exists(film, unknown)) return {};
    return base::fail(base::ErrorKind::Input, film.string(), fmt::format("{} is not there", which),
                      remedy);
}

tl::unexpected<base::Error> changed(const fs::path& film, const char* which, std::int64_t frame) {
    return base::fail(
        base::ErrorKind::Input, film.string(),
        fmt::format("has changed since the export: frame {} is not the one that {}", frame, which),
        "give the film that the sidecar was written for, or export once more");
}

tl::unexpected<base::Error> unfit(const fs::path& film, const std::string& why) {
    return base::fail(base::ErrorKind::Input, film.string(), why,
                      "give the colour original of the same frames");
}

}  // namespace

base::Result<FilmWalk> FilmWalk::open(const ExportRecord& record, const Options& options,
                                      const std::stop_token& stop) {
    for (const auto& there :
         {requireFilm(record.source, "the source of the export", "say where it is with --source"),
          requireFilm(record.output, "the exported film", "put it beside its sidecar again")}) {
        if (!there) return base::fail(there.error());
    }
    FilmWalk walk(record);
    walk.only_ = options.only;
    FrameReader::Options how;
    how.threads = options.threads;
    how.access = options.only.empty() ? Access::Through : Access::Sought;
    auto output = FrameReader::open(record.output, how, stop);
    if (!output) return base::fail(std::move(output.error()));
    walk.output_ = *std::move(output);
    how.salvage = record.salvage;
    // What lies before a range is not decoded.
    if (record.first > 0) how.access = Access::Sought;
    auto source = FrameReader::open(record.source, how, stop);
    if (!source) return base::fail(std::move(source.error()));
    walk.source_ = *std::move(source);
    if (options.reference) {
        if (auto opened = walk.openReference(*options.reference, stop); !opened) {
            return base::fail(opened.error());
        }
    }
    return walk;
}

base::Result<void> FilmWalk::openReference(const fs::path& film, const std::stop_token& stop) {
    auto opened = FrameReader::open(film, {.access = Access::Sought}, stop);
    if (!opened) return base::fail(std::move(opened.error()));
    const auto& own = (*opened)->info().video;
    const auto& scan = source_->info().video;
    if (own.format.width != scan.format.width || own.format.height != scan.format.height) {
        return unfit(film, fmt::format("is {}x{}, and the source {}x{}", own.format.width,
                                       own.format.height, scan.format.width, scan.format.height));
    }
    if (!(own.rate == scan.rate)) {
        return unfit(film, fmt::format("has {} frames a second, and the source {}", own.rate.text(),
                                       scan.rate.text()));
    }
    const std::int64_t end = record_->first + record_->frames();
    const std::int64_t frames = (*opened)->frames().value_or(0);
    // As the workbench pairs them: by timecode, else from the first frame.
    referenceOffset_ =
        pipeline::fitReference(source_->info(), end, (*opened)->info(), frames).offset;
    if (record_->first + referenceOffset_ < 0 || end + referenceOffset_ > frames) {
        return unfit(film, fmt::format("has {} frames, for the scan's {} to {}, and the export is "
                                       "of {} to {}",
                                       frames, -referenceOffset_, frames - referenceOffset_ - 1,
                                       record_->first, end - 1));
    }
    reference_ = *std::move(opened);
    return {};
}

std::int64_t FilmWalk::frames() const {
    return only_.empty() ? record_->frames() : static_cast<std::int64_t>(only_.size());
}

base::Result<std::optional<FrameTrio>> FilmWalk::next(const std::stop_token& stop) {
    if (at_ == frames()) return std::nullopt;
    if (stop.stop_requested()) return base::cancelled(record_->output.string());
    FrameTrio trio;
    trio.frame = only_.empty() ? record_->first + at_ : only_[static_cast<std::size_t>(at_)];
    auto source = source_->frame(trio.frame, stop);
    if (!source) return base::fail(std::move(source.error()));
    auto output = output_->frame(trio.frame - record_->first, stop);
    if (!output) return base::fail(std::move(output.error()));
    trio.source = *std::move(source);
    trio.output = *std::move(output);
    if (reference_) {
        auto reference = reference_->frame(trio.frame + referenceOffset_, stop);
        if (!reference) return base::fail(std::move(reference.error()));
        trio.reference = *std::move(reference);
    }
    if (auto same = check(trio); !same) return base::fail(same.error());
    ++at_;
    return trio;
}

base::Result<void> FilmWalk::check(const FrameTrio& trio) const {
    const auto at = static_cast<std::size_t>(trio.frame - record_->first);
    const auto digest = [](const media::VideoFrame& frame) {
        return pipeline::toHex(pipeline::digestLuma(frame.picture));
    };
    if (digest(trio.source) != record_->lumaIn[at]) {
        return changed(source_->info().path, "was colourised", trio.frame);
    }
    if (digest(trio.output) != record_->lumaOut[at]) {
        return changed(output_->info().path, "was exported", static_cast<std::int64_t>(at));
    }
    return {};
}

}  // namespace kinechrome::delivery

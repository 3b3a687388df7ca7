// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_maker.h"

#include <algorithm>
#include <future>
#include <thread>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/media/media_info.h"
#include "core/picture/photograph.h"
#include "core/pipeline/dataset_clip.h"

namespace kinechrome::pipeline {

namespace {

constexpr std::size_t photographBytes = std::size_t{512} << 20U;

int allThreads(int asked) {
    return asked > 0 ? asked : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

// A photograph at its final size, or why there is none.
struct DatasetMaker::Decoded {
    std::optional<SkipReason> reason;
    std::string detail;
    picture::RgbImage image;
    FrameMeasure measured;
};

DatasetMaker::DatasetMaker(const DatasetRequest& request, const DatasetPlan& plan,
                           DatasetPack& pack, base::Progress* progress)
    : request_(request),
      plan_(plan),
      pack_(pack),
      progress_(progress),
      threads_(allThreads(request.threads)) {}

base::Result<void> DatasetMaker::run(std::stop_token stop) {
    if (auto done = resume(); !done) return done;
    startProgress();
    while (file_ < plan_.files.size()) {
        const bool film = plan_.files[file_].kind == DatasetKind::Footage;
        auto done = film ? takeFootage(stop) : takePhotographs(stop);
        if (!done) return done;
    }
    return pack_.journal().checkpoint(position());
}

base::Result<void> DatasetMaker::resume() {
    const nlohmann::json& last = pack_.journal().position();
    if (!last.is_null()) {
        file_ = last.value("file", std::size_t{0});
        shots_ = last.value("shots", std::int64_t{0});
        return {};
    }
    for (const auto& path : plan_.unknown) {
        if (auto done = pack_.skip(path, -1, SkipReason::Unknown, ""); !done) return done;
    }
    return {};
}

nlohmann::json DatasetMaker::position() const {
    return {{"file", file_}, {"shots", shots_}};
}

void DatasetMaker::startProgress() {
    std::int64_t total = 0;
    for (std::size_t i = 0; i < plan_.files.size(); ++i) {
        const DatasetFile& file = plan_.files[i];
        std::int64_t frames = 1;
        if (file.kind == DatasetKind::Footage) {
            const auto info = media::probe(file.path);
            if (info) frames = std::max<std::int64_t>(1, info->video.estimatedFrames);
        }
        frames_.push_back(frames);
        total += frames;
        if (i < file_) framesBefore_ += frames;
    }
    if (progress_ == nullptr) return;
    progress_->start(total);
    progress_->setDone(framesBefore_);
}

void DatasetMaker::fileDone() {
    framesBefore_ += frames_[file_];
    if (progress_ != nullptr) progress_->setDone(framesBefore_);
    ++file_;
    shots_ = 0;
}

std::optional<SkipReason> DatasetMaker::judge(DatasetContent content, const FrameMeasure& measured,
                                              const SeenPictures::Hashes& hashes) const {
    if (const auto reason = reasonAgainst(measured, request_.keep)) return reason;
    const bool twice =
        !request_.keep.contains(SkipReason::NearDuplicate) && pack_.holds(content, hashes);
    return twice ? std::optional(SkipReason::NearDuplicate) : std::nullopt;
}

DatasetMaker::Decoded DatasetMaker::decode(const DatasetFile& file) const {
    const auto bytes = base::readFile(file.path, photographBytes);
    if (!bytes) return {SkipReason::Unreadable, bytes.error().why, {}, {}};
    const auto photograph = picture::decodePhotograph(*bytes);
    if (!photograph) return {SkipReason::Unreadable, "is no picture that decodes", {}, {}};
    const FrameSize size = packSize(photograph->width, photograph->height, request_.size);
    if (size.tooSmall()) return {SkipReason::TooSmall, "", {}, {}};
    Decoded decoded{{}, {}, picture::resize(*photograph, size.width, size.height), {}};
    decoded.measured = measure(decoded.image);
    return decoded;
}

// The photographs from here to the next film, or as many as there are threads: decoded side by
// side, taken in order.
base::Result<void> DatasetMaker::takePhotographs(const std::stop_token& stop) {
    if (stop.stop_requested()) return base::cancelled("dataset");
    std::vector<std::future<Decoded>> decoded;
    for (std::size_t i = file_; i < plan_.files.size() && std::ssize(decoded) < threads_; ++i) {
        if (plan_.files[i].kind != DatasetKind::Photograph) break;
        decoded.push_back(
            std::async(std::launch::async, [this, i] { return decode(plan_.files[i]); }));
    }
    for (auto& one : decoded) {
        if (auto done = takeDecoded(plan_.files[file_], one.get()); !done) return done;
        fileDone();
    }
    return pack_.journal().checkpointNowAndThen(position());
}

base::Result<void> DatasetMaker::takeDecoded(const DatasetFile& file, const Decoded& picture) {
    if (picture.reason) return pack_.skip(file.path, -1, *picture.reason, picture.detail);
    return takeStill(file, -1, picture.image, picture.measured);
}

base::Result<void> DatasetMaker::takeStill(const DatasetFile& file, std::int64_t frame,
                                           const picture::RgbImage& image,
                                           const FrameMeasure& measured) {
    const std::uint64_t hash = measured.quality.hash;
    if (const auto reason = judge(DatasetContent::Images, measured, {hash, hash})) {
        return pack_.skip(file.path, frame, *reason, frame < 0 ? "" : "still");
    }
    const std::string jpeg = picture::encodeJpeg(image, packJpegQuality);
    if (jpeg.empty()) {
        return base::fail(base::ErrorKind::Internal, file.path.string(),
                          "a picture cannot be encoded", "please report this");
    }
    return pack_.addStill(file, frame, jpeg, hash);
}

base::Result<void> DatasetMaker::takeClip(const DatasetFile& file, const ShotClip& clip,
                                          const std::stop_token& stop) {
    const FrameMeasure middle = measure(clip.images[clip.images.size() / 2]);
    const SeenPictures::Hashes ends{picture::measureFrame(clip.images.front()).hash,
                                    picture::measureFrame(clip.images.back()).hash};
    if (const auto reason = judge(DatasetContent::Clips, middle, ends)) {
        return pack_.skip(file.path, clip.frame, *reason, "clip");
    }
    const auto members = encodeClip(clip.images, threads_, stop);
    if (!members) return base::fail(members.error());
    return pack_.addClip(file, clip.frame, *members, static_cast<int>(clip.images.size()), ends);
}

}  // namespace kinechrome::pipeline

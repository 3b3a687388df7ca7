// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/reference_fit.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/color/screen.h"
#include "core/media/timecode.h"

namespace kinechrome::pipeline {
namespace {

constexpr double sameShape = 0.01;  // apart: a line or two of a film that was cropped a little
constexpr std::uint32_t black = 0xff000000U;

double aspectOf(const media::VideoStreamInfo& video) {
    const double pixel = video.sampleAspect.known() ? video.sampleAspect.value() : 1.0;
    return pixel * video.format.width / std::max(1, video.format.height);
}

std::string sizeText(const media::VideoStreamInfo& video) {
    return fmt::format("{}x{}", video.format.width, video.format.height);
}

void alignInTime(ReferenceFit& fit, const media::MediaInfo& film, std::int64_t filmFrames,
                 const media::MediaInfo& reference, std::int64_t referenceFrames) {
    const bool sameRate = film.video.rate == reference.video.rate;
    const auto from = media::framesToTimecode(film.video.timecode, film.video.rate);
    const auto to = media::framesToTimecode(reference.video.timecode, reference.video.rate);
    bool byTimecode = false;
    if (sameRate && from && to) {
        const std::int64_t offset = *from - *to;
        byTimecode = offset < referenceFrames && offset + filmFrames > 0;
        if (byTimecode) fit.offset = offset;
        if (byTimecode && offset != 0) {
            fit.remarks.push_back(fmt::format(
                "it is aligned by timecode: its frame {} belongs to the film's frame {}",
                std::max<std::int64_t>(offset, 0), std::max<std::int64_t>(-offset, 0)));
        }
    }
    if (!sameRate && film.video.rate.known() && reference.video.rate.known()) {
        fit.remarks.push_back(fmt::format(
            "it runs at {:.6g} frames a second and the film at {:.6g}: they are aligned frame by "
            "frame from the first one",
            reference.video.rate.value(), film.video.rate.value()));
    }
    const std::int64_t first = std::max<std::int64_t>(0, -fit.offset);
    const std::int64_t end = std::min(filmFrames, referenceFrames - fit.offset);
    const std::int64_t missing = filmFrames - std::max<std::int64_t>(0, end - first);
    if (referenceFrames != filmFrames || missing > 0) {
        std::string remark =
            fmt::format("it has {} frames and the film has {}{}", referenceFrames, filmFrames,
                        byTimecode || !sameRate ? "" : ", aligned from the first one");
        if (missing > 0) remark += fmt::format(": {} of the film's have no ground truth", missing);
        fit.remarks.push_back(std::move(remark));
    }
}

}  // namespace

ReferenceFit fitReference(const media::MediaInfo& film, std::int64_t filmFrames,
                          const media::MediaInfo& reference, std::int64_t referenceFrames) {
    ReferenceFit fit;
    alignInTime(fit, film, filmFrames, reference, referenceFrames);
    const double shape = aspectOf(reference.video) / aspectOf(film.video);
    const bool otherSize = film.video.format.width != reference.video.format.width ||
                           film.video.format.height != reference.video.format.height;
    if (std::abs(shape - 1.0) > sameShape) {
        fit.shape = shape;
        fit.remarks.push_back(
            fmt::format("its picture of {} has another shape than the film's of {}: it is shown "
                        "whole, and not measured against",
                        sizeText(reference.video), sizeText(film.video)));
    } else if (otherSize) {
        fit.remarks.push_back(fmt::format("its picture of {} is compared at the film's size, {}",
                                          sizeText(reference.video), sizeText(film.video)));
    }
    return fit;
}

base::Plane<std::uint32_t> fittedPicture(const color::Picture& picture, const ReferenceFit& fit,
                                         int width, int height) {
    if (fit.comparable()) return color::screenRgba(picture, width, height);
    const double across = fit.shape < 1.0 ? fit.shape : 1.0;
    const double down = fit.shape > 1.0 ? 1.0 / fit.shape : 1.0;
    const int innerWidth = std::max(1, static_cast<int>(std::lround(width * across)));
    const int innerHeight = std::max(1, static_cast<int>(std::lround(height * down)));
    const auto inner = color::screenRgba(picture, innerWidth, innerHeight);
    base::Plane<std::uint32_t> whole(width, height);
    whole.fill(black);
    const int left = (width - innerWidth) / 2;
    const int top = (height - innerHeight) / 2;
    for (int y = 0; y < innerHeight; ++y) {
        const auto row = inner.row(y);
        std::copy(row, row + innerWidth, whole.row(top + y) + left);
    }
    return whole;
}

}  // namespace kinechrome::pipeline

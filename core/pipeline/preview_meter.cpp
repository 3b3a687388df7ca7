// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/preview_meter.h"

#include <utility>

#include "core/color/screen.h"
#include "core/metrics/figures.h"

namespace kinechrome::pipeline {
namespace {

// Frames of the ground truth are looked at once, in order.
constexpr std::size_t keptPictures = std::size_t{4} << 20U;

}  // namespace

void PreviewMeter::note(const ChromaKey& key, const PreviewImage& image,
                        const SteadyField& steady) {
    MeasuredFrame measured;
    measured.record.field = steady.figures;
    measured.record.colorfulness = static_cast<float>(metrics::colorfulness(sampled(image.rgba)));
    measured.quality = steady.quality;
    board_.cache.putMeasured(key, measured);
}

bool PreviewMeter::lacksTruth(const ChromaKey& key) const {
    const auto known = board_.cache.measured(key);
    const auto truth = board_.truthGeneration();
    return known && truth && known->truthGeneration != *truth;
}

bool PreviewMeter::hasAll(const ChromaKey& key) const {
    const auto known = board_.cache.measured(key);
    return known && known->quality == ColorQuality::Exact && !lacksTruth(key);
}

void PreviewMeter::compare(const ChromaKey& key, const PreviewImage& image, std::stop_token stop) {
    auto measured = board_.cache.measured(key);
    if (!measured) return;
    measured->truthGeneration = board_.truthGeneration().value_or(0);
    measured->record.ciede2000.reset();
    measured->record.colorfulnessTruth.reset();
    if (const auto truth = truthOf(key.frame, image, std::move(stop))) {
        const metrics::FrameFigures figures =
            metrics::compareFrames(sampled(image.rgba), sampled(truth->rgba));
        measured->record.ciede2000 = static_cast<float>(figures.ciede2000);
        measured->record.colorfulnessTruth = static_cast<float>(figures.colorfulnessReference);
    }
    board_.cache.putCompared(key, *measured);
}

std::optional<PreviewImage> PreviewMeter::truthOf(std::int64_t frame, const PreviewImage& like,
                                                  std::stop_token stop) {
    const PreviewFilm::Reference known = board_.film.reference();
    if (!known.fit.comparable()) return std::nullopt;
    auto seen = board_.cache.plainView(frame, ViewKind::Reference);
    if (seen && seen->rgba.sameSize(like.rgba)) return seen;
    if (known.generation != truthGeneration_) {
        truthGeneration_ = known.generation;
        truth_ = known.index
                     ? std::make_unique<PreviewFrames>(known.path, known.index, keptPictures)
                     : nullptr;
    }
    const std::int64_t there = frame + known.fit.offset;
    if (!truth_ || there < 0 || there >= truth_->count()) return std::nullopt;
    // A frame that cannot be decoded is said where it is shown; a graph has a gap there.
    const auto decoded = truth_->frame(there, std::move(stop));
    if (!decoded) return std::nullopt;
    return PreviewImage{color::screenRgba(decoded->picture, like.rgba.width(), like.rgba.height()),
                        like.scale};
}

}  // namespace kinechrome::pipeline

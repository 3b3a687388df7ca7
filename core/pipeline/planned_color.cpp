// SPDX-License-Identifier: GPL-3.0-or-later
// Segments and hints in an export.
#include "core/pipeline/planned_color.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/color/luma_lock.h"
#include "core/edit/hint_tracks.h"
#include "core/media/frame_index.h"
#include "core/picture/hint_raster.h"
#include "core/pipeline/chroma_fields.h"
#include "core/pipeline/colorize_plan.h"
#include "core/pipeline/preview_frames.h"

namespace kinechrome::pipeline {

namespace {

constexpr std::size_t keptPictures = std::size_t{32} << 20U;
constexpr std::size_t keptMotion = std::size_t{16} << 20U;

tl::unexpected<base::Error> refuse(const edit::Segment& segment, const char* why,
                                   const char* remedy) {
    return base::fail(base::ErrorKind::Usage,
                      fmt::format("segment {}-{}", segment.range.first, segment.range.last), why,
                      remedy);
}

bool anyHints(const edit::FramePlan& plan) {
    return std::ranges::any_of(plan.segments(), [](const edit::Segment& segment) {
        return !segment.skip && !segment.hints.empty();
    });
}

}  // namespace

base::Result<std::unique_ptr<PlannedColor>> PlannedColor::make(const ColorizeRequest& request,
                                                               nn::Colorizer* colorizer,
                                                               const std::stop_token& stop) {
    std::unique_ptr<PlannedColor> planned(new PlannedColor(request, colorizer));
    if (auto opened = planned->openModels(request); !opened) return base::fail(opened.error());
    if (colorizer == nullptr || !anyHints(planned->plan_)) return planned;
    if (auto taken = planned->checkHints(); !taken) return base::fail(taken.error());
    if (auto carried = planned->carryHints(request.input, stop); !carried) {
        return base::fail(carried.error());
    }
    return planned;
}

base::Result<void> PlannedColor::openModels(const ColorizeRequest& request) {
    for (const edit::Segment& segment : plan_.segments()) {
        const std::string& model = segment.settings.model;
        if (segment.skip) continue;
        if (auto valid = edit::validate(segment.settings); !valid) return valid;
        if (model == plan_.film().model || others_.contains(model)) continue;
        if (film_ == nullptr) {
            return refuse(segment, "wants a model, and the film has none",
                          "choose a model for the film, or leave the segment as it is");
        }
        if (model == identityModel) {
            return refuse(segment, "has no model of its own, and the film has one",
                          "mark the segment to be left as it is");
        }
        auto opened = openColorizer(model, {request.device, request.threads, request.precision},
                                    request.colorizerFactory);
        if (!opened) return base::fail(std::move(opened.error()));
        others_[model] = *std::move(opened);
    }
    return {};
}

base::Result<void> PlannedColor::checkHints() const {
    for (const edit::Segment& segment : plan_.segments()) {
        if (segment.skip || segment.hints.empty()) continue;
        if (!colorizerOf(segment.settings).info().hints) {
            return refuse(segment, "has hints, and the model takes none",
                          "choose a model that takes hints, or remove them");
        }
    }
    return {};
}

nn::Colorizer& PlannedColor::colorizerOf(const edit::ColorSettings& settings) const {
    const auto other = others_.find(settings.model);
    return other == others_.end() ? *film_ : *other->second;
}

std::vector<nn::ColorizerInfo> PlannedColor::otherModels() const {
    std::vector<nn::ColorizerInfo> list;
    for (const auto& [name, colorizer] : others_) list.push_back(colorizer->info());
    return list;
}

base::Plane<float> PlannedColor::networkGrayOf(std::int64_t frame,
                                               const base::Plane<float>& gray) const {
    return networkGray(colorizerOf(plan_.settingsAt(frame)), gray);
}

base::Plane<float> PlannedColor::shotGrayOf(std::int64_t frame,
                                            const color::Picture& picture) const {
    base::Plane<float> gray = color::grayInput(picture);
    return film_ == nullptr ? gray : networkGrayOf(frame, gray);
}

base::Result<void> PlannedColor::carryHints(const std::filesystem::path& film,
                                            const std::stop_token& stop) {
    auto index = media::buildFrameIndex(film, nullptr, stop);
    if (!index) return base::fail(index.error());
    PreviewFrames frames(film, std::make_shared<const media::FrameIndex>(std::move(*index)),
                         keptPictures);
    leaveOutLateHints(frames.count());
    const auto grayOf = [&](std::int64_t frame) -> base::Result<base::Plane<float>> {
        const auto decoded = frames.frame(frame, stop);
        if (!decoded) return base::fail(decoded.error());
        return networkGrayOf(frame, color::grayInput(decoded->picture));
    };
    MotionBook book(grayOf, keptMotion);
    motion_ = std::make_unique<MotionStore>();
    const auto motionOf = [&](std::int64_t frame) -> base::Result<MomentPtr> {
        // The store does not listen.
        if (stop.stop_requested()) return base::cancelled(film.string());
        return flowAt(frame, *motion_, book);
    };
    for (const edit::Segment& segment : plan_.segments()) {
        if (segment.skip || segment.hints.empty()) continue;
        // Another one for each segment: its ways are long, and of no use to the next.
        HintCarrier carrier(motionOf);
        const std::int64_t last = std::min(
            {segment.range.last, frames.count() - 1, range_ ? range_->last : segment.range.last});
        std::int64_t frame = std::max(segment.range.first, range_ ? range_->first : 0);
        for (; frame <= last; ++frame) {
            auto here = carrier.placesAt(segment, frame);
            if (!here) return base::fail(here.error());
            if (here->empty()) continue;
            here->shrink_to_fit();  // they stay for the whole export
            places_[frame] = std::move(*here);
        }
    }
    return {};
}

void PlannedColor::leaveOutLateHints(std::int64_t count) {
    std::vector<edit::Segment> segments = plan_.segments();
    std::size_t leftOut = 0;
    for (edit::Segment& segment : segments) {
        if (segment.skip) continue;
        leftOut += edit::leaveOutHintsBeyond(segment.hints, count);
    }
    if (leftOut == 0) return;
    plan_ = edit::FramePlan(plan_.film(), std::move(segments));
    notes_.push_back(
        fmt::format("the film ends with frame {}: hints of later frames are left out", count - 1));
}

base::Result<color::ChromaField> PlannedColor::colorize(std::int64_t frame,
                                                        const base::Plane<float>& gray) const {
    if (skips(frame)) {
        const int width = (gray.width() + 1) / 2;
        const int height = (gray.height() + 1) / 2;
        return color::ChromaField{{width, height}, {width, height}, {}};
    }
    nn::Colorizer& colorizer = colorizerOf(plan_.settingsAt(frame));
    const auto places = places_.find(frame);
    if (places == places_.end()) return colorizer.colorize(gray, {});
    const auto hints = HintCarrier::hintsIn(*plan_.segmentAt(frame), places->second);
    return colorizer.colorize(gray, picture::rasterizeHints(hints, gray.width(), gray.height()));
}

bool PlannedColor::beginsAnew(std::int64_t frame, bool cut) const {
    const edit::Segment* segment = plan_.segmentAt(frame);
    if (segment != nullptr && segment->range.first == frame) return true;
    if (segment != nullptr && frame < shotsKnownTo_) return false;
    return cut || (segment == nullptr && plan_.segmentAt(frame - 1) != nullptr);
}

// What is left as it is has nothing to be steadied: there the film's method goes on.
const edit::ColorSettings& PlannedColor::steadySettingsAt(std::int64_t frame) const {
    return skips(frame) ? plan_.film() : plan_.settingsAt(frame);
}

std::unique_ptr<temporal::Stabilizer> PlannedColor::stabilizerFrom(std::int64_t frame) const {
    const edit::ColorSettings& now = steadySettingsAt(frame);
    const bool begins = frame == (range_ ? range_->first : 0);
    const edit::ColorSettings& before = begins ? plan_.film() : steadySettingsAt(frame - 1);
    if (now.strength == before.strength && now.stabilizer == before.stabilizer) return nullptr;
    return temporal::makeStabilizer(now.stabilizer, now.strength);
}

bool PlannedColor::isAnchor(std::int64_t frame) const {
    const edit::Segment* segment = plan_.segmentAt(frame);
    return segment != nullptr && std::ranges::any_of(segment->hints, [&](const edit::Hint& hint) {
               return hint.frame == frame;
           });
}

bool PlannedColor::steadiesAny() const {
    return plan_.film().stabilizer != edit::StabilizerKind::None ||
           std::ranges::any_of(plan_.segments(), [](const edit::Segment& segment) {
               return !segment.skip && segment.settings.stabilizer != edit::StabilizerKind::None;
           });
}

bool PlannedColor::looksAhead() const {
    return temporal::looksAhead(plan_.film().stabilizer) ||
           std::ranges::any_of(plan_.segments(), [](const edit::Segment& segment) {
               return !segment.skip && temporal::looksAhead(segment.settings.stabilizer);
           });
}

}  // namespace kinechrome::pipeline

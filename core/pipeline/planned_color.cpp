// SPDX-License-Identifier: GPL-3.0-or-later
// Segments and hints in an export.
#include "core/pipeline/planned_color.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/color/luma_lock.h"
#include "core/media/frame_index.h"
#include "core/picture/hint_raster.h"
#include "core/pipeline/chroma_fields.h"
#include "core/pipeline/hint_carrier.h"
#include "core/pipeline/preview_frames.h"

namespace kinechrome::pipeline {

namespace {

constexpr std::size_t keptPictures = std::size_t{32} << 20U;

tl::unexpected<base::Error> refuse(const edit::Segment& segment, const char* why,
                                   const char* remedy) {
    return base::fail(base::ErrorKind::Usage,
                      fmt::format("segment {}-{}", segment.range.first, segment.range.last), why,
                      remedy);
}

base::Result<void> checkSegments(const edit::FramePlan& plan, const nn::Colorizer* colorizer) {
    for (const edit::Segment& segment : plan.segments()) {
        if (segment.skip) continue;
        if (segment.settings.model != plan.film().model ||
            segment.settings.stabilizer != plan.film().stabilizer) {
            return refuse(segment, "wants another model or stabiliser than the film",
                          "give the film and all segments the same ones");
        }
        if (!segment.hints.empty() && colorizer != nullptr && !colorizer->info().hints) {
            return refuse(segment, "has hints, and the model takes none",
                          "choose a model that takes hints, or remove them");
        }
    }
    return {};
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
    std::unique_ptr<PlannedColor> planned(new PlannedColor(request));
    if (auto fits = checkSegments(planned->plan_, colorizer); !fits) {
        return base::fail(fits.error());
    }
    if (colorizer == nullptr || !anyHints(planned->plan_)) return planned;
    if (auto carried = planned->carryHints(request.input, *colorizer, stop); !carried) {
        return base::fail(carried.error());
    }
    return planned;
}

base::Result<void> PlannedColor::carryHints(const std::filesystem::path& film,
                                            const nn::Colorizer& colorizer,
                                            const std::stop_token& stop) {
    auto index = media::buildFrameIndex(film, nullptr, stop);
    if (!index) return base::fail(index.error());
    PreviewFrames frames(film, std::make_shared<const media::FrameIndex>(std::move(*index)),
                         keptPictures);
    HintCarrier carrier([&](std::int64_t frame) -> base::Result<base::Plane<float>> {
        const auto decoded = frames.frame(frame, stop);
        if (!decoded) return base::fail(decoded.error());
        return networkGray(colorizer, color::grayInput(decoded->picture));
    });
    for (const edit::Segment& segment : plan_.segments()) {
        if (segment.skip || segment.hints.empty()) continue;
        const std::int64_t last = std::min(
            {segment.range.last, frames.count() - 1, range_ ? range_->last : segment.range.last});
        std::int64_t frame = std::max(segment.range.first, range_ ? range_->first : 0);
        for (; frame <= last; ++frame) {
            auto here = carrier.hintsAt(segment, frame);
            if (!here) return base::fail(here.error());
            if (!here->empty()) hints_[frame] = std::move(*here);
        }
    }
    return {};
}

base::Result<color::ChromaField> PlannedColor::colorize(nn::Colorizer& colorizer,
                                                        std::int64_t frame,
                                                        const base::Plane<float>& gray) const {
    if (skips(frame)) {
        const int width = (gray.width() + 1) / 2;
        const int height = (gray.height() + 1) / 2;
        return color::ChromaField{{width, height}, {width, height}, {}};
    }
    const auto hints = hints_.find(frame);
    if (hints == hints_.end()) return colorizer.colorize(gray, {});
    return colorizer.colorize(gray,
                              picture::rasterizeHints(hints->second, gray.width(), gray.height()));
}

bool PlannedColor::beginsAnew(std::int64_t frame, bool cut) const {
    const edit::Segment* segment = plan_.segmentAt(frame);
    if (segment != nullptr && segment->range.first == frame) return true;
    if (segment != nullptr && frame < shotsKnownTo_) return false;
    return cut || (segment == nullptr && plan_.segmentAt(frame - 1) != nullptr);
}

std::unique_ptr<temporal::Stabilizer> PlannedColor::stabilizerFrom(std::int64_t frame) const {
    const edit::ColorSettings& now = plan_.settingsAt(frame);
    const bool begins = frame == (range_ ? range_->first : 0);
    const double before = begins ? plan_.film().strength : plan_.settingsAt(frame - 1).strength;
    if (now.strength == before) return nullptr;
    return temporal::makeStabilizer(plan_.film().stabilizer, now.strength);
}

}  // namespace kinechrome::pipeline

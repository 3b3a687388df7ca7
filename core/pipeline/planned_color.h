// SPDX-License-Identifier: GPL-3.0-or-later
// PlannedColor: what the segments of a project ask of each frame of an export: hints, settings,
// where colour begins anew.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/error.h"
#include "core/color/chroma_field.h"
#include "core/edit/frame_plan.h"
#include "core/nn/colorizer.h"
#include "core/pipeline/colorize_job.h"
#include "core/temporal/stabilizer.h"

namespace kinechrome::pipeline {

// Immutable once made; any thread.
class PlannedColor {
public:
    // Carries the hints of each segment to its frames, as far as they are exported: the film is
    // read once more where there are hints, and not at all where there are none. `colorizer` may be
    // null (no colour is made). Errors: Usage (a segment wants another model or stabilizer than the
    // film, or hints of a model that takes none), Input, Interrupted.
    [[nodiscard]] static base::Result<std::unique_ptr<PlannedColor>> make(
        const ColorizeRequest& request, nn::Colorizer* colorizer, const std::stop_token& stop);

    // The network's field of a frame at the network's size; neutral where the frame is left as it
    // is. Errors: as Colorizer::colorize().
    [[nodiscard]] base::Result<color::ChromaField> colorize(nn::Colorizer& colorizer,
                                                            std::int64_t frame,
                                                            const base::Plane<float>& gray) const;
    [[nodiscard]] bool skips(std::int64_t frame) const { return plan_.skips(frame); }
    [[nodiscard]] double saturation(std::int64_t frame) const {
        return plan_.settingsAt(frame).saturation;
    }
    // Whether what is known of earlier frames is of no use to this one. `cut`: what the shot
    // detector says, which counts outside of segments.
    [[nodiscard]] bool beginsAnew(std::int64_t frame, bool cut) const;
    // Another stabilizer where one begins; null where the one before goes on.
    [[nodiscard]] std::unique_ptr<temporal::Stabilizer> stabilizerFrom(std::int64_t frame) const;

private:
    explicit PlannedColor(const ColorizeRequest& request)
        : plan_(request.settings, request.segments),
          range_(request.range),
          shotsKnownTo_(request.shotsKnownTo) {}
    [[nodiscard]] base::Result<void> carryHints(const std::filesystem::path& film,
                                                const nn::Colorizer& colorizer,
                                                const std::stop_token& stop);

    edit::FramePlan plan_;
    std::optional<edit::FrameRange> range_;
    std::int64_t shotsKnownTo_;
    std::map<std::int64_t, std::vector<edit::Hint>> hints_;  // carried, by frame
};

}  // namespace kinechrome::pipeline

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
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/color/chroma_field.h"
#include "core/color/picture.h"
#include "core/edit/frame_plan.h"
#include "core/nn/colorizer.h"
#include "core/pipeline/colorize_job.h"
#include "core/pipeline/hint_carrier.h"
#include "core/pipeline/motion_store.h"
#include "core/temporal/stabilizer.h"

namespace kinechrome::pipeline {

// Owns the models of segments that have one of their own. Colouring takes one thread at a time, all
// else any.
class PlannedColor {
public:
    // Loads the segments' own models, and carries the hints of each segment to its frames, as far
    // as they are exported: the film is read once more where there are hints, and not at all where
    // there are none. Hints of frames that the film does not have are left out. `colorizer`: the
    // film's model; outlives this; null: no colour is made. Errors: Usage (a segment's settings are
    // out of range, it asks for colour of a film that gets none, or gives hints to a model that
    // takes none), Model, Input, Interrupted.
    [[nodiscard]] static base::Result<std::unique_ptr<PlannedColor>> make(
        const ColorizeRequest& request, nn::Colorizer* colorizer, const std::stop_token& stop);

    // The frame as its model wants to see it.
    [[nodiscard]] base::Plane<float> networkGrayOf(std::int64_t frame,
                                                   const base::Plane<float>& gray) const;
    // The picture in which an export looks for shots: what networkGrayOf() makes, or without a
    // model the whole gray.
    [[nodiscard]] base::Plane<float> shotGrayOf(std::int64_t frame,
                                                const color::Picture& picture) const;
    // The network's field of a frame, at the size of its model's network; neutral where the frame
    // is left as it is. `gray`: of networkGrayOf(). Errors: as Colorizer::colorize().
    [[nodiscard]] base::Result<color::ChromaField> colorize(std::int64_t frame,
                                                            const base::Plane<float>& gray) const;
    // What is not done as it was asked for, in sentences for a person.
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }
    // Models beside the film's, in the order of their names.
    [[nodiscard]] std::vector<nn::ColorizerInfo> otherModels() const;

    [[nodiscard]] bool skips(std::int64_t frame) const { return plan_.skips(frame); }
    [[nodiscard]] double saturation(std::int64_t frame) const {
        return plan_.settingsAt(frame).saturation;
    }
    // What part of the frame is coloured; empty: all of it.
    [[nodiscard]] std::optional<edit::PictureRect> mask(std::int64_t frame) const {
        return plan_.maskAt(frame);
    }
    // Whether what is known of earlier frames is of no use to this one. `cut`: what the shot
    // detector says, which counts outside of segments.
    [[nodiscard]] bool beginsAnew(std::int64_t frame, bool cut) const;
    // Another stabilizer where one begins; null where the one before goes on. The first one is of
    // the film's settings.
    [[nodiscard]] std::unique_ptr<temporal::Stabilizer> stabilizerFrom(std::int64_t frame) const;
    [[nodiscard]] bool steadies(std::int64_t frame) const {
        return steadySettingsAt(frame).stabilizer != edit::StabilizerKind::None;
    }
    // Whether colours of this frame were given by hand, so that later ones hold on to it.
    [[nodiscard]] bool isAnchor(std::int64_t frame) const;
    // How the frame continues the one before it, where that was found for carrying hints. Exactly
    // what a MomentMaker would find. One thread at a time.
    [[nodiscard]] std::optional<temporal::PairFlow> knownMotion(std::int64_t frame) const {
        return motion_ ? motion_->find(frame) : std::nullopt;
    }
    // Over all settings that may hold for a frame.
    [[nodiscard]] bool steadiesAny() const;
    [[nodiscard]] bool looksAhead() const;

private:
    [[nodiscard]] const edit::ColorSettings& steadySettingsAt(std::int64_t frame) const;
    PlannedColor(const ColorizeRequest& request, nn::Colorizer* film)
        : plan_(request.settings, request.segments),
          film_(film),
          range_(request.range),
          shotsKnownTo_(request.shotsKnownTo) {}
    [[nodiscard]] base::Result<void> openModels(const ColorizeRequest& request);
    [[nodiscard]] base::Result<void> checkHints() const;
    [[nodiscard]] base::Result<void> carryHints(const std::filesystem::path& film,
                                                const std::stop_token& stop);
    void leaveOutLateHints(std::int64_t count);
    [[nodiscard]] nn::Colorizer& colorizerOf(const edit::ColorSettings& settings) const;

    edit::FramePlan plan_;
    nn::Colorizer* film_;
    std::map<std::string, std::unique_ptr<nn::Colorizer>> others_;  // by name
    std::optional<edit::FrameRange> range_;
    std::int64_t shotsKnownTo_;
    std::vector<std::string> notes_ = {};
    // Where the hints of a frame's segment lie in it, by frame: exactly, so that an export has what
    // the preview shows; whole hints would take several times the memory in a long shot.
    std::map<std::int64_t, std::vector<HintCarrier::Place>> places_;
    std::unique_ptr<MotionStore> motion_;  // null: no hints
};

}  // namespace kinechrome::pipeline

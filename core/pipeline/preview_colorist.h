// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewColorist: the chroma of any frame of the film, steadied as the export would have it.
// See Note [Preview chain] in preview_colorist.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/error.h"
#include "core/base/lru_cache.h"
#include "core/edit/frame_plan.h"
#include "core/nn/colorizer.h"
#include "core/pipeline/chroma_store.h"
#include "core/pipeline/field_meter.h"
#include "core/pipeline/hint_carrier.h"
#include "core/pipeline/kept_fields.h"
#include "core/pipeline/motion_book.h"
#include "core/pipeline/preview_cache.h"
#include "core/pipeline/preview_film.h"
#include "core/pipeline/preview_frames.h"
#include "core/pipeline/preview_picture.h"
#include "core/temporal/live_stabilizer.h"
#include "core/temporal/shot_detector.h"

namespace kinechrome::pipeline {

// Quick colours the frame alone or goes on from a near one; Exact colours the frames before it
// first where that is needed.
enum class Effort : std::uint8_t { Quick, Exact };

struct SteadyField {
    color::ChromaField field;
    bool stabilized = false;  // the past was used
    ColorQuality quality = ColorQuality::Draft;
    FieldFigures figures = {};
};

// Owns the model, the stabiliser and a decoder. Lives on the colour thread.
class PreviewColorist {
public:
    // `store` may be null. All outlive the colourist.
    PreviewColorist(const PreviewFilm& film, PreviewFilm::Index index, PreviewCache& cache,
                    ChromaStore* store, const PreviewOptions& options);

    // From now on works for what `plan` says of `frame`. Loads the model if another is wanted.
    // Errors: Model, Usage.
    [[nodiscard]] base::Result<void> use(const edit::FramePlan& plan, std::int64_t frame);
    // False for the model "none" and for a frame that stays as it is.
    [[nodiscard]] bool hasModel() const { return colorizer_ != nullptr && !skips_; }

    // What the network says about the frame alone. Errors: Input, Internal, Interrupted.
    [[nodiscard]] base::Result<color::ChromaField> networkField(std::int64_t frame,
                                                                std::stop_token stop);
    // The same without the hints.
    [[nodiscard]] base::Result<color::ChromaField> unhintedField(std::int64_t frame,
                                                                 std::stop_token stop);
    // Whether hints bear on the frames worked for.
    [[nodiscard]] bool hinted() const;
    [[nodiscard]] const edit::ColorSettings& settings() const { return settings_; }
    // Empty when `interrupted` became true on the way. Errors: Input, Internal, Interrupted.
    using Interrupted = std::function<bool()>;
    [[nodiscard]] base::Result<std::optional<SteadyField>> steadyField(
        std::int64_t frame, Effort effort, const Interrupted& interrupted, std::stop_token stop);

    // The steadied field, if it was kept; without a stabiliser, never.
    [[nodiscard]] std::optional<color::ChromaField> storedField(std::int64_t frame) {
        return kept_.find(frame, steadyKey_);
    }
    // Where the hints of the frame's segment lie in it. Errors: Input, Interrupted.
    [[nodiscard]] base::Result<std::vector<PlacedHint>> placedHints(std::int64_t frame,
                                                                    std::stop_token stop);
    // What the network finds likely there. Errors: Input, Internal, Interrupted.
    [[nodiscard]] base::Result<std::vector<nn::LikelyColor>> likelyColors(std::int64_t frame,
                                                                          double x, double y,
                                                                          std::stop_token stop);

    // Whether Exact gives this frame at once, without colouring others first.
    [[nodiscard]] bool isNear(std::int64_t frame);

    // In whatever colour the film itself has.
    [[nodiscard]] base::Result<PreviewImage> paintAsItIs(std::int64_t frame, std::stop_token stop);
    // The frame in the given chroma, as far as the mask of its segment reaches; without chroma (an
    // empty field) in gray.
    [[nodiscard]] base::Result<PreviewImage> paint(std::int64_t frame,
                                                   const color::ChromaField& field,
                                                   double saturation, std::stop_token stop);

private:
    // The run of frames that the stabiliser has seen without a break.
    struct Chain {
        std::int64_t last = -1;
        std::int64_t length = 0;  // frames since it began, or since a gap
        bool fromShotStart = false;
    };

    [[nodiscard]] base::Result<base::Plane<float>> networkGrayOf(std::int64_t frame,
                                                                 std::stop_token stop);
    enum class Hints : std::uint8_t { Given, None };
    [[nodiscard]] base::Result<color::ChromaField> fieldWith(Hints hints, std::int64_t frame,
                                                             std::stop_token stop);
    // The hints that bear on the frame, where they are in it.
    [[nodiscard]] base::Result<color::HintRaster> hintsOf(std::int64_t frame,
                                                          const base::Plane<float>& gray,
                                                          std::stop_token stop);
    [[nodiscard]] std::int64_t chainStart(std::int64_t frame) const;
    [[nodiscard]] base::Result<SteadyField> push(std::int64_t frame, bool anew,
                                                 std::stop_token stop);
    [[nodiscard]] base::Result<MomentPtr> momentOf(std::int64_t frame, bool anew,
                                                   const color::ChromaField& network,
                                                   std::stop_token stop);
    [[nodiscard]] bool continues(std::int64_t frame, Effort effort) const;
    [[nodiscard]] bool exact() const;

    const PreviewFilm& film_;
    PreviewCache& cache_;
    KeptFields kept_;
    const PreviewOptions& options_;
    PreviewFrames frames_;
    base::LruCache<std::int64_t, base::Plane<float>> grays_;  // at network size
    std::unique_ptr<nn::Colorizer> colorizer_;
    std::unique_ptr<temporal::LiveStabilizer> stabilizer_;
    std::unique_ptr<temporal::ShotDetector> detector_;
    edit::ColorSettings settings_;
    std::optional<edit::Segment> segment_;  // that holds the frames worked for
    bool skips_ = false;
    std::stop_token motionStop_;  // of the call that motion is searched for
    MotionBook motion_;
    HintCarrier hints_;
    bool loaded_ = false;
    std::uint64_t unhintedKey_ = 0;  // of the network's fields without hints
    std::uint64_t networkKey_ = 0;   // of the network's fields
    std::uint64_t steadyKey_ = 0;    // of the steadied ones
    Chain chain_;
    FieldMeter meter_;
    // Of the frame painted last: an edit paints the same one over and over.
    struct FrameLuma {
        std::int64_t frame = -1;
        PreviewLuma luma;
    };
    FrameLuma luma_;
};

}  // namespace kinechrome::pipeline

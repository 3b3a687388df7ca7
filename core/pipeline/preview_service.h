// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewService: the pictures that the workbench shows. Decodes, colours and caches on its own
// threads; the latest request wins; nothing here ever blocks the caller.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/plane.h"
#include "core/base/progress.h"
#include "core/color/picture.h"
#include "core/color/tint.h"
#include "core/edit/frame_plan.h"
#include "core/media/media_info.h"
#include "core/metrics/figures.h"
#include "core/nn/colorizer.h"
#include "core/pipeline/frame_record.h"

namespace kinechrome::pipeline {

// 8-bit RGBA for the screen (32 bits a pixel, R first in memory, A = 255), at most the requested
// preview size; `scale` says how far below the film's own size it is (1 = full).
struct PreviewImage {
    base::Plane<std::uint32_t> rgba;
    double scale = 1.0;
    [[nodiscard]] bool empty() const { return rgba.empty(); }
};

// The first three are the views of every frame. The others explain how its colour came about, and
// are made only while they are asked for. Those that are no colour of the film (Visibility,
// Certainty, Reach) are hues over its luma, as pipeline::overlayHue tells: green all, red nothing.
enum class ViewKind : std::uint8_t {
    Gray,
    Color,
    Reference,
    Network,     // the network's own colour, before it is steadied
    Visibility,  // where the stabiliser could use the past
    Certainty,   // where the network is sure
    Reach,       // where hints changed the colour
};
inline constexpr std::size_t viewKindCount = 7;

// All views of one frame; views arrive one after another, cheap ones first.
struct PreviewFrame {
    std::int64_t index = 0;
    ViewKind kind = ViewKind::Gray;
    PreviewImage image;  // empty for an explaining view that this frame cannot have: no model,
                         // no stabiliser, no hints, or a network that does not say how sure it is
    bool stabilized = false;  // Color only: false while it is the network's colour alone. A
                              // steadied view follows when it can be had
    std::optional<metrics::FrameFigures> figures;  // Color only, when there is a reference
};

// The scan's own code values at one pixel.
struct SourceSample {
    color::PlaneLayout layout = color::PlaneLayout::Gray;  // Y' | Y', Cb, Cr | R', G', B'
    int bitDepth = 8;
    std::array<int, 3> codes{};  // Gray: the first alone
};

// A hint of the frame's segment where it lies in that frame: put there, or carried there.
struct PlacedHint {
    edit::Hint hint;  // as it was put, in its own frame
    double x = 0.0;   // fractions of the picture's width
    double y = 0.0;
    double sureness = 1.0;  // 0..1: fades where it goes behind something
};

// Which frames get figures: those that are coloured for being shown, or, once these are made, the
// whole film from the playhead on and round.
enum class Survey : std::uint8_t { FramesShown, WholeFilm };

enum class FrameState : std::uint8_t { Unknown, Pending, Cached, Failed };

struct PreviewEvents {  // called on worker threads; must be quick and must not call back in
    std::function<void(PreviewFrame)> frameReady;
    // All cuts found so far, in order; complete when the whole film has been looked at.
    std::function<void(std::int64_t count, std::vector<std::int64_t> cuts, bool complete)>
        indexGrew;
    std::function<void(std::int64_t first, std::int64_t last)> statesChanged;  // records too
    std::function<void(std::int64_t frame, PreviewImage)> shotSeen;  // a shot's first frame, small
    // What colour of its own the shot has that begins with `frame`, from a few of its frames.
    std::function<void(std::int64_t frame, color::TintKind)> shotJudged;
    // The hints that speak for a frame that was asked for and stands.
    std::function<void(std::int64_t frame, std::vector<PlacedHint>)> hintsPlaced;
    // The answer to suggestColors(), the likeliest first; empty where the model has none.
    std::function<void(std::int64_t frame, std::vector<nn::LikelyColor>)> colorsSuggested;
    std::function<void(base::Error)> failed;  // sentence in place
};

// Opens the model that ColorSettings::model names.
using PreviewColorizerFactory = std::function<base::Result<std::unique_ptr<nn::Colorizer>>(
    const std::string& model, const nn::ColorizerOptions& options)>;

struct PreviewOptions {
    int maxWidth = 1024;  // preview size; the film's aspect is kept
    int maxHeight = 768;
    std::size_t cacheBytes = std::size_t{512} << 20U;
    nn::Device device = nn::Device::Auto;
    int threads = 0;                             // of the network; 0: all cores but one
    std::filesystem::path chromaFolder = {};     // chroma kept on disk between sessions; empty: not
    PreviewColorizerFactory makeColorizer = {};  // empty: nn::findModel and nn::Colorizer::open
};

// Owns its worker threads and joins them in its destructor (bounded by one frame's work).
// All members may be called from the GUI thread; none blocks on decoding or inference.
class PreviewService {
public:
    // `reference`: colour original of the same film, aligned from the first frame; empty path and
    // `footageIsReference` false: none. Opening happens on the worker; failures arrive by event.
    [[nodiscard]] static std::unique_ptr<PreviewService> start(
        std::filesystem::path footage, std::filesystem::path reference, bool footageIsReference,
        edit::ColorSettings settings, PreviewOptions options, PreviewEvents events);
    virtual ~PreviewService() = default;

    // Shows a frame: the cached views at once by event, the rest as they are made. Replaces any
    // earlier request that has not been served. `playing` skips work for views that are late.
    virtual void request(std::int64_t index, bool playing) = 0;
    // Segments, their settings and hints. Colour alone is made anew, and only of the frames for
    // which something else holds from now on.
    virtual void setPlan(edit::FramePlan plan) = 0;
    // Asks what the model finds likely at a place of a frame, hints left aside; x, y: fractions of
    // the picture's width. Latest wins.
    virtual void suggestColors(std::int64_t frame, double x, double y) = 0;
    virtual void setReference(std::filesystem::path reference) = 0;
    // The explaining views that come with every coloured one from now on.
    virtual void explain(std::set<ViewKind> kinds) = 0;

    // Header facts as soon as they are known; empty before.
    [[nodiscard]] virtual std::optional<media::MediaInfo> info() const = 0;
    [[nodiscard]] virtual std::int64_t frameCount() const = 0;  // 0 until known
    [[nodiscard]] virtual std::vector<std::int64_t> cuts() const = 0;
    // One state per frame of [first, last] for the colourised view.
    [[nodiscard]] virtual std::vector<FrameState> states(std::int64_t first,
                                                         std::int64_t last) const = 0;
    // At (x, y) in the film's own pixels; empty where the frame is not at hand: nothing is decoded
    // for it. The frame that was asked for last is, a moment after its views.
    [[nodiscard]] virtual std::optional<SourceSample> sourceAt(std::int64_t frame, int x,
                                                               int y) const = 0;
    // One record per frame of [first, last], for the colour that is wanted now. Empty values where
    // nothing is known (yet).
    [[nodiscard]] virtual std::vector<FrameRecord> records(std::int64_t first,
                                                           std::int64_t last) const = 0;
    virtual void setSurvey(Survey survey) = 0;
    // Budget of the cached views and fields; what is beyond it goes at once.
    virtual void setCacheBytes(std::size_t bytes) = 0;
    [[nodiscard]] virtual base::ProgressView indexing() const = 0;  // bytes
};

}  // namespace kinechrome::pipeline

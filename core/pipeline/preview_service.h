// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewService: the pictures that the workbench shows. Decodes, colours and caches on its own
// threads; the latest request wins; nothing here ever blocks the caller.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/plane.h"
#include "core/base/progress.h"
#include "core/edit/frame_plan.h"
#include "core/media/media_info.h"
#include "core/metrics/figures.h"
#include "core/nn/colorizer.h"

namespace kinechrome::pipeline {

// 8-bit RGBA for the screen (32 bits a pixel, R first in memory, A = 255), at most the requested
// preview size; `scale` says how far below the film's own size it is (1 = full).
struct PreviewImage {
    base::Plane<std::uint32_t> rgba;
    double scale = 1.0;
    [[nodiscard]] bool empty() const { return rgba.empty(); }
};

enum class ViewKind : std::uint8_t { Gray, Color, Reference };

// All views of one frame; views arrive one after another, cheap ones first.
struct PreviewFrame {
    std::int64_t index = 0;
    ViewKind kind = ViewKind::Gray;
    PreviewImage image;
    bool stabilized = false;  // Color only: false while it is the network's colour alone. A
                              // steadied view follows when it can be had
    std::optional<metrics::FrameFigures> figures;  // Color only, when there is a reference
};

enum class FrameState : std::uint8_t { Unknown, Pending, Cached, Failed };

struct PreviewEvents {  // called on worker threads; must be quick and must not call back in
    std::function<void(PreviewFrame)> frameReady;
    // All cuts found so far, in order; complete when the whole film has been looked at.
    std::function<void(std::int64_t count, std::vector<std::int64_t> cuts, bool complete)>
        indexGrew;
    std::function<void(std::int64_t first, std::int64_t last)> statesChanged;  // cache bar
    std::function<void(std::int64_t frame, PreviewImage)> shotSeen;  // a shot's first frame, small
    std::function<void(base::Error)> failed;                         // sentence in place
};

// Opens the model that ColorSettings::model names.
using PreviewColorizerFactory = std::function<base::Result<std::unique_ptr<nn::Colorizer>>(
    const std::string& model, const nn::ColorizerOptions& options)>;

struct PreviewOptions {
    int maxWidth = 1024;  // preview size; the film's aspect is kept
    int maxHeight = 768;
    std::size_t cacheBytes = std::size_t{512} << 20U;
    nn::Device device = nn::Device::Auto;
    int threads = 0;
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
    virtual void setReference(std::filesystem::path reference) = 0;

    // Header facts as soon as they are known; empty before.
    [[nodiscard]] virtual std::optional<media::MediaInfo> info() const = 0;
    [[nodiscard]] virtual std::int64_t frameCount() const = 0;  // 0 until known
    [[nodiscard]] virtual std::vector<std::int64_t> cuts() const = 0;
    // One state per frame of [first, last] for the colourised view.
    [[nodiscard]] virtual std::vector<FrameState> states(std::int64_t first,
                                                         std::int64_t last) const = 0;
    [[nodiscard]] virtual base::ProgressView indexing() const = 0;  // bytes
};

}  // namespace kinechrome::pipeline

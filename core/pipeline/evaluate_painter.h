// SPDX-License-Identifier: GPL-3.0-or-later
// FramePainter: where the judged colour comes from: our own model, or somebody's finished file.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/color/luma_lock.h"
#include "core/edit/hint.h"
#include "core/edit/settings.h"
#include "core/media/video_reader.h"
#include "core/nn/colorizer.h"
#include "core/nn/film_look.h"
#include "core/picture/chroma_upsampler.h"

namespace kinechrome::pipeline {

// A frame to be coloured. All but `frame` is made from it, once for everybody.
struct GrayFrame {
    const media::VideoFrame& original;  // the colour frame
    const base::Plane<float>& gray;     // its luma at full size, 0..1, perhaps worn
    const color::LabPlanes& truth;      // its colour, for simulated hints
    bool newShot = false;               // it begins one
};

struct PaintedFrame {
    color::Picture result;
    color::Picture unstabilized;    // empty when there is no such thing
    picture::FullChroma chroma;     // what was locked to the luma; empty for a finished file
    color::ChromaField predicted;   // what the network said; empty for a finished file
    std::vector<edit::Hint> hints;  // given to the network
};

// One clip per object, frames in order. One thread at a time.
class FramePainter {
public:
    virtual ~FramePainter() = default;
    // Errors: Input (a file of another size or length), Internal, Interrupted.
    [[nodiscard]] virtual base::Result<PaintedFrame> paint(const GrayFrame& frame,
                                                           std::stop_token stop) = 0;
    // After the last frame. Errors: Input when a file has frames left.
    [[nodiscard]] virtual base::Result<void> finish(std::stop_token stop) = 0;
};

// What the network gets to see of a frame: its luma, or that luma with the marks of `wear`.
[[nodiscard]] base::Plane<float> seenGray(const media::VideoFrame& frame,
                                          const std::optional<nn::FilmLook>& wear);

// Grain, flicker, weave, scratches and dust, all of them, as strong as is drawn for this name.
[[nodiscard]] nn::FilmLook wornLook(const std::string& name);

// A colorizer that several painters use from several threads, one at a time.
struct SharedColorizer {
    std::mutex mutex;
    std::unique_ptr<nn::Colorizer> colorizer;
};

// How a model colours what is judged.
struct ModelPainting {
    edit::ColorSettings settings;
    std::string name;  // seeds the positions of simulated hints, see simulateHints()
    int hints = 0;     // simulated ones in every frame
    enum class Baseline { Unstabilized, None } baseline = Baseline::Unstabilized;
    std::optional<nn::FilmLook> wear = {};  // of the film, for those who read it themselves
};

// `painted`, whose predicted field is known, with its pictures: in the steadied colour, and in the
// network's own where the baseline is wanted. Errors: Internal.
[[nodiscard]] base::Result<PaintedFrame> paintedWith(const GrayFrame& frame,
                                                     const color::ChromaField& steady,
                                                     const ModelPainting& painting,
                                                     PaintedFrame painted);

// Colours with `shared` (which outlives the painter) and stabilises, as an export would.
[[nodiscard]] std::unique_ptr<FramePainter> makeModelPainter(SharedColorizer& shared,
                                                             const ModelPainting& painting);

// Takes the frames of `file`. Errors: Input.
[[nodiscard]] base::Result<std::unique_ptr<FramePainter>> makeFilePainter(
    const std::filesystem::path& file, const media::ReaderOptions& options);

}  // namespace kinechrome::pipeline

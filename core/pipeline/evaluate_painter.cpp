// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_painter.h"

#include <utility>

#include <fmt/format.h>

#include "core/picture/hint_raster.h"
#include "core/pipeline/chroma_fields.h"
#include "core/pipeline/simulated_hints.h"
#include "core/temporal/live_stabilizer.h"

namespace kinechrome::pipeline {

namespace {

class ModelPainter final : public FramePainter {
public:
    ModelPainter(SharedColorizer& shared, const ModelPainting& painting)
        : shared_(shared),
          painting_(painting),
          stabilizer_(std::make_unique<temporal::LiveStabilizer>(painting.settings.stabilizer,
                                                                 painting.settings.strength)) {}

    base::Result<PaintedFrame> paint(const GrayFrame& frame, std::stop_token) override {
        const auto small = networkGray(*shared_.colorizer, frame.gray);
        PaintedFrame painted;
        color::HintRaster raster;
        if (painting_.hints > 0) {
            painted.hints = simulateHints(frame.truth, painting_.name, painting_.hints);
            raster = picture::rasterizeHints(painted.hints, small.width(), small.height());
        }
        auto chroma = colorize(small, raster);
        if (!chroma) return base::fail(std::move(chroma.error()));
        painted.predicted = *std::move(chroma);
        const auto steady = stabilizer_->push(small, painted.predicted, frame.newShot);
        return paintedWith(frame, steady, painting_, std::move(painted));
    }
    base::Result<void> finish(std::stop_token) override { return {}; }

private:
    base::Result<color::ChromaField> colorize(const base::Plane<float>& small,
                                              const color::HintRaster& raster) {
        const std::lock_guard lock(shared_.mutex);
        return shared_.colorizer->colorize(small, raster);
    }

    SharedColorizer& shared_;
    ModelPainting painting_;
    std::unique_ptr<temporal::LiveStabilizer> stabilizer_;
};

class FilePainter final : public FramePainter {
public:
    FilePainter(std::unique_ptr<media::VideoReader> reader, std::filesystem::path file)
        : reader_(std::move(reader)), file_(std::move(file)) {}

    base::Result<PaintedFrame> paint(const GrayFrame& frame, std::stop_token stop) override {
        auto next = reader_->next(std::move(stop));
        if (!next) return base::fail(std::move(next.error()));
        if (!next->has_value()) {
            return unlike(fmt::format("ends after {} frames, the original goes on", frames_));
        }
        ++frames_;
        const auto& own = (*next)->picture.format;
        const auto& wanted = frame.original.picture.format;
        if (own.width != wanted.width || own.height != wanted.height) {
            return unlike(fmt::format("is {}x{}, the original {}x{}", own.width, own.height,
                                      wanted.width, wanted.height));
        }
        PaintedFrame painted;
        painted.result = (*next)->picture;
        return painted;
    }
    base::Result<void> finish(std::stop_token stop) override {
        const auto next = reader_->next(std::move(stop));
        if (!next) return base::fail(next.error());
        if (!next->has_value()) return {};
        return unlike(fmt::format("has more frames than the original ({})", frames_));
    }

private:
    [[nodiscard]] tl::unexpected<base::Error> unlike(std::string why) const {
        return base::fail(base::ErrorKind::Input, file_.string(), std::move(why),
                          "give a result of the same size and frame count");
    }

    std::unique_ptr<media::VideoReader> reader_;
    std::filesystem::path file_;
    std::int64_t frames_ = 0;
};

}  // namespace

base::Plane<float> seenGray(const media::VideoFrame& frame,
                            const std::optional<nn::FilmLook>& wear) {
    base::Plane<float> gray = color::grayInput(frame.picture);
    if (wear) wear->apply(gray, frame.index);
    return gray;
}

base::Result<PaintedFrame> paintedWith(const GrayFrame& frame, const color::ChromaField& steady,
                                       const ModelPainting& painting, PaintedFrame painted) {
    const double saturation = painting.settings.saturation;
    painted.chroma = enlargeChroma(frame.gray, steady, saturation);
    auto result = lockColor(frame.original.picture, painted.chroma);
    if (!result) return base::fail(std::move(result.error()));
    painted.result = *std::move(result);
    if (painting.baseline == ModelPainting::Baseline::Unstabilized) {
        auto raw = composeColor(frame.original.picture, frame.gray, painted.predicted, saturation);
        if (!raw) return base::fail(std::move(raw.error()));
        painted.unstabilized = *std::move(raw);
    }
    return painted;
}

nn::FilmLook wornLook(const std::string& name) {
    nn::Augmentation marks;
    marks.spectralMix = marks.tone = marks.blur = marks.vignette = 0.0;
    marks.grain = marks.flicker = marks.weave = marks.scratches = 1.0;
    std::uint64_t seed = 0xcbf29ce484222325ULL;  // FNV-1a: the same marks in every run
    for (const char c : name) {
        seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return nn::FilmLook(marks, seed);
}

std::unique_ptr<FramePainter> makeModelPainter(SharedColorizer& shared,
                                               const ModelPainting& painting) {
    return std::make_unique<ModelPainter>(shared, painting);
}

base::Result<std::unique_ptr<FramePainter>> makeFilePainter(const std::filesystem::path& file,
                                                            const media::ReaderOptions& options) {
    auto reader = media::VideoReader::open(file, options);
    if (!reader) return base::fail(std::move(reader.error()));
    return std::make_unique<FilePainter>(*std::move(reader), file);
}

}  // namespace kinechrome::pipeline

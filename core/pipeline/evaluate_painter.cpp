// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_painter.h"

#include <utility>

#include <fmt/format.h>

#include "core/picture/hint_raster.h"
#include "core/pipeline/chroma_fields.h"
#include "core/pipeline/simulated_hints.h"
#include "core/temporal/stabilizer.h"

namespace kinechrome::pipeline {

namespace {

class ModelPainter final : public FramePainter {
public:
    ModelPainter(nn::Colorizer& colorizer, const edit::ColorSettings& settings, int simulatedHints)
        : colorizer_(colorizer),
          saturation_(settings.saturation),
          simulatedHints_(simulatedHints),
          stabilizer_(temporal::makeStabilizer(settings.stabilizer, settings.strength)) {}

    base::Result<PaintedFrame> paint(const media::VideoFrame& original,
                                     const base::Plane<float>& gray, bool newShot,
                                     std::stop_token) override {
        const auto small = networkGray(colorizer_, gray);
        color::HintRaster hints;
        if (simulatedHints_ > 0) {
            hints = picture::rasterizeHints(simulateHints(original.picture, simulatedHints_),
                                            small.width(), small.height());
        }
        auto chroma = colorizer_.colorize(small, hints);
        if (!chroma) return base::fail(std::move(chroma.error()));
        const auto steady = stabilizer_->push(small, *chroma, newShot);
        auto result = composeColor(original.picture, gray, steady, saturation_);
        if (!result) return base::fail(std::move(result.error()));
        auto raw = composeColor(original.picture, gray, *chroma, saturation_);
        if (!raw) return base::fail(std::move(raw.error()));
        return PaintedFrame{*std::move(result), *std::move(raw)};
    }
    base::Result<void> finish(std::stop_token) override { return {}; }

private:
    nn::Colorizer& colorizer_;
    double saturation_;
    int simulatedHints_;
    std::unique_ptr<temporal::Stabilizer> stabilizer_;
};

class FilePainter final : public FramePainter {
public:
    FilePainter(std::unique_ptr<media::VideoReader> reader, std::filesystem::path file)
        : reader_(std::move(reader)), file_(std::move(file)) {}

    base::Result<PaintedFrame> paint(const media::VideoFrame& original, const base::Plane<float>&,
                                     bool, std::stop_token stop) override {
        auto next = reader_->next(std::move(stop));
        if (!next) return base::fail(std::move(next.error()));
        if (!next->has_value()) {
            return unlike(fmt::format("ends after {} frames, the original goes on", frames_));
        }
        ++frames_;
        const auto& own = (*next)->picture.format;
        const auto& wanted = original.picture.format;
        if (own.width != wanted.width || own.height != wanted.height) {
            return unlike(fmt::format("is {}x{}, the original {}x{}", own.width, own.height,
                                      wanted.width, wanted.height));
        }
        return PaintedFrame{(*next)->picture, {}};
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

std::unique_ptr<FramePainter> makeModelPainter(nn::Colorizer& colorizer,
                                               const edit::ColorSettings& settings,
                                               int simulatedHints) {
    return std::make_unique<ModelPainter>(colorizer, settings, simulatedHints);
}

base::Result<std::unique_ptr<FramePainter>> makeFilePainter(const std::filesystem::path& file,
                                                            int threads) {
    media::ReaderOptions options;
    options.threads = threads;
    auto reader = media::VideoReader::open(file, options);
    if (!reader) return base::fail(std::move(reader.error()));
    return std::make_unique<FilePainter>(*std::move(reader), file);
}

}  // namespace kinechrome::pipeline

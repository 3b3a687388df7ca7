// SPDX-License-Identifier: GPL-3.0-or-later
// Folders of coloured stills, and colorizers with known answers, for tests of evaluations.
#pragma once

#include <cmath>
#include <filesystem>
#include <memory>

#include "core/color/luma_lock.h"
#include "core/picture/chroma_upsampler.h"
#include "core/pipeline/colorize_job.h"
#include "tests/support/synthetic_clip.h"

namespace kinechrome::test {

inline ClipSpec stillSpec(int count, int width, int height) {
    ClipSpec spec;
    spec.codec = "png";
    spec.pixelFormat = "rgb24";
    spec.content = Content::Color;
    spec.frames = count;
    spec.width = width;
    spec.height = height;
    return spec;
}

// FOLDER/01.png, 02.png...: frames of one coloured scene.
inline base::Result<void> writeStills(const std::filesystem::path& folder, int count,
                                      int width = 64, int height = 48) {
    std::filesystem::create_directories(folder);
    return writeClip(folder / "%02d.png", stillSpec(count, width, height));
}

// Answers with what `paint` makes of gray and hints, at half of gray's size.
class PaintingColorizer final : public nn::Colorizer {
public:
    using Paint = std::function<void(color::ChromaField& field, const color::HintRaster& hints)>;
    explicit PaintingColorizer(Paint paint) : paint_(std::move(paint)) {
        info_ = {"painting", "00", "cpu", "float32", 1};
    }
    const nn::ColorizerInfo& info() const override { return info_; }
    nn::NetworkSize networkSize(int width, int height) const override { return {width, height}; }
    base::Result<color::ChromaField> colorize(const base::Plane<float>& gray,
                                              const color::HintRaster& hints) override {
        const int width = (gray.width() + 1) / 2;
        const int height = (gray.height() + 1) / 2;
        color::ChromaField field{{width, height}, {width, height}, {}};
        paint_(field, hints);
        return field;
    }

private:
    nn::ColorizerInfo info_;
    Paint paint_;
};

inline pipeline::ColorizerFactory paintingColorizer(PaintingColorizer::Paint paint) {
    return [paint](const nn::ColorizerOptions&) -> base::Result<std::unique_ptr<nn::Colorizer>> {
        return std::make_unique<PaintingColorizer>(paint);
    };
}

// No colour, and a confidence that knows how far that is from `truth`.
inline pipeline::ColorizerFactory honestColorizer(const color::LabPlanes& truth) {
    return paintingColorizer([truth](color::ChromaField& field, const color::HintRaster&) {
        field.confidence = base::Plane<float>(field.width(), field.height());
        const auto a = picture::resize(truth.a, field.width(), field.height());
        const auto b = picture::resize(truth.b, field.width(), field.height());
        for (int y = 0; y < field.height(); ++y) {
            for (int x = 0; x < field.width(); ++x) {
                field.confidence.at(x, y) = 1.0F - std::hypot(a.at(x, y), b.at(x, y)) / 200.0F;
            }
        }
    });
}

// Every sample takes the colour of the nearest hint; without hints there is no colour.
inline pipeline::ColorizerFactory obedientColorizer() {
    return paintingColorizer([](color::ChromaField& field, const color::HintRaster& hints) {
        for (int y = 0; y < field.height(); ++y) {
            for (int x = 0; x < field.width(); ++x) {
                int nearest = -1;
                for (int v = 0; v < hints.mask.height(); ++v) {
                    for (int u = 0; u < hints.mask.width(); ++u) {
                        if (hints.mask.at(u, v) == 0.0F) continue;
                        const int away = (u - 2 * x) * (u - 2 * x) + (v - 2 * y) * (v - 2 * y);
                        if (nearest >= 0 && away >= nearest) continue;
                        nearest = away;
                        field.a.at(x, y) = hints.a.at(u, v);
                        field.b.at(x, y) = hints.b.at(u, v);
                    }
                }
            }
        }
    });
}

}  // namespace kinechrome::test

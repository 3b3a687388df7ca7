// SPDX-License-Identifier: GPL-3.0-or-later
// HintedColorizer: colour that shows where the hints lie, and may flicker.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "core/pipeline/colorize_job.h"

namespace kinechrome::test {

// As red as the hints say where they lie, and as blue as told everywhere else, on every other frame
// by `flicker` less.
class HintedColorizer final : public nn::Colorizer {
public:
    explicit HintedColorizer(std::string name = "hinted", float b = -20.0F, float flicker = 0.0F)
        : b_(b), flicker_(flicker) {
        info_ = {std::move(name), "00", "cpu", "float32", 1};
    }
    const nn::ColorizerInfo& info() const override { return info_; }
    nn::NetworkSize networkSize(int width, int height) const override { return {width, height}; }
    base::Result<color::ChromaField> colorize(const base::Plane<float>& gray,
                                              const color::HintRaster& hints) override {
        const int width = (gray.width() + 1) / 2;
        const int height = (gray.height() + 1) / 2;
        color::ChromaField field{{width, height}, {width, height}, {}};
        field.b.fill(frames_++ % 2 == 0 ? b_ : b_ + flicker_);
        for (int y = 0; y < height && !hints.empty(); ++y) {
            for (int x = 0; x < width; ++x) {
                if (hints.mask.at(2 * x, 2 * y) > 0.0F) field.a.at(x, y) = hints.a.at(2 * x, 2 * y);
            }
        }
        return field;
    }

private:
    nn::ColorizerInfo info_;
    float b_;
    float flicker_;
    int frames_ = 0;
};

inline base::Result<std::unique_ptr<nn::Colorizer>> hinted(const nn::ColorizerOptions&) {
    return std::make_unique<HintedColorizer>();
}

}  // namespace kinechrome::test

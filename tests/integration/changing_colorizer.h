// SPDX-License-Identifier: GPL-3.0-or-later
// ChangingColorizer: colour that flickers from frame to frame and is told by the frame alone.
#pragma once

#include <memory>

#include "core/pipeline/colorize_job.h"

namespace kinechrome::test {

// Any frame gets the same colour whenever and in whatever order it is asked about.
class ChangingColorizer final : public nn::Colorizer {
public:
    // `asked`: counts the frames; null: nobody counts.
    explicit ChangingColorizer(int* asked = nullptr) : asked_(asked) {
        info_ = {"changing", "11", "cpu", "float32", 1};
    }
    const nn::ColorizerInfo& info() const override { return info_; }
    nn::NetworkSize networkSize(int width, int height) const override { return {width, height}; }
    base::Result<color::ChromaField> colorize(const base::Plane<float>& gray,
                                              const color::HintRaster&) override {
        if (asked_ != nullptr) ++*asked_;
        double sum = 0.0;
        for (int y = 0; y < gray.height(); ++y) {
            for (int x = 0; x < gray.width(); ++x) sum += static_cast<double>(gray.at(x, y));
        }
        const auto swing = static_cast<float>(static_cast<int>(sum * 7.0) % 13 - 6);
        const int width = (gray.width() + 1) / 2;
        const int height = (gray.height() + 1) / 2;
        color::ChromaField field{{width, height}, {width, height}, {}};
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                field.a.at(x, y) = 12.0F + swing + 10.0F * gray.at(2 * x, 2 * y);
                field.b.at(x, y) = -swing;
            }
        }
        return field;
    }

private:
    nn::ColorizerInfo info_;
    int* asked_;
};

inline base::Result<std::unique_ptr<nn::Colorizer>> changing(const nn::ColorizerOptions&) {
    return std::make_unique<ChangingColorizer>();
}

}  // namespace kinechrome::test

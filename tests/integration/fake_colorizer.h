// SPDX-License-Identifier: GPL-3.0-or-later
// FakeColorizer: colour without weights, for tests of the jobs around the network.
#pragma once

#include <functional>
#include <memory>

#include "core/pipeline/colorize_job.h"

namespace kinechrome::test {

// Paints a smooth pattern of hues that moves with nothing; `before` is called before each frame
// with its number and may fail the job.
class FakeColorizer final : public nn::Colorizer {
public:
    using Hook = std::function<base::Result<void>(int frame)>;
    FakeColorizer(float chroma, Hook before) : chroma_(chroma), before_(std::move(before)) {
        info_ = {"fake", "00", "cpu", "float32", 1};
    }

    const nn::ColorizerInfo& info() const override { return info_; }
    nn::NetworkSize networkSize(int width, int height) const override {
        return {width / 2, height / 2};
    }
    base::Result<color::ChromaField> colorize(const base::Plane<float>& gray,
                                              const color::HintRaster&) override {
        if (before_) {
            if (auto allowed = before_(frames_); !allowed) return base::fail(allowed.error());
        }
        ++frames_;
        const int width = (gray.width() + 1) / 2;
        const int height = (gray.height() + 1) / 2;
        color::ChromaField field{
            base::Plane<float>(width, height), base::Plane<float>(width, height), {}};
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                field.a.at(x, y) = chroma_ * (2 * x < width ? 1.0F : -1.0F);
                field.b.at(x, y) = chroma_ * (2 * y < height ? 1.0F : -1.0F);
            }
        }
        return field;
    }

private:
    nn::ColorizerInfo info_;
    float chroma_;
    Hook before_;
    int frames_ = 0;
};

inline pipeline::ColorizerFactory fakeColorizer(float chroma = 30.0F,
                                                FakeColorizer::Hook before = {}) {
    return [chroma,
            before](const nn::ColorizerOptions&) -> base::Result<std::unique_ptr<nn::Colorizer>> {
        return std::make_unique<FakeColorizer>(chroma, before);
    };
}

}  // namespace kinechrome::test

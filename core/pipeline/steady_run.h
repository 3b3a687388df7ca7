// SPDX-License-Identifier: GPL-3.0-or-later
// SteadyRun: one or several stabilisers over one stream of frames, sharing its motion, with what
// they make of it put away frame by frame.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/pipeline/scratch_chroma.h"
#include "core/pipeline/steady_track.h"
#include "core/temporal/moment.h"

namespace kinechrome::pipeline {

struct SteadyMethod {
    std::string name;
    std::unique_ptr<temporal::Stabilizer> stabilizer;
};

// The fields of method i are layer i + 1 of `store`, what the network said is layer 0; frames count
// from 0. One thread at a time. `store` outlives the run.
class SteadyRun {
public:
    SteadyRun(std::vector<SteadyMethod> methods, ScratchChroma& store);

    static constexpr std::uint64_t networkLayer = 0;
    [[nodiscard]] static std::uint64_t layerOf(std::size_t method) { return method + 1; }

    // `gray`: full size or any smaller. `anchor`: see SharedMoment. `known`: see MomentMaker.
    // Errors: Output.
    [[nodiscard]] base::Result<void> push(const base::Plane<float>& gray,
                                          const color::ChromaField& network, bool newShot,
                                          bool anchor = false,
                                          const temporal::PairFlow* known = nullptr);
    // From the next frame on, which begins a shot, method `index` goes on with another stabiliser.
    void goOnWith(std::size_t index, std::unique_ptr<temporal::Stabilizer> next) {
        methods_[index].track.goOnWith(std::move(next));
    }
    // After the last frame; then every field is there. Errors: Output.
    [[nodiscard]] base::Result<void> finish();

    [[nodiscard]] std::size_t methods() const { return methods_.size(); }
    [[nodiscard]] const std::string& name(std::size_t method) const {
        return methods_[method].name;
    }
    [[nodiscard]] const FlickerSeries& flicker(std::size_t method) const {
        return methods_[method].track.flicker();
    }
    // CPU time of the calling thread, without what is spent on storing.
    [[nodiscard]] double motionSeconds() const { return motionSeconds_; }
    [[nodiscard]] double seconds(std::size_t method) const { return methods_[method].seconds; }

private:
    struct Method {
        std::string name;
        SteadyTrack track;
        std::int64_t frames = 0;
        double seconds = 0.0;
    };
    base::Result<void> drain(std::size_t method);

    std::vector<Method> methods_;
    ScratchChroma& store_;
    temporal::MomentMaker moments_;
    double motionSeconds_ = 0.0;
    std::int64_t frames_ = 0;
};

}  // namespace kinechrome::pipeline

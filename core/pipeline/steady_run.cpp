// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/steady_run.h"

#include <utility>

#include "core/pipeline/job_control.h"

namespace kinechrome::pipeline {

SteadyRun::SteadyRun(std::vector<SteadyMethod> methods, ScratchChroma& store) : store_(store) {
    for (SteadyMethod& method : methods) {
        methods_.push_back({std::move(method.name), SteadyTrack(std::move(method.stabilizer))});
    }
}

base::Result<void> SteadyRun::push(const base::Plane<float>& gray,
                                   const color::ChromaField& network, bool newShot, bool anchor,
                                   const temporal::PairFlow* known) {
    const double start = threadCpuSeconds();
    auto moment = moments_.next(gray, newShot, network.width(), network.height(), known);
    moment.anchor = anchor;
    motionSeconds_ += threadCpuSeconds() - start;
    if (auto put = store_.put(frames_++, networkLayer, network); !put) return put;
    for (std::size_t i = 0; i < methods_.size(); ++i) {
        const double begun = threadCpuSeconds();
        methods_[i].track.push(network, moment);
        methods_[i].seconds += threadCpuSeconds() - begun;
        if (auto drained = drain(i); !drained) return drained;
    }
    return {};
}

base::Result<void> SteadyRun::finish() {
    for (std::size_t i = 0; i < methods_.size(); ++i) {
        const double begun = threadCpuSeconds();
        methods_[i].track.finish();
        methods_[i].seconds += threadCpuSeconds() - begun;
        if (auto drained = drain(i); !drained) return drained;
    }
    return {};
}

base::Result<void> SteadyRun::drain(std::size_t method) {
    Method& own = methods_[method];
    while (auto frame = own.track.pop()) {
        auto put = store_.put(own.frames++, layerOf(method), frame->field);
        if (!put) return put;
    }
    return {};
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_ahead.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/color/luma_lock.h"
#include "core/picture/hint_raster.h"
#include "core/pipeline/chroma_fields.h"
#include "core/pipeline/evaluate_motion.h"
#include "core/pipeline/simulated_hints.h"

namespace kinechrome::pipeline {

namespace {

class AheadPainter final : public FramePainter {
public:
    AheadPainter(std::shared_ptr<AheadFilm> film, std::size_t method, const ModelPainting& painting)
        : film_(std::move(film)), method_(method), painting_(painting) {}

    base::Result<PaintedFrame> paint(const GrayFrame& frame, std::stop_token) override {
        const std::int64_t at = frame_++;
        auto steady = film_->store->get(at, SteadyRun::layerOf(method_));
        if (!steady) return base::fail(std::move(steady.error()));
        auto network = film_->store->get(at, SteadyRun::networkLayer);
        if (!network) return base::fail(std::move(network.error()));
        PaintedFrame painted;
        painted.predicted = *std::move(network);
        painted.hints = film_->hints[static_cast<std::size_t>(at)];
        return paintedWith(frame, *steady, painting_, std::move(painted));
    }
    base::Result<void> finish(std::stop_token) override { return {}; }

private:
    std::shared_ptr<AheadFilm> film_;
    std::size_t method_;
    ModelPainting painting_;
    std::int64_t frame_ = 0;
};

base::Result<void> colorOne(SharedColorizer& shared, const ModelPainting& painting,
                            const media::VideoFrame& frame, ClipShots& shots, AheadFilm& film) {
    const auto gray = seenGray(frame, painting.wear);
    const auto small = networkGray(*shared.colorizer, gray);
    color::HintRaster raster;
    auto& hints = film.hints.emplace_back();
    if (painting.hints > 0) {
        const auto truth = metrics::judgedPicture(color::decodeRgb(frame.picture));
        hints = simulateHints(truth.lab, painting.name, painting.hints);
        raster = picture::rasterizeHints(hints, small.width(), small.height());
    }
    const auto start = std::chrono::steady_clock::now();
    const auto network = [&] {
        const std::lock_guard lock(shared.mutex);
        return shared.colorizer->colorize(small, raster);
    }();
    film.networkSeconds +=
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!network) return base::fail(network.error());
    return film.run->push(small, *network, shots.begins(gray));
}

}  // namespace

base::Result<std::shared_ptr<AheadFilm>> colorAhead(SharedColorizer& shared,
                                                    const AheadRequest& request,
                                                    std::vector<SteadyMethod> methods,
                                                    const std::stop_token& stop) {
    media::ReaderOptions options;
    options.threads = request.threads;
    auto reader = media::VideoReader::open(request.file, options);
    if (!reader) return base::fail(std::move(reader.error()));
    auto store = ScratchChroma::makeTemporary();
    if (!store) return base::fail(std::move(store.error()));
    auto film = std::make_shared<AheadFilm>();
    film->store = *std::move(store);
    film->run = std::make_unique<SteadyRun>(std::move(methods), *film->store);
    ClipShots shots;
    for (; request.frames == 0 || film->frames < request.frames; ++film->frames) {
        if (stop.stop_requested()) return base::cancelled(request.file.string());
        const auto next = (*reader)->next(stop);
        if (!next) return base::fail(next.error());
        if (!next->has_value()) break;
        auto done = colorOne(shared, request.painting, **next, shots, *film);
        if (!done) return base::fail(std::move(done.error()));
    }
    if (auto finished = film->run->finish(); !finished) return base::fail(finished.error());
    return film;
}

std::vector<SteadyMethod> comparedMethods(double strength) {
    using edit::StabilizerKind;
    std::vector<SteadyMethod> methods;
    for (const auto kind : {StabilizerKind::None, StabilizerKind::Flow,
                            StabilizerKind::Bidirectional, StabilizerKind::Tv}) {
        methods.push_back(
            {std::string(edit::toString(kind)), temporal::makeStabilizer(kind, strength)});
    }
    methods.push_back({"plain-blend", temporal::makePlainStabilizer(temporal::PlainKind::Blend)});
    methods.push_back(
        {"plain-average", temporal::makePlainStabilizer(temporal::PlainKind::Average)});
    return methods;
}

std::unique_ptr<FramePainter> makeAheadPainter(std::shared_ptr<AheadFilm> film, std::size_t method,
                                               const ModelPainting& painting) {
    return std::make_unique<AheadPainter>(std::move(film), method, painting);
}

std::vector<MethodPainter> makeMethodPainters(const std::shared_ptr<AheadFilm>& film,
                                              const ModelPainting& painting) {
    std::vector<MethodPainter> painters;
    for (std::size_t i = 0; i < film->run->methods(); ++i) {
        painters.push_back({film->run->name(i), makeAheadPainter(film, i, painting)});
    }
    return painters;
}

void addCosts(const AheadFilm& film, std::vector<MethodFigures>& methods) {
    const auto frames = static_cast<double>(std::max<std::int64_t>(film.frames, 1));
    for (std::size_t i = 0; i < methods.size(); ++i) {
        auto& values = methods[i].figures.values;
        values["seconds_per_frame"] = film.run->seconds(i) / frames;
        values["motion_seconds_per_frame"] = film.run->motionSeconds() / frames;
        values["network_seconds_per_frame"] = film.networkSeconds / frames;
    }
}

}  // namespace kinechrome::pipeline

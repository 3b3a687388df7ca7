// SPDX-License-Identifier: GPL-3.0-or-later
// Milliseconds a frame of optical flow, the flow stabiliser and the shot detector.
#include <benchmark/benchmark.h>

#include <array>

#include "core/temporal/optical_flow.h"
#include "core/temporal/shot_detector.h"
#include "core/temporal/stabilizer.h"
#include "tests/unit/temporal/moving_scene.h"

namespace {

using namespace kinechrome;
using base::Plane;

std::array<Plane<float>, 2> pair(int width, int height) {
    return {scene::view(width, height, 0.0F, 0.0F, 1), scene::view(width, height, 2.5F, 1.0F, 1)};
}

void flow(benchmark::State& state, temporal::FlowPreset preset) {
    const auto frames = pair(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    const auto search = temporal::makeDisFlow(preset);
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(search->compute(frames[0], frames[1]));
    }
}
BENCHMARK_CAPTURE(flow, ultrafast, temporal::FlowPreset::UltraFast)->Args({300, 224});
BENCHMARK_CAPTURE(flow, fast, temporal::FlowPreset::Fast)->Args({300, 224})->Args({228, 128});
BENCHMARK_CAPTURE(flow, medium, temporal::FlowPreset::Medium)->Args({300, 224});

// Motion (flow, visibility) and one method, a frame.
void stabilize(benchmark::State& state, edit::StabilizerKind kind) {
    const int width = static_cast<int>(state.range(0));
    const int height = static_cast<int>(state.range(1));
    const auto frames = pair(width, height);
    color::ChromaField field{{width / 2, height / 2}, {width / 2, height / 2}, {}};
    const auto stabilizer = temporal::makeStabilizer(kind, 0.8);
    temporal::MomentMaker moments;
    std::size_t turn = 0;
    for ([[maybe_unused]] auto _ : state) {
        stabilizer->push(field, moments.next(frames[turn], false, field.width(), field.height()));
        while (auto steady = stabilizer->pop()) benchmark::DoNotOptimize(steady);
        turn = 1 - turn;
    }
}
BENCHMARK_CAPTURE(stabilize, none, edit::StabilizerKind::None)->Args({213, 160});
BENCHMARK_CAPTURE(stabilize, flow, edit::StabilizerKind::Flow)->Args({213, 160});
BENCHMARK_CAPTURE(stabilize, bidirectional, edit::StabilizerKind::Bidirectional)
    ->Args({213, 160})
    ->Iterations(480);
BENCHMARK_CAPTURE(stabilize, tv, edit::StabilizerKind::Tv)->Args({213, 160})->Iterations(100);

void findCuts(benchmark::State& state) {
    const auto frames = pair(768, 576);
    const auto detector = temporal::ShotDetector::make();
    std::size_t turn = 0;
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(detector->isCut(frames[turn]));
        turn = 1 - turn;
    }
}
BENCHMARK(findCuts);

}  // namespace

BENCHMARK_MAIN();

// SPDX-License-Identifier: GPL-3.0-or-later
// Milliseconds of one thread for the stages between the network and the encoder: chroma upsampling,
// luma lock, decoding for figures and for the screen.
#include <cmath>

#include <benchmark/benchmark.h>
#include <opencv2/core.hpp>

#include "core/color/luma_lock.h"
#include "core/color/screen.h"
#include "core/metrics/figures.h"
#include "core/picture/chroma_upsampler.h"

using namespace kinechrome;

namespace {

struct Size {
    int width;
    int height;
};
constexpr Size kStandard{768, 576};
constexpr Size kHd{1920, 1080};

// A ramp with texture: every luma, no flat regions.
color::Picture scan(const Size& size, int subsampling, int depth) {
    color::PictureFormat format;
    format.width = size.width;
    format.height = size.height;
    format.chromaShiftX = subsampling;
    format.chromaShiftY = subsampling;
    format.color.bitDepth = depth;
    color::Picture picture = color::Picture::allocate(format);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const int code = (16 + (x * 7 + y * 3) % 220) << (depth - 8);
            if (depth == 8) {
                picture.plane<std::uint8_t>(0).at(x, y) = static_cast<std::uint8_t>(code);
            } else {
                picture.plane<std::uint16_t>(0).at(x, y) = static_cast<std::uint16_t>(code);
            }
        }
    }
    return picture;
}

base::Plane<float> waves(int width, int height, float amplitude, float phase) {
    base::Plane<float> plane(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float turn = 8.0F * static_cast<float>(x + y) / static_cast<float>(width) + phase;
            plane.at(x, y) = amplitude * std::sin(turn);
        }
    }
    return plane;
}

void compose(benchmark::State& state, const Size& size, int subsampling, int depth) {
    const color::Picture source = scan(size, subsampling, depth);
    const auto a = waves(size.width, size.height, 25.0F, 0.0F);
    const auto b = waves(size.width, size.height, 35.0F, 1.0F);
    const auto lock = color::LumaLock::make(color::Matrix::Bt709);
    for (auto _ : state) benchmark::DoNotOptimize(lock->compose(source, a, b));
}

void upsample(benchmark::State& state, const Size& size, int divisor) {
    cv::setNumThreads(1);
    const auto gray = color::grayInput(scan(size, 1, 8));
    color::ChromaField field;
    field.a = waves(size.width / divisor, size.height / divisor, 25.0F, 0.0F);
    field.b = waves(size.width / divisor, size.height / divisor, 35.0F, 1.0F);
    for (auto _ : state) benchmark::DoNotOptimize(picture::upsampleChroma(field, gray));
}

void screen(benchmark::State& state, const Size& size) {
    const color::Picture source = scan(size, 1, 8);
    for (auto _ : state) {
        benchmark::DoNotOptimize(color::screenRgba(source, kStandard.width, kStandard.height));
    }
}

void decodeLab(benchmark::State& state, const Size& size) {
    const color::Picture source = scan(size, 1, 8);
    for (auto _ : state) benchmark::DoNotOptimize(color::decodeLab(source));
}

void compareFrames(benchmark::State& state) {
    cv::setNumThreads(1);
    const auto rgb = color::decodeRgb(scan({480, 270}, 1, 8));
    const auto other = color::decodeRgb(scan({480, 270}, 0, 10));
    for (auto _ : state) benchmark::DoNotOptimize(metrics::compareFrames(rgb, other));
}

}  // namespace

BENCHMARK_CAPTURE(compose, yuv420p_768x576, kStandard, 1, 8)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compose, yuv444p10_768x576, kStandard, 0, 10)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compose, yuv420p_1920x1080, kHd, 1, 8)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(upsample, half_768x576, kStandard, 2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(upsample, third_768x576, kStandard, 3)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(upsample, quarter_768x576, kStandard, 4)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(upsample, sixth_1920x1080, kHd, 6)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(screen, from_768x576, kStandard)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(screen, from_1920x1080, kHd)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decodeLab, from_768x576, kStandard)->Unit(benchmark::kMillisecond);
BENCHMARK(compareFrames)->Unit(benchmark::kMillisecond);

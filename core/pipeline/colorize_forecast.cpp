// SPDX-License-Identifier: GPL-3.0-or-later
// What an export would do, found without doing it.
#include "core/media/frame_index.h"
#include "core/pipeline/colorize_job.h"
#include "core/pipeline/colorize_plan.h"

namespace kinechrome::pipeline {

namespace {

// Measured on scans with grain: FFV1 keeps about two thirds, ProRes HQ about 5 bits a pixel, H.264
// about 0.25; picture files as they are.
double bitsPerPixel(media::Preset preset, const color::PictureFormat& format) {
    double samples = 0.0;
    const double luma = static_cast<double>(format.width) * format.height;
    for (int p = 0; p < format.planeCount(); ++p) {
        samples += static_cast<double>(format.planeWidth(p)) * format.planeHeight(p) / luma;
    }
    const double raw = samples * format.color.bitDepth;
    switch (preset) {
        case media::Preset::Preservation: return raw * 0.65;
        case media::Preset::Mezzanine: return 5.0;
        case media::Preset::Access: return 0.25;
        case media::Preset::PngSequence:
        case media::Preset::TiffSequence:
        case media::Preset::DpxSequence: return raw;
    }
    return raw;
}

}  // namespace

base::Result<ColorizeForecast> forecastColorize(const ColorizeRequest& request) {
    auto plan = prepareSource(request, {});
    if (!plan) return base::fail(std::move(plan.error()));
    ColorizeForecast forecast;
    forecast.source = plan->feed->info();
    forecast.preset = plan->preset;
    if (request.range) {
        forecast.frames = request.range->count();
    } else {
        const auto index = media::buildFrameIndex(request.input, nullptr, {});
        forecast.frames = index ? index->size() : plan->feed->expectedFrames();
    }
    const media::WriterPlan& writing = plan->writing;
    forecast.notes = plan->warnings;
    forecast.notes.insert(forecast.notes.end(), writing.notes.begin(), writing.notes.end());
    forecast.dropped = writing.dropped;
    forecast.pixelFormat = writing.pixelFormat;
    const auto& format = writing.outputFormat;
    forecast.estimatedBytes = static_cast<std::uintmax_t>(
        static_cast<double>(format.width) * format.height * bitsPerPixel(plan->preset, format) *
        static_cast<double>(forecast.frames) / 8.0);
    return forecast;
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of one frame.
#include "core/metrics/figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/metrics/delta_e.h"
#include "core/metrics/structural_similarity.h"

namespace kinechrome::metrics {
namespace {

using base::Plane;
using color::LabPlanes;
using color::RgbPlanes;

double pixelCount(const Plane<float>& plane) {
    return static_cast<double>(plane.width()) * static_cast<double>(plane.height());
}

Plane<float> clipped(const Plane<float>& plane) {
    Plane<float> out(plane.width(), plane.height());
    for (int y = 0; y < plane.height(); ++y) {
        const float* in = plane.row(y);
        float* row = out.row(y);
        for (int x = 0; x < plane.width(); ++x) row[x] = std::min(std::max(in[x], 0.0F), 1.0F);
    }
    return out;
}

// What a screen shows: codes may describe colours outside the gamut.
RgbPlanes clipped(const RgbPlanes& rgb) {
    return {clipped(rgb.r), clipped(rgb.g), clipped(rgb.b)};
}

double squaredError(const Plane<float>& x, const Plane<float>& y) {
    double sum = 0.0;
    for (int row = 0; row < x.height(); ++row) {
        const float* p = x.row(row);
        const float* q = y.row(row);
        double line = 0.0;
        for (int i = 0; i < x.width(); ++i) {
            const auto d = static_cast<double>(p[i] - q[i]);
            line += d * d;
        }
        sum += line;
    }
    return sum;
}

Plane<float> channelMean(const RgbPlanes& rgb) {
    Plane<float> mean(rgb.r.width(), rgb.r.height());
    for (int y = 0; y < mean.height(); ++y) {
        for (int x = 0; x < mean.width(); ++x) {
            mean.at(x, y) = (rgb.r.at(x, y) + rgb.g.at(x, y) + rgb.b.at(x, y)) / 3.0F;
        }
    }
    return mean;
}

}  // namespace

double rmseAb(const LabPlanes& x, const LabPlanes& y) {
    const double sum = squaredError(x.a, y.a) + squaredError(x.b, y.b);
    return std::sqrt(sum / (2.0 * pixelCount(x.a)));
}

double meanAbDistance(const LabPlanes& x, const LabPlanes& y) {
    double sum = 0.0;
    for (int row = 0; row < x.a.height(); ++row) {
        for (int i = 0; i < x.a.width(); ++i) {
            const float da = x.a.at(i, row) - y.a.at(i, row);
            const float db = x.b.at(i, row) - y.b.at(i, row);
            sum += static_cast<double>(std::sqrt(da * da + db * db));
        }
    }
    return sum / pixelCount(x.a);
}

double psnrDb(const RgbPlanes& x, const RgbPlanes& y) {
    const double sum = squaredError(x.r, y.r) + squaredError(x.g, y.g) + squaredError(x.b, y.b);
    if (sum == 0.0) return std::numeric_limits<double>::infinity();
    return -10.0 * std::log10(sum / (3.0 * pixelCount(x.r)));
}

double colorfulness(const RgbPlanes& rgb) {
    double rg = 0.0;
    double yb = 0.0;
    double rg2 = 0.0;
    double yb2 = 0.0;
    for (int y = 0; y < rgb.r.height(); ++y) {
        for (int x = 0; x < rgb.r.width(); ++x) {
            const double r = 255.0 * static_cast<double>(rgb.r.at(x, y));
            const double g = 255.0 * static_cast<double>(rgb.g.at(x, y));
            const double b = 255.0 * static_cast<double>(rgb.b.at(x, y));
            const double first = r - g;
            const double second = 0.5 * (r + g) - b;
            rg += first;
            yb += second;
            rg2 += first * first;
            yb2 += second * second;
        }
    }
    const double n = pixelCount(rgb.r);
    rg /= n;
    yb /= n;
    const double variance = std::max(0.0, rg2 / n - rg * rg) + std::max(0.0, yb2 / n - yb * yb);
    return std::sqrt(variance) + 0.3 * std::sqrt(rg * rg + yb * yb);
}

JudgedPicture judgedPicture(const RgbPlanes& rgb) {
    JudgedPicture picture{clipped(rgb), {}, {}, 0.0};
    picture.lab = color::labFromRgbPlanes(picture.rgb);
    picture.mean = channelMean(picture.rgb);
    picture.colorfulness = colorfulness(picture.rgb);
    return picture;
}

FrameFigures compareFrames(const JudgedPicture& result, const JudgedPicture& reference) {
    return {.rmseAb = rmseAb(result.lab, reference.lab),
            .meanAbDistance = meanAbDistance(result.lab, reference.lab),
            .psnrDb = psnrDb(result.rgb, reference.rgb),
            .ssim = structuralSimilarity(result.mean, reference.mean),
            .ciede2000 = meanCiede2000(reference.lab, result.lab),
            .colorfulness = result.colorfulness,
            .colorfulnessReference = reference.colorfulness};
}

FrameFigures compareFrames(const RgbPlanes& result, const RgbPlanes& reference) {
    return compareFrames(judgedPicture(result), judgedPicture(reference));
}

ColorFigures compareColors(const RgbPlanes& result, const JudgedPicture& reference) {
    const RgbPlanes shown = clipped(result);
    const LabPlanes lab = color::labFromRgbPlanes(shown);
    return {.meanAbDistance = meanAbDistance(lab, reference.lab),
            .colorfulness = colorfulness(shown),
            .rmseAb = rmseAb(lab, reference.lab)};
}

}  // namespace kinechrome::metrics

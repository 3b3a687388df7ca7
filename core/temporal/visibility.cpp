// SPDX-License-Identifier: GPL-3.0-or-later
// Visibility mask from warping error, forward-backward consistency and motion edges.
#include "core/temporal/visibility.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "core/temporal/cv_planes.h"
#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

constexpr float alpha = 50.0F;           // of the warping error, intensities 0..1
constexpr float gapFloor = 1.0F;         // of the consistency test, in pixels squared
constexpr float edgeFloor = 0.1F;        // of the motion edge test, in pixels squared
constexpr float outlierResidual = 0.1F;  // residuals above it do not tell about the light

float square(float value) {
    return value * value;
}

// Least squares of now against before over pixels whose residual under `guess` is small.
LightChange fitOnce(const base::Plane<float>& now, const base::Plane<float>& before,
                    const LightChange& guess, float tolerance) {
    double n = 0.0;
    double sx = 0.0;
    double sy = 0.0;
    double sxx = 0.0;
    double sxy = 0.0;
    for (int y = 0; y < now.height(); y += 2) {
        const float* target = now.row(y);
        const float* source = before.row(y);
        for (int x = 0; x < now.width(); x += 2) {
            const float residual = target[x] - (guess.gain * source[x] + guess.offset);
            if (std::abs(residual) > tolerance) continue;
            n += 1.0;
            sx += source[x];
            sy += target[x];
            sxx += static_cast<double>(source[x]) * source[x];
            sxy += static_cast<double>(source[x]) * target[x];
        }
    }
    if (n < 16.0) return guess;
    const double variance = sxx / n - (sx / n) * (sx / n);
    const double covariance = sxy / n - (sx / n) * (sy / n);
    // Flat pictures say nothing about gain; the ridge keeps it at 1 there.
    constexpr double ridge = 1e-3;
    const double gain = std::clamp((covariance + ridge) / (variance + ridge), 0.5, 2.0);
    return {static_cast<float>(gain), static_cast<float>(sy / n - gain * sx / n)};
}

// Squared change of the flow across one pixel, by central differences.
base::Plane<float> flowGradient(const FlowField& flow) {
    const cv::Mat u = asMat(flow.u);
    const cv::Mat v = asMat(flow.v);
    base::Plane<float> sum(flow.u.width(), flow.u.height());
    sum.fill(0.0F);
    cv::Mat total = asMat(sum);
    cv::Mat slope;
    for (const cv::Mat* part : {&u, &v}) {
        for (const bool across : {true, false}) {
            cv::Sobel(*part, slope, CV_32F, across ? 1 : 0, across ? 0 : 1, 1, 0.5, 0.0,
                      cv::BORDER_REPLICATE);
            cv::accumulateSquare(slope, total);
        }
    }
    return sum;
}

}  // namespace

LightChange fitLight(const base::Plane<float>& now, const base::Plane<float>& alignedBefore) {
    constexpr float everything = 10.0F;
    LightChange light = fitOnce(now, alignedBefore, {}, everything);
    light = fitOnce(now, alignedBefore, light, outlierResidual);
    return fitOnce(now, alignedBefore, light, 0.5F * outlierResidual);
}

float trusted(float seen) {
    const float t = std::clamp((seen - 0.2F) / 0.4F, 0.0F, 1.0F);
    return t * t * (3.0F - 2.0F * t);
}

base::Plane<float> visibility(const base::Plane<float>& now, const base::Plane<float>& before,
                              const FlowField& toPast, const FlowField& toNow) {
    return sight(now, before, toPast, toNow).mask;
}

Sight sight(const base::Plane<float>& now, const base::Plane<float>& before,
            const FlowField& toPast, const FlowField& toNow) {
    const Carrier way(toPast);
    const base::Plane<float> aligned = way.plain(before);
    const base::Plane<float> returnU = way.plain(toNow.u);
    const base::Plane<float> returnV = way.plain(toNow.v);
    const LightChange light = fitLight(now, aligned);
    const base::Plane<float> gradient = flowGradient(toPast);
    base::Plane<float> mask(now.width(), now.height());
    base::Plane<float> agreement(now.width(), now.height());
    for (int y = 0; y < now.height(); ++y) {
        const float* u = toPast.u.row(y);
        const float* v = toPast.v.row(y);
        const float* backU = returnU.row(y);
        const float* backV = returnV.row(y);
        const float* target = now.row(y);
        const float* source = aligned.row(y);
        const float* edge = gradient.row(y);
        float* exponent = mask.row(y);
        float* agreed = agreement.row(y);
        for (int x = 0; x < now.width(); ++x) {
            const float residual = target[x] - (light.gain * source[x] + light.offset);
            exponent[x] = -alpha * square(residual);
            const float there = square(u[x]) + square(v[x]);
            const float back = square(backU[x]) + square(backV[x]);
            const float gap = square(u[x] + backU[x]) + square(v[x] + backV[x]);
            // 1 / (1 + r^2) of the gap and of the edge, each as a ratio r of what may be.
            const float mostGap = 0.01F * (there + back) + gapFloor;
            const float mostEdge = 0.01F * there + edgeFloor;
            agreed[x] = square(mostGap * mostEdge) /
                        ((square(mostGap) + square(gap)) * (square(mostEdge) + square(edge[x])));
        }
    }
    cv::Mat seen = asMat(mask);
    cv::exp(seen, seen);
    cv::multiply(seen, asMat(agreement), seen);
    return {mask, light};
}

}  // namespace kinechrome::temporal

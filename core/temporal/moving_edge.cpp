// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/moving_edge.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "core/temporal/cv_planes.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr int side = 7;              // samples of the window that is looked at
constexpr float stillMotion = 0.1F;  // samples a frame: what flow differs by without an edge
constexpr float surelyMoves = 0.4F;
constexpr float softColor = 20.0F;  // a*b* units: what a network's soft edges differ by
constexpr float otherColor = 45.0F;
constexpr float slow = 1.5F;  // samples a frame; beyond, less of a difference in colour will do
constexpr float mostHaste = 1.8F;

float smoothStep(float value, float low, float high) {
    const float t = std::clamp((value - low) / (high - low), 0.0F, 1.0F);
    return t * t * (3.0F - 2.0F * t);
}

// Largest minus least of the samples around each.
cv::Mat rangeOf(const Plane<float>& plane, const cv::Mat& window) {
    cv::Mat most;
    cv::Mat least;
    cv::dilate(asMat(plane), most, window);
    cv::erode(asMat(plane), least, window);
    return most - least;
}

}  // namespace

Plane<float> awayFromMovingEdges(const FlowField& flow, const Plane<float>& a,
                                 const Plane<float>& b) {
    const cv::Mat window = cv::getStructuringElement(cv::MORPH_RECT, {side, side});
    const cv::Mat u = rangeOf(flow.u, window);
    const cv::Mat v = rangeOf(flow.v, window);
    const cv::Mat rangeA = rangeOf(a, window);
    const cv::Mat rangeB = rangeOf(b, window);
    Plane<float> away(a.width(), a.height());
    for (int y = 0; y < away.height(); ++y) {
        for (int x = 0; x < away.width(); ++x) {
            const float moves = std::hypot(u.at<float>(y, x), v.at<float>(y, x));
            const float differs = std::hypot(rangeA.at<float>(y, x), rangeB.at<float>(y, x));
            const float haste = std::clamp(moves / slow, 1.0F, mostHaste);
            away.at(x, y) = 1.0F - smoothStep(moves, stillMotion, surelyMoves) *
                                       smoothStep(haste * differs, softColor, otherColor);
        }
    }
    return away;
}

}  // namespace kinechrome::temporal

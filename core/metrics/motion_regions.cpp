// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/motion_regions.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace kinechrome::metrics {

namespace {

using base::Plane;

constexpr float fastPixels = 8.0F;
constexpr int edgeReach = 6;

float square(float value) {
    return value * value;
}

bool isEdge(const Motion& motion, int x, int y) {
    const int right = std::min(x + 1, motion.u.width() - 1);
    const int down = std::min(y + 1, motion.u.height() - 1);
    const float u = motion.u.at(x, y);
    const float v = motion.v.at(x, y);
    const float gradient = square(motion.u.at(right, y) - u) + square(motion.u.at(x, down) - u) +
                           square(motion.v.at(right, y) - v) + square(motion.v.at(x, down) - v);
    return gradient > 0.01F * (u * u + v * v) + 0.002F;
}

cv::Mat asMat(Plane<std::uint8_t>& plane) {
    return {plane.height(), plane.width(), CV_8UC1, plane.row(0),
            static_cast<std::size_t>(plane.stride())};
}

}  // namespace

MotionRegions motionRegions(const Motion& toPast, const Motion& toNow) {
    const int width = toPast.u.width();
    const int height = toPast.u.height();
    MotionRegions regions;
    for (auto& mask : regions.masks) mask = Plane<std::uint8_t>(width, height);
    auto& [disoccluded, fast, edge] = regions.masks;
    const Plane<float> found = consistentMask(toPast, toNow);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            disoccluded.at(x, y) = found.at(x, y) < 0.5F ? 1 : 0;
            fast.at(x, y) = std::hypot(toPast.u.at(x, y), toPast.v.at(x, y)) > fastPixels ? 1 : 0;
            edge.at(x, y) = isEdge(toPast, x, y) ? 1 : 0;
        }
    }
    const cv::Mat disc = cv::getStructuringElement(cv::MORPH_ELLIPSE,
                                                   cv::Size(2 * edgeReach + 1, 2 * edgeReach + 1));
    cv::Mat target = asMat(edge);
    cv::dilate(target.clone(), target, disc);
    return regions;
}

void RegionTally::add(const color::LabPlanes& result, const color::LabPlanes& truth,
                      const MotionRegions& regions) {
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        const auto& mask = regions.masks[i];
        for (int y = 0; y < mask.height(); ++y) {
            const std::uint8_t* inside = mask.row(y);
            for (int x = 0; x < mask.width(); ++x) {
                if (inside[x] == 0) continue;
                const float da = result.a.at(x, y) - truth.a.at(x, y);
                const float db = result.b.at(x, y) - truth.b.at(x, y);
                sums_[i].squares += static_cast<double>(da * da + db * db) / 2.0;
                sums_[i].pixels += 1.0;
            }
        }
    }
}

std::optional<double> RegionTally::rmseAb(Region region) const {
    const Sum& sum = sums_[static_cast<std::size_t>(region)];
    if (sum.pixels == 0.0) return std::nullopt;
    return std::sqrt(sum.squares / sum.pixels);
}

}  // namespace kinechrome::metrics

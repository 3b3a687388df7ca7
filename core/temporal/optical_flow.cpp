// SPDX-License-Identifier: GPL-3.0-or-later
// Dense Inverse Search flow by OpenCV, warping and resampling of flow fields.
#include "core/temporal/optical_flow.h"

#include <algorithm>
#include <atomic>

#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

#include "core/temporal/cv_planes.h"

namespace kinechrome::temporal {

namespace {

constexpr int smallestSide = 16;  // DIS needs room for its 8-pixel patches on a halved picture
constexpr int smallPicture = 160;

std::atomic<std::int64_t> searches{0};

cv::Mat toBytes(const base::Plane<float>& gray) {
    cv::Mat bytes;
    asMat(gray).convertTo(bytes, CV_8U, 255.0);
    return bytes;
}

int openCvPreset(FlowPreset preset) {
    switch (preset) {
        case FlowPreset::UltraFast: return cv::DISOpticalFlow::PRESET_ULTRAFAST;
        case FlowPreset::Medium: return cv::DISOpticalFlow::PRESET_MEDIUM;
        case FlowPreset::Fast: break;
    }
    return cv::DISOpticalFlow::PRESET_FAST;
}

class DisFlow final : public OpticalFlow {
public:
    explicit DisFlow(FlowPreset preset)
        : preset_(preset), search_(cv::DISOpticalFlow::create(openCvPreset(preset))) {}

    FlowField compute(const base::Plane<float>& from, const base::Plane<float>& to) override {
        FlowField flow{{from.width(), from.height()}, {from.width(), from.height()}};
        if (std::min(from.width(), from.height()) < smallestSide || !from.sameSize(to)) return flow;
        // OpenCV's fast preset stops at a quarter of the size: too coarse for small pictures.
        if (preset_ == FlowPreset::Fast) {
            const bool small = std::min(from.width(), from.height()) <= smallPicture;
            search_->setFinestScale(small ? 1 : 2);
            // Two rounds of refinement cost half of what OpenCV's five do, and err no more.
            search_->setVariationalRefinementIterations(2);
        }
        ++searches;
        cv::Mat vectors;
        search_->calc(toBytes(from), toBytes(to), vectors);
        cv::Mat parts[] = {asMat(flow.u), asMat(flow.v)};
        cv::split(vectors, parts);
        return flow;
    }

private:
    FlowPreset preset_;
    cv::Ptr<cv::DISOpticalFlow> search_;
};

base::Plane<float> resizeLinear(const base::Plane<float>& plane, int width, int height) {
    base::Plane<float> out(width, height);
    cv::Mat target = asMat(out);
    const bool shrinks = width < plane.width() && height < plane.height();
    cv::resize(asMat(plane), target, target.size(), 0, 0,
               shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return out;
}

}  // namespace

std::unique_ptr<OpticalFlow> makeDisFlow(FlowPreset preset) {
    return std::make_unique<DisFlow>(preset);
}

std::int64_t flowSearches() {
    return searches.load();
}

base::Plane<float> warp(const base::Plane<float>& plane, const FlowField& flow) {
    const int width = plane.width();
    const int height = plane.height();
    if (plane.empty() || !flow.u.sameSize(plane)) return plane.clone();
    cv::Mat mapX(height, width, CV_32FC1);
    cv::Mat mapY(height, width, CV_32FC1);
    for (int y = 0; y < height; ++y) {
        const float* u = flow.u.row(y);
        const float* v = flow.v.row(y);
        auto* atX = mapX.ptr<float>(y);
        auto* atY = mapY.ptr<float>(y);
        for (int x = 0; x < width; ++x) {
            atX[x] = static_cast<float>(x) + u[x];
            atY[x] = static_cast<float>(y) + v[x];
        }
    }
    base::Plane<float> out(width, height);
    cv::Mat target = asMat(out);
    cv::remap(asMat(plane), target, mapX, mapY, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return out;
}

FlowField resizeFlow(const FlowField& flow, int width, int height) {
    if (flow.empty() || width <= 0 || height <= 0) return {};
    if (flow.u.width() == width && flow.u.height() == height) return flow;
    FlowField out{resizeLinear(flow.u, width, height), resizeLinear(flow.v, width, height)};
    cv::Mat u = asMat(out.u);
    cv::Mat v = asMat(out.v);
    u *= static_cast<double>(width) / flow.u.width();
    v *= static_cast<double>(height) / flow.v.height();
    return out;
}

}  // namespace kinechrome::temporal

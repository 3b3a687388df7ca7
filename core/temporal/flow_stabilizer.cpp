// SPDX-License-Identifier: GPL-3.0-or-later
// The recursive flow stabiliser.
//
// Note [Steady colour]
// The steadied colour of a pixel is a running mean along its path: w * past + (1 - w) * network
// with w = strength * visibility * agreement. Visibility (visibility.h) lets the past go where the
// flow cannot be trusted: occlusions, motion edges, damage. Agreement lets it go where the flow
// looks right but the colour has really changed (an object of the same gray as its ground, a
// lamp switched on): the running mean of the signed difference between network and past is
// compared with that of its length. Flicker changes sign, so the first stays small against the
// second; a real change keeps its sign, and the past is dropped within a few frames.
// The past is resampled with a cubic kernel: a linear one, applied again every frame, would blur.
#include "core/temporal/flow_stabilizer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "core/temporal/cv_planes.h"
#include "core/temporal/visibility.h"

namespace kinechrome::temporal {

namespace {

constexpr float memoryOfDisagreement = 0.6F;  // about three frames
constexpr float smallDisagreement = 6.0F;     // a*b* units that nobody would call another colour
constexpr float highestWeight = 0.97F;        // some of the network always comes in

// Grain disturbs flow and visibility more than this blur does.
base::Plane<float> calmed(const base::Plane<float>& gray) {
    base::Plane<float> out(gray.width(), gray.height());
    cv::Mat target = asMat(out);
    cv::GaussianBlur(asMat(gray), target, cv::Size(3, 3), 0.0, 0.0, cv::BORDER_REFLECT_101);
    return out;
}

base::Plane<float> shrunk(const base::Plane<float>& plane, int width, int height) {
    if (plane.width() == width && plane.height() == height) return plane;
    base::Plane<float> out(width, height);
    cv::Mat target = asMat(out);
    cv::resize(asMat(plane), target, target.size(), 0, 0, cv::INTER_AREA);
    return out;
}

// Carries planes of one size along a flow of the same size, with a cubic or a linear kernel.
class Carrier {
public:
    explicit Carrier(const FlowField& flow)
        : mapX_(flow.u.height(), flow.u.width(), CV_32FC1),
          mapY_(flow.u.height(), flow.u.width(), CV_32FC1) {
        for (int y = 0; y < mapX_.rows; ++y) {
            for (int x = 0; x < mapX_.cols; ++x) {
                mapX_.at<float>(y, x) = static_cast<float>(x) + flow.u.at(x, y);
                mapY_.at<float>(y, x) = static_cast<float>(y) + flow.v.at(x, y);
            }
        }
    }
    [[nodiscard]] base::Plane<float> carry(const base::Plane<float>& plane, int kernel) const {
        base::Plane<float> out(plane.width(), plane.height());
        cv::Mat target = asMat(out);
        cv::remap(asMat(plane), target, mapX_, mapY_, kernel, cv::BORDER_REPLICATE);
        return out;
    }

private:
    cv::Mat mapX_;
    cv::Mat mapY_;
};

// 1 while network and past differ by flicker only, towards 0 as they differ persistently.
float agreement(float biasA, float biasB, float spread) {
    const float bias = std::hypot(biasA, biasB);
    const float oneSided = bias / (spread + 1e-3F);
    const float persistent = std::clamp((oneSided - 0.75F) / 0.25F, 0.0F, 1.0F);
    const float large =
        std::clamp((bias - smallDisagreement) / (2.0F * smallDisagreement), 0.0F, 1.0F);
    return 1.0F - persistent * large;
}

}  // namespace

FlowStabilizer::FlowStabilizer(std::unique_ptr<OpticalFlow> flow, float strength)
    : flow_(std::move(flow)), strength_(std::clamp(strength, 0.0F, 1.0F)) {}

void FlowStabilizer::reset() {
    memory_ = {};
}

color::ChromaField FlowStabilizer::begin(const base::Plane<float>& gray,
                                         const color::ChromaField& chroma) {
    const int width = chroma.width();
    const int height = chroma.height();
    memory_ = {gray, chroma.a, chroma.b, {width, height}, {width, height}, {width, height}};
    return {chroma.a, chroma.b, base::Plane<float>(width, height)};
}

color::ChromaField FlowStabilizer::push(const base::Plane<float>& gray,
                                        const color::ChromaField& chroma, bool newShot) {
    const base::Plane<float> now = calmed(gray);
    const bool fits = memory_.gray.sameSize(now) && memory_.a.sameSize(chroma.a);
    if (newShot || memory_.gray.empty() || !fits) return begin(now, chroma);

    const FlowField toPast = flow_->compute(now, memory_.gray);
    const FlowField toNow = flow_->compute(memory_.gray, now);
    const int width = chroma.width();
    const int height = chroma.height();
    base::Plane<float> visible =
        shrunk(visibility(now, memory_.gray, toPast, toNow), width, height);
    const Carrier past(resizeFlow(toPast, width, height));
    const base::Plane<float> pastA = past.carry(memory_.a, cv::INTER_CUBIC);
    const base::Plane<float> pastB = past.carry(memory_.b, cv::INTER_CUBIC);
    base::Plane<float> biasA = past.carry(memory_.biasA, cv::INTER_LINEAR);
    base::Plane<float> biasB = past.carry(memory_.biasB, cv::INTER_LINEAR);
    base::Plane<float> spread = past.carry(memory_.spread, cv::INTER_LINEAR);

    color::ChromaField steady{{width, height}, {width, height}, visible};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float differenceA = chroma.a.at(x, y) - pastA.at(x, y);
            const float differenceB = chroma.b.at(x, y) - pastB.at(x, y);
            const float seen = visible.at(x, y);
            const float keep = memoryOfDisagreement * seen;
            float& meanA = biasA.at(x, y);
            float& meanB = biasB.at(x, y);
            float& meanLength = spread.at(x, y);
            meanA = keep * meanA + (1.0F - memoryOfDisagreement) * differenceA;
            meanB = keep * meanB + (1.0F - memoryOfDisagreement) * differenceB;
            meanLength = keep * meanLength +
                         (1.0F - memoryOfDisagreement) * std::hypot(differenceA, differenceB);
            const float trust = seen * agreement(meanA, meanB, meanLength);
            const float weight = std::min(strength_ * trust, highestWeight);
            steady.a.at(x, y) = chroma.a.at(x, y) - weight * differenceA;
            steady.b.at(x, y) = chroma.b.at(x, y) - weight * differenceB;
            visible.at(x, y) = trust;
        }
    }
    memory_ = {now, steady.a, steady.b, biasA, biasB, spread};
    return steady;
}

}  // namespace kinechrome::temporal

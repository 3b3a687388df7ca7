// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/checked_flow.h"

#include <algorithm>

#include <opencv2/core.hpp>

namespace kinechrome::temporal {

namespace {

constexpr int cell = 4;
constexpr float gapShare = 0.01F;
constexpr float gapFloor = 0.5F;  // pixels squared

float lengthSquared(float u, float v) {
    return u * u + v * v;
}

// The vectors of one cell, summed.
struct CellSum {
    float u = 0.0F;
    float v = 0.0F;
    int valid = 0;
    float allU = 0.0F;
    float allV = 0.0F;
    int all = 0;

    void add(const CheckedFlow& full, int x, int y) {
        const float pixelU = full.flow.u.at(x, y);
        const float pixelV = full.flow.v.at(x, y);
        allU += pixelU;
        allV += pixelV;
        ++all;
        if (full.valid.at(x, y) == 0) return;
        u += pixelU;
        v += pixelV;
        ++valid;
    }
};

CellSum sumOfCell(const CheckedFlow& full, int cellX, int cellY) {
    CellSum sum;
    const int right = std::min((cellX + 1) * cell, full.valid.width());
    const int bottom = std::min((cellY + 1) * cell, full.valid.height());
    for (int y = cellY * cell; y < bottom; ++y) {
        for (int x = cellX * cell; x < right; ++x) sum.add(full, x, y);
    }
    return sum;
}

CheckedFlow allocate(int width, int height) {
    return {{{width, height}, {width, height}}, {width, height}};
}

}  // namespace

CheckedFlow checkFlow(const FlowField& forward, const FlowField& back) {
    const int width = forward.u.width();
    const int height = forward.u.height();
    const base::Plane<float> returnU = warp(back.u, forward);
    const base::Plane<float> returnV = warp(back.v, forward);
    CheckedFlow checked{forward, {width, height}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float u = forward.u.at(x, y);
            const float v = forward.v.at(x, y);
            const float thereX = static_cast<float>(x) + u;
            const float thereY = static_cast<float>(y) + v;
            const bool inside = thereX >= 0.0F && thereX <= static_cast<float>(width - 1) &&
                                thereY >= 0.0F && thereY <= static_cast<float>(height - 1);
            const float backU = returnU.at(x, y);
            const float backV = returnV.at(x, y);
            const float most =
                gapShare * (lengthSquared(u, v) + lengthSquared(backU, backV)) + gapFloor;
            const bool agrees = lengthSquared(u + backU, v + backV) <= most;
            checked.valid.at(x, y) = inside && agrees ? 1 : 0;
        }
    }
    return checked;
}

CheckedFlow quartered(const CheckedFlow& full) {
    const int width = (full.valid.width() + cell - 1) / cell;
    const int height = (full.valid.height() + cell - 1) / cell;
    CheckedFlow out = allocate(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const CellSum sum = sumOfCell(full, x, y);
            const bool any = sum.valid > 0;
            const auto count = static_cast<float>(any ? sum.valid : sum.all);
            out.flow.u.at(x, y) = (any ? sum.u : sum.allU) / count;
            out.flow.v.at(x, y) = (any ? sum.v : sum.allV) / count;
            out.valid.at(x, y) = 2 * sum.valid >= sum.all ? 1 : 0;
        }
    }
    return out;
}

RepeatableFlow::RepeatableFlow() : threads_(cv::getNumThreads()) {
    cv::setNumThreads(1);
}

RepeatableFlow::~RepeatableFlow() {
    cv::setNumThreads(threads_);
}

}  // namespace kinechrome::temporal

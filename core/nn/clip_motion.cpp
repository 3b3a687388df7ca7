// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/clip_motion.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace kinechrome::nn {
namespace {

constexpr float kVisibilityAlpha = 50.0F;  // Lai 2018, for intensities 0..1

// One coordinate between grid positions: `low` and the next, `part` of the way (0..1).
struct Between {
    std::size_t low = 0;
    std::size_t high = 0;
    float part = 0.0F;
};

Between between(double at, int limit) {
    const double inside = std::clamp(at, 0.0, static_cast<double>(limit - 1));
    Between found;
    found.low = static_cast<std::size_t>(inside);
    found.high = std::min(found.low + 1, static_cast<std::size_t>(limit - 1));
    found.part = static_cast<float>(inside - static_cast<double>(found.low));
    return found;
}

// Four neighbours of a position on a grid and their weights.
struct Corners {
    std::size_t at[4];
    float weight[4];
};

Corners corners(const Between& x, const Between& y, std::size_t stride) {
    return {{y.low * stride + x.low, y.low * stride + x.high, y.high * stride + x.low,
             y.high * stride + x.high},
            {(1.0F - y.part) * (1.0F - x.part), (1.0F - y.part) * x.part, y.part * (1.0F - x.part),
             y.part * x.part}};
}

float sampled(const std::vector<float>& plane, const Corners& corner) {
    float sum = 0.0F;
    for (std::size_t i = 0; i < 4; ++i) sum += corner.weight[i] * plane[corner.at[i]];
    return sum;
}

// Whether a position lies on the picture's area, whose outer pixels reach half a pixel further
// than their centres.
bool isInside(float x, float y, int side) {
    const float end = static_cast<float>(side) - 0.5F;
    return x >= -0.5F && y >= -0.5F && x <= end && y <= end;
}

MotionField emptyField(int side) {
    const auto count = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    return {std::vector<float>(count), std::vector<float>(count), std::vector<float>(count)};
}

// Calls action(index, x, y) for every position of the grid.
template <class Action>
void forEachPosition(int side, const Action& action) {
    std::size_t at = 0;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x, ++at) action(at, x, y);
    }
}

Corners cornersAt(float x, float y, int side) {
    return corners(between(static_cast<double>(x), side), between(static_cast<double>(y), side),
                   static_cast<std::size_t>(side));
}

// Where each position of the grid lies on the flow's own grid, along one axis. A cell of the flow
// stands for kFlowCell pixels.
std::vector<Between> flowPositions(double start, double extent, int flow, int side, bool mirrored) {
    std::vector<Between> positions;
    for (int i = 0; i < side; ++i) {
        const int turned = mirrored ? side - 1 - i : i;
        const double inFrame = start + (turned + 0.5) * extent / side;  // pixel edges at integers
        positions.push_back(between(inFrame / kFlowCell - 0.5, flow));
    }
    return positions;
}

void writeFrame(const MotionField& field, const std::vector<float>& gray,
                const std::vector<float>& other, int side, float* flow, float* visible) {
    std::copy(field.u.begin(), field.u.end(), flow);
    std::copy(field.v.begin(), field.v.end(), flow + field.u.size());
    forEachPosition(side, [&](std::size_t at, int x, int y) {
        const float toX = static_cast<float>(x) + field.u[at];
        const float toY = static_cast<float>(y) + field.v[at];
        visible[at] = 0.0F;
        if (field.valid[at] == 0.0F || !isInside(toX, toY, side)) return;
        const float difference = gray[at] - sampled(other, cornersAt(toX, toY, side));
        visible[at] = field.valid[at] * std::exp(-kVisibilityAlpha * difference * difference);
    });
}

}  // namespace

MotionField cropMotion(const std::vector<float>& flow, const std::vector<std::uint8_t>& valid,
                       int width, int height, const CropBox& box, int side) {
    const int flowWidth = flowSide(width);
    const auto columns = flowPositions(box.x, box.width, flowWidth, side, box.mirrored);
    const auto rows = flowPositions(box.y, box.height, flowSide(height), side, false);
    const auto scaleX = static_cast<float>((box.mirrored ? -side : side) / box.width);
    const auto scaleY = static_cast<float>(side / box.height);
    MotionField field = emptyField(side);
    forEachPosition(side, [&](std::size_t at, int x, int y) {
        const Corners corner =
            corners(columns[static_cast<std::size_t>(x)], rows[static_cast<std::size_t>(y)],
                    static_cast<std::size_t>(flowWidth));
        float u = 0.0F;
        float v = 0.0F;
        float sum = 0.0F;
        for (std::size_t i = 0; i < 4; ++i) {
            if (valid[corner.at[i]] == 0) continue;
            u += corner.weight[i] * flow[2 * corner.at[i]];
            v += corner.weight[i] * flow[2 * corner.at[i] + 1];
            sum += corner.weight[i];
        }
        if (sum <= 1e-6F) return;
        field.u[at] = scaleX * u / sum;
        field.v[at] = scaleY * v / sum;
        field.valid[at] = std::min(sum, 1.0F);
    });
    return field;
}

MotionField chained(const MotionField& near, const MotionField& far, int side) {
    MotionField field = emptyField(side);
    forEachPosition(side, [&](std::size_t at, int x, int y) {
        const float overX = static_cast<float>(x) + near.u[at];
        const float overY = static_cast<float>(y) + near.v[at];
        if (near.valid[at] == 0.0F || !isInside(overX, overY, side)) return;
        const Corners corner = cornersAt(overX, overY, side);
        field.u[at] = near.u[at] + sampled(far.u, corner);
        field.v[at] = near.v[at] + sampled(far.v, corner);
        field.valid[at] = near.valid[at] * sampled(far.valid, corner);
    });
    return field;
}

void writeMotion(const PackClip& clip, int first, const CropBox& box,
                 const std::vector<std::vector<float>>& grays, const ClipView& out) {
    const int side = out.size / 2;
    const auto plane = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    for (const MotionView& view : {out.toPrevious, out.toFirst}) {
        std::fill_n(view.flow, 2 * plane, 0.0F);
        std::fill_n(view.visible, plane, 0.0F);
    }
    MotionField toFirst;
    for (std::size_t k = 1; k < static_cast<std::size_t>(out.frames); ++k) {
        const std::size_t frame = static_cast<std::size_t>(first) + k;
        const MotionField near = cropMotion(clip.toPrevious[frame], clip.validPrevious[frame],
                                            clip.width, clip.height, box, side);
        if (k == 1) {
            toFirst = near;
        } else if (first > 0) {
            toFirst = chained(near, toFirst, side);
        } else {
            toFirst = cropMotion(clip.toFirst[frame], clip.validFirst[frame], clip.width,
                                 clip.height, box, side);
        }
        writeFrame(near, grays[k], grays[k - 1], side, out.toPrevious.flow + k * 2 * plane,
                   out.toPrevious.visible + k * plane);
        writeFrame(toFirst, grays[k], grays[0], side, out.toFirst.flow + k * 2 * plane,
                   out.toFirst.visible + k * plane);
    }
}

}  // namespace kinechrome::nn

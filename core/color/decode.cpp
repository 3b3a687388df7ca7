// SPDX-License-Identifier: GPL-3.0-or-later
// Whole pictures as R'G'B' and as CIELAB planes, by table.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/color/lab.h"
#include "core/color/lab_constants.h"
#include "core/color/luma_lock.h"
#include "core/color/rgb_rows.h"

namespace kinechrome::color {
namespace {

// A function over 0..1 by linear interpolation between 4096 knots; arguments are clipped.
class UnitTable {
public:
    template <class Function>
    explicit UnitTable(Function function) {
        for (std::size_t i = 0; i < knots_.size(); ++i) {
            knots_[i] = static_cast<float>(function(static_cast<double>(i) / kCells));
        }
    }
    float operator()(float x) const {
        const float position = std::min(std::max(x, 0.0F), 1.0F) * kCells;
        const int index = std::min(static_cast<int>(position), kCells - 1);
        const float* knot = knots_.data() + index;
        return knot[0] + (position - static_cast<float>(index)) * (knot[1] - knot[0]);
    }

private:
    static constexpr int kCells = 4096;
    std::array<float, kCells + 1> knots_{};
};

const UnitTable& linearTable() {
    static const UnitTable table([](double v) { return srgbToLinear(v); });
    return table;
}

// Within 5e-6 of the cube root, which is 0.003 in a*.
const UnitTable& labCurveTable() {
    static const UnitTable table(
        [](double t) { return t > kLabEpsilon ? std::cbrt(t) : kLabSlope * t + kLabOffset; });
    return table;
}

void labRow(const float* red, const float* green, const float* blue, int width, float* l, float* a,
            float* b) {
    const UnitTable& linear = linearTable();
    const UnitTable& curve = labCurveTable();
    std::array<std::array<float, 3>, 3> m{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
            m[i][j] = static_cast<float>(kXyzFromRgb[i][j] / kWhite[i]);
        }
    }
    for (int x = 0; x < width; ++x) {
        const float lr = linear(red[x]);
        const float lg = linear(green[x]);
        const float lb = linear(blue[x]);
        const float fx = curve(m[0][0] * lr + m[0][1] * lg + m[0][2] * lb);
        const float fy = curve(m[1][0] * lr + m[1][1] * lg + m[1][2] * lb);
        const float fz = curve(m[2][0] * lr + m[2][1] * lg + m[2][2] * lb);
        l[x] = 116.0F * fy - 16.0F;
        a[x] = 500.0F * (fx - fy);
        b[x] = 200.0F * (fy - fz);
    }
}

}  // namespace

RgbPlanes decodeRgb(const Picture& picture) {
    const int width = picture.format.width;
    const int height = picture.format.height;
    RgbPlanes out{{width, height}, {width, height}, {width, height}};
    RgbRows rows(picture, width, height);
    for (int y = 0; y < height; ++y) rows.read(y, out.r.row(y), out.g.row(y), out.b.row(y));
    return out;
}

LabPlanes decodeLab(const Picture& picture) {
    return labFromRgbPlanes(decodeRgb(picture));
}

LabPlanes labFromRgbPlanes(const RgbPlanes& rgb) {
    const int width = rgb.r.width();
    const int height = rgb.r.height();
    LabPlanes out{{width, height}, {width, height}, {width, height}};
    for (int y = 0; y < height; ++y) {
        labRow(rgb.r.row(y), rgb.g.row(y), rgb.b.row(y), width, out.l.row(y), out.a.row(y),
               out.b.row(y));
    }
    return out;
}

}  // namespace kinechrome::color

// SPDX-License-Identifier: GPL-3.0-or-later
// Chroma siting as numbers, and the reduction that goes with it.
#include "core/color/chroma_grid.h"

#include <vector>

namespace kinechrome::color {
namespace {

AxisTaps reducingTaps(int inputs, int outputs, const ChromaAxis& axis) {
    const int whole = static_cast<int>(axis.first);
    if (static_cast<double>(whole) == axis.first) {
        return triangleTaps(inputs, outputs, whole, axis.step);
    }
    return boxTaps(inputs, outputs, axis.step);
}

AxisTaps enlargingTaps(int inputs, int outputs, const ChromaAxis& axis) {
    return axisTaps(inputs, outputs, -axis.first / axis.step, 1.0 / axis.step);
}

}  // namespace

ChromaAxis horizontalChromaAxis(const PictureFormat& format) {
    const int step = 1 << format.chromaShiftX;
    switch (format.color.siting) {
        case ChromaSiting::Center:
        case ChromaSiting::Top:
        case ChromaSiting::Bottom: return {0.5 * (step - 1), step};
        case ChromaSiting::Left:
        case ChromaSiting::TopLeft:
        case ChromaSiting::BottomLeft: break;
    }
    return {0.0, step};
}

ChromaAxis verticalChromaAxis(const PictureFormat& format) {
    const int step = 1 << format.chromaShiftY;
    switch (format.color.siting) {
        case ChromaSiting::TopLeft:
        case ChromaSiting::Top: return {0.0, step};
        case ChromaSiting::BottomLeft:
        case ChromaSiting::Bottom: return {static_cast<double>(step - 1), step};
        case ChromaSiting::Left:
        case ChromaSiting::Center: break;
    }
    return {0.5 * (step - 1), step};
}

base::Plane<float> reduceToChroma(const base::Plane<float>& plane, const PictureFormat& format) {
    if (format.chromaShiftX == 0 && format.chromaShiftY == 0) return plane;
    const int width = format.planeWidth(1);
    const int height = format.planeHeight(1);
    const AxisTaps x = reducingTaps(plane.width(), width, horizontalChromaAxis(format));
    const AxisTaps y = reducingTaps(plane.height(), height, verticalChromaAxis(format));
    base::Plane<float> reduced(width, height);
    std::vector<float> scratch(static_cast<std::size_t>(plane.width()));
    for (int row = 0; row < height; ++row) {
        resampleRow(plane, x, y, row, scratch.data(), reduced.row(row));
    }
    return reduced;
}

AxisTaps chromaColumnsToLuma(const PictureFormat& format) {
    return enlargingTaps(format.planeWidth(1), format.width, horizontalChromaAxis(format));
}

AxisTaps chromaRowsToLuma(const PictureFormat& format) {
    return enlargingTaps(format.planeHeight(1), format.height, verticalChromaAxis(format));
}

}  // namespace kinechrome::color

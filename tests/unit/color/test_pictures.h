// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for the tests of this room: any format, filled by a function of plane and position.
#pragma once

#include <cstdint>

#include "core/color/picture.h"

namespace kinechrome::color {

inline int codeAt(const Picture& picture, int plane, int x, int y) {
    return picture.format.bytesPerSample() == 1 ? picture.plane<std::uint8_t>(plane).at(x, y)
                                                : picture.plane<std::uint16_t>(plane).at(x, y);
}

// `code(plane, x, y)` gives every sample of the planes that the format has.
template <class Function>
Picture makePicture(const PictureFormat& format, Function code) {
    Picture picture = Picture::allocate(format);
    for (int plane = 0; plane < 4; ++plane) {
        if (picture.planes[static_cast<std::size_t>(plane)].data == nullptr) continue;
        for (int y = 0; y < format.planeHeight(plane); ++y) {
            for (int x = 0; x < format.planeWidth(plane); ++x) {
                const int value = code(plane, x, y);
                if (format.bytesPerSample() == 1) {
                    picture.plane<std::uint8_t>(plane).at(x, y) = static_cast<std::uint8_t>(value);
                } else {
                    picture.plane<std::uint16_t>(plane).at(x, y) =
                        static_cast<std::uint16_t>(value);
                }
            }
        }
    }
    return picture;
}

inline PictureFormat yuvFormat(int width, int height, int shiftX, int shiftY, int depth) {
    PictureFormat format;
    format.width = width;
    format.height = height;
    format.chromaShiftX = shiftX;
    format.chromaShiftY = shiftY;
    format.color.bitDepth = depth;
    return format;
}

inline base::Plane<float> constantPlane(int width, int height, float value) {
    base::Plane<float> plane(width, height);
    plane.fill(value);
    return plane;
}

}  // namespace kinechrome::color

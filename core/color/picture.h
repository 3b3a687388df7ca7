// SPDX-License-Identifier: GPL-3.0-or-later
// Picture: one decoded frame as native planes, exactly as the stream stores them.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "core/base/plane.h"
#include "core/color/color_description.h"

namespace kinechrome::color {

enum class PlaneLayout : std::uint8_t {
    Gray,  // plane 0: Y'
    Yuv,   // planes 0, 1, 2: Y', Cb, Cr
    Rgb,   // planes 0, 1, 2: G, B, R (FFmpeg's planar order)
};

// Shape of the planes. Samples are uint8_t when depth is 8, else native-endian uint16_t with the
// value in the low bits. Chroma planes are ceil(width >> chromaShiftX) wide. Alpha is plane 3.
struct PictureFormat {
    int width = 0;
    int height = 0;
    PlaneLayout layout = PlaneLayout::Yuv;
    int chromaShiftX = 0;  // 1 for 4:2:0 and 4:2:2, 2 for 4:1:1
    int chromaShiftY = 0;  // 1 for 4:2:0
    bool alpha = false;
    ColorDescription color;

    [[nodiscard]] int planeCount() const {
        return (layout == PlaneLayout::Gray ? 1 : 3) + (alpha ? 1 : 0);
    }
    [[nodiscard]] bool isChroma(int plane) const {
        return layout == PlaneLayout::Yuv && (plane == 1 || plane == 2);
    }
    [[nodiscard]] int planeWidth(int plane) const {
        return isChroma(plane) ? -((-width) >> chromaShiftX) : width;
    }
    [[nodiscard]] int planeHeight(int plane) const {
        return isChroma(plane) ? -((-height) >> chromaShiftY) : height;
    }
    [[nodiscard]] int bytesPerSample() const { return color.bitDepth > 8 ? 2 : 1; }
    bool operator==(const PictureFormat&) const = default;
};

// One plane as bytes; `stride` in bytes.
struct SamplePlane {
    std::uint8_t* data = nullptr;
    std::ptrdiff_t stride = 0;
};

// Immutable once handed on; copies share the samples. `owner` keeps the memory alive.
struct Picture {
    PictureFormat format;
    std::array<SamplePlane, 4> planes{};
    std::shared_ptr<void> owner;

    [[nodiscard]] bool empty() const { return planes[0].data == nullptr; }
    [[nodiscard]] std::size_t bytes() const;

    // Typed view of a plane; T must be uint8_t for depth 8, uint16_t above.
    template <class T>
    [[nodiscard]] base::Plane<T> plane(int index) const {
        const SamplePlane& p = planes[static_cast<std::size_t>(index)];
        return base::Plane<T>(reinterpret_cast<T*>(p.data), format.planeWidth(index),
                              format.planeHeight(index),
                              p.stride / static_cast<std::ptrdiff_t>(sizeof(T)), owner);
    }

    // New zeroed planes of the given format.
    [[nodiscard]] static Picture allocate(const PictureFormat& format);
};

}  // namespace kinechrome::color

// SPDX-License-Identifier: GPL-3.0-or-later
// Memory of pictures: allocation with aligned rows, and size.
#include "core/color/picture.h"

#include <algorithm>
#include <cstdlib>
#include <new>

namespace kinechrome::color {
namespace {

// Rows start at cache lines, which suits vector code here and in the encoders.
constexpr std::size_t kAlignment = 64;

bool hasPlane(const PictureFormat& format, int plane) {
    if (plane == 3) return format.alpha;
    return plane == 0 || format.layout != PlaneLayout::Gray;
}

std::size_t alignedRowBytes(const PictureFormat& format, int plane) {
    const auto bytes = static_cast<std::size_t>(format.planeWidth(plane)) *
                       static_cast<std::size_t>(format.bytesPerSample());
    return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

std::shared_ptr<std::uint8_t> zeroedBlock(std::size_t bytes) {
    auto* block = static_cast<std::uint8_t*>(::operator new (bytes, std::align_val_t{kAlignment}));
    std::fill_n(block, bytes, std::uint8_t{0});
    return {block, [](std::uint8_t* p) { ::operator delete (p, std::align_val_t{kAlignment}); }};
}

}  // namespace

std::size_t Picture::bytes() const {
    std::size_t total = 0;
    for (int i = 0; i < 4; ++i) {
        const SamplePlane& plane = planes[static_cast<std::size_t>(i)];
        if (plane.data == nullptr) continue;
        total += static_cast<std::size_t>(std::abs(plane.stride)) *
                 static_cast<std::size_t>(format.planeHeight(i));
    }
    return total;
}

Picture Picture::allocate(const PictureFormat& format) {
    std::array<std::size_t, 4> offset{};
    std::size_t total = 0;
    for (int i = 0; i < 4; ++i) {
        offset[static_cast<std::size_t>(i)] = total;
        if (!hasPlane(format, i)) continue;
        total += alignedRowBytes(format, i) * static_cast<std::size_t>(format.planeHeight(i));
    }
    const std::shared_ptr<std::uint8_t> block = zeroedBlock(total);
    Picture picture;
    picture.format = format;
    picture.owner = block;
    for (int i = 0; i < 4; ++i) {
        if (!hasPlane(format, i)) continue;
        const auto index = static_cast<std::size_t>(i);
        picture.planes[index] = {block.get() + offset[index],
                                 static_cast<std::ptrdiff_t>(alignedRowBytes(format, i))};
    }
    return picture;
}

}  // namespace kinechrome::color

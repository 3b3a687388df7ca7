// SPDX-License-Identifier: GPL-3.0-or-later
// Neutral chroma beside the same luma.
#include "core/color/remove_color.h"

#include <algorithm>
#include <cmath>

#include "core/color/luma_plane.h"

namespace kinechrome::color {
namespace {

struct SharedOwners {
    std::shared_ptr<void> picture;
    std::shared_ptr<void> added;
};

template <class T>
void fillNeutral(Picture& out, int plane) {
    base::Plane<T> chroma = out.plane<T>(plane);
    chroma.fill(static_cast<T>(codeScale(out.format.color).chromaNeutral));
}

template <class T>
void writeLumaCodes(const base::Plane<float>& luma, Picture& out) {
    const CodeScale scale = codeScale(out.format.color);
    base::Plane<T> codes = out.plane<T>(0);
    for (int y = 0; y < luma.height(); ++y) {
        const float* in = luma.row(y);
        T* row = codes.row(y);
        for (int x = 0; x < luma.width(); ++x) {
            const double code = scale.lumaBlack + scale.lumaSwing * static_cast<double>(in[x]);
            row[x] = static_cast<T>(std::lround(std::clamp(code, 0.0, scale.maxCode)));
        }
    }
}

}  // namespace

Picture removeColor(const Picture& picture) {
    if (picture.format.layout == PlaneLayout::Gray) return picture;
    const bool bytes = picture.format.bytesPerSample() == 1;
    PictureFormat made = picture.format;
    made.alpha = false;
    Picture out = Picture::allocate(made);
    if (picture.format.layout == PlaneLayout::Yuv) {
        out.planes[0] = picture.planes[0];
        for (const int plane : {1, 2}) {
            (bytes ? fillNeutral<std::uint8_t> : fillNeutral<std::uint16_t>)(out, plane);
        }
    } else {
        (bytes ? writeLumaCodes<std::uint8_t> : writeLumaCodes<std::uint16_t>)(nominalLuma(picture),
                                                                               out);
        out.planes[1] = out.planes[0];
        out.planes[2] = out.planes[0];
    }
    out.format.alpha = picture.format.alpha;
    out.planes[3] = picture.planes[3];
    out.owner = std::make_shared<SharedOwners>(SharedOwners{picture.owner, out.owner});
    return out;
}

}  // namespace kinechrome::color

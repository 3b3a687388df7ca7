// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/chroma_fields.h"

#include <algorithm>

#include "core/color/luma_lock.h"
#include "core/picture/chroma_upsampler.h"

namespace kinechrome::pipeline {

namespace {

constexpr int smallestNetworkSide = 16;

base::Plane<float> scaled(const base::Plane<float>& plane, double factor) {
    base::Plane<float> result(plane.width(), plane.height());
    for (int y = 0; y < plane.height(); ++y) {
        const float* from = plane.row(y);
        std::transform(from, from + plane.width(), result.row(y),
                       [f = static_cast<float>(factor)](float value) { return value * f; });
    }
    return result;
}

}  // namespace

base::Plane<float> networkGray(const nn::Colorizer& colorizer, const base::Plane<float>& gray) {
    const auto size = colorizer.networkSize(gray.width(), gray.height());
    return picture::resize(gray, std::max(size.width, smallestNetworkSide),
                           std::max(size.height, smallestNetworkSide));
}

base::Result<color::Picture> composeColor(const color::Picture& source,
                                          const base::Plane<float>& gray,
                                          const color::ChromaField& chroma, double saturation) {
    color::ChromaField field = chroma;
    if (saturation != 1.0) {
        // Upsampling is linear in chroma, so scaling the small field costs least; a copy, because
        // the stabiliser keeps the field as its past.
        field.a = scaled(chroma.a, saturation);
        field.b = scaled(chroma.b, saturation);
    }
    const auto full = picture::upsampleChroma(field, gray);
    const auto lock = color::LumaLock::make(color::colouredFormat(source.format).color.matrix);
    return lock->compose(source, full.a, full.b);
}

}  // namespace kinechrome::pipeline

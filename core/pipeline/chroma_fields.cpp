// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/chroma_fields.h"

#include <algorithm>

#include "core/color/luma_lock.h"

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

picture::FullChroma enlargeChroma(const base::Plane<float>& gray, const color::ChromaField& chroma,
                                  double saturation) {
    if (saturation == 1.0) return picture::upsampleChroma(chroma, gray);
    // Upsampling is linear in chroma, so scaling the small field costs least; a copy, because
    // the stabiliser keeps the field as its past.
    const color::ChromaField field{scaled(chroma.a, saturation), scaled(chroma.b, saturation), {}};
    return picture::upsampleChroma(field, gray);
}

base::Result<color::Picture> lockColor(const color::Picture& source,
                                       const picture::FullChroma& chroma) {
    const auto lock = color::LumaLock::make(color::colouredFormat(source.format).color.matrix);
    return lock->compose(source, chroma.a, chroma.b);
}

base::Result<color::Picture> composeColor(const color::Picture& source,
                                          const base::Plane<float>& gray,
                                          const color::ChromaField& chroma, double saturation) {
    return lockColor(source, enlargeChroma(gray, chroma, saturation));
}

}  // namespace kinechrome::pipeline

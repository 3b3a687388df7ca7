// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/still_picture.h"

#include <algorithm>
#include <cmath>

#include "core/color/screen.h"

namespace kinechrome::delivery {

picture::RgbImage shownAt(const color::Picture& frame, Seen seen, int width, int height) {
    const auto rgba = seen == Seen::Gray ? color::screenGray(frame, width, height)
                                         : color::screenRgba(frame, width, height);
    picture::RgbImage image{width, height, {}};
    image.samples.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    auto* to = image.samples.data();
    for (int y = 0; y < height; ++y) {
        const auto* from = reinterpret_cast<const std::uint8_t*>(rgba.row(y));
        for (int x = 0; x < width; ++x, from += 4, to += 3) std::copy_n(from, 3, to);
    }
    return image;
}

picture::RgbImage stillPicture(const color::Picture& frame, Seen seen,
                               const base::Rational& sampleAspect, int width) {
    const double aspect = sampleAspect.known() ? sampleAspect.value() : 1.0;
    const double square = frame.format.width * std::clamp(aspect, 0.1, 10.0);
    const double scale = std::min(1.0, width / square);
    const auto whole = [](double length) {
        return std::max(1, static_cast<int>(std::lround(length)));
    };
    return shownAt(frame, seen, whole(square * scale), whole(frame.format.height * scale));
}

}  // namespace kinechrome::delivery

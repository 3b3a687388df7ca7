// SPDX-License-Identifier: GPL-3.0-or-later
// Small pictures in and out of files: photographs read whole, frames and flow fields written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/plane.h"
#include "core/picture/sheet.h"

namespace kinechrome::picture {

// The bytes of a JPEG, PNG, TIFF, BMP, WebP or PPM file as 8-bit R'G'B', turned upright as its EXIF
// orientation asks; nothing where they are no picture that can be read. Any thread.
[[nodiscard]] std::optional<RgbImage> decodePhotograph(std::string_view bytes);

// Area-averaged shrink (or bilinear growth). Any thread.
[[nodiscard]] RgbImage resize(const RgbImage& image, int width, int height);

// `quality`: 1..100. The same bytes for the same picture; empty when it cannot be encoded.
[[nodiscard]] std::string encodeJpeg(const RgbImage& image, int quality);

// The bytes of a PNG file; empty when it cannot be encoded.
[[nodiscard]] std::string encodePng(const RgbImage& image);

// A flow field in the form of the KITTI benchmark (Geiger 2013; Menze 2015): a PNG of three 16-bit
// channels, R = u * 64 + 32768, G = v * 64 + 32768, B = 1 where the flow is known, else 0. u and v
// reach from -511.9 to 511.9 and are clipped to that. Planes of one size; empty on failure.
[[nodiscard]] std::string encodeFlow(const base::Plane<float>& u, const base::Plane<float>& v,
                                     const base::Plane<std::uint8_t>& known);

}  // namespace kinechrome::picture

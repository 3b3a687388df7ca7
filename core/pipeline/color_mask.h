// SPDX-License-Identifier: GPL-3.0-or-later
// Colour that stays inside a rectangle: borders, perforations and the sound track keep what the
// scan has.
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/error.h"
#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/color/picture.h"
#include "core/edit/segment.h"

namespace kinechrome::pipeline {

// Pixels from `left` and `top` on, up to but without `right` and `bottom`.
struct PixelRect {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    [[nodiscard]] bool holds(int x, int y) const {
        return x >= left && x < right && y >= top && y < bottom;
    }
};

// The pixels whose centres lie in the rectangle; at least one.
[[nodiscard]] PixelRect pixelsOf(const edit::PictureRect& rect, int width, int height);

// As composeColor() of chroma_fields.h; outside of `mask` every sample of chroma is the scan's own,
// and neutral where the scan is gray. Any thread. Errors: Usage when sizes differ.
[[nodiscard]] base::Result<color::Picture> composeInside(
    const std::optional<edit::PictureRect>& mask, const color::Picture& source,
    const base::Plane<float>& gray, const color::ChromaField& chroma, double saturation);

// Pixels outside of `inside` from one image into another of the same size.
void copyOutside(const base::Plane<std::uint32_t>& from, const PixelRect& inside,
                 base::Plane<std::uint32_t>& to);

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures at preview size: how big they are, how they get their colour, how they compare.
#pragma once

#include <optional>

#include "core/base/error.h"
#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/color/picture.h"
#include "core/edit/segment.h"
#include "core/metrics/figures.h"
#include "core/pipeline/preview_service.h"

namespace kinechrome::pipeline {

// The largest size within the options' bounds that keeps the film's shape, never above its own.
struct PreviewSize {
    int width = 1;
    int height = 1;
    double scale = 1.0;
};
[[nodiscard]] PreviewSize previewSize(int filmWidth, int filmHeight, const PreviewOptions& options);

// What a preview of a frame is coloured from: its luma at preview size as an 8-bit full-range
// picture without chroma, in the stream's matrix.
struct PreviewLuma {
    color::Picture picture;
    base::Plane<float> gray;  // the same as 0..1
    double scale = 1.0;       // of PreviewSize
};
[[nodiscard]] PreviewLuma previewLuma(const color::Picture& film, const base::Plane<float>& gray,
                                      const PreviewSize& size);

// Chroma brought to preview size and locked to the luma, as RGBA. Errors: Internal.
[[nodiscard]] base::Result<PreviewImage> colored(const PreviewLuma& luma,
                                                 const color::ChromaField& chroma,
                                                 double saturation, double scale);

// A frame at preview size: in whatever colour it has itself; in gray; and in the given chroma, as
// far as the mask reaches (empty: all over), its luma made before. Errors: Internal.
[[nodiscard]] PreviewImage previewAsItIs(const color::Picture& film, const PreviewOptions& options);
[[nodiscard]] PreviewImage previewInGray(const color::Picture& film, const PreviewOptions& options);
[[nodiscard]] base::Result<PreviewImage> previewInColor(
    const color::Picture& film, const PreviewLuma& luma, const color::ChromaField& field,
    double saturation, const std::optional<edit::PictureRect>& mask);

// Figures at preview size, from 8-bit views of one size.
[[nodiscard]] metrics::FrameFigures compareViews(const PreviewImage& result,
                                                 const PreviewImage& reference);

// CIEDE2000 of each pixel, of 8-bit views of one size.
[[nodiscard]] base::Plane<float> ciede2000OfViews(const PreviewImage& first,
                                                  const PreviewImage& second);

}  // namespace kinechrome::pipeline

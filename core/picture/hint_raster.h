// SPDX-License-Identifier: GPL-3.0-or-later
// Hints as the network reads them: points drawn as discs at network size.
#pragma once

#include <span>

#include "core/color/chroma_field.h"
#include "core/edit/hint.h"

namespace kinechrome::picture {

// `width` x `height`: network size of the whole picture, padding excluded; a hint's x, y and
// radius are fractions of the width. A hint marks the samples whose centres lie in its disc and
// at least the one it stands on; of overlapping hints the later one wins; hints beside the picture
// are left out. The frame numbers are not looked at. Any thread.
[[nodiscard]] color::HintRaster rasterizeHints(std::span<const edit::Hint> hints, int width,
                                               int height);

}  // namespace kinechrome::picture

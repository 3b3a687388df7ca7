// SPDX-License-Identifier: GPL-3.0-or-later
// Whether footage that should be black and white has colour of its own, told from previews.
#pragma once

#include "core/color/tint.h"
#include "core/pipeline/preview_service.h"

namespace kinechrome::ui {

// The tint of a preview image; cheap: looks at about 160 columns.
[[nodiscard]] color::Tint tintOf(const pipeline::PreviewImage& image);

}  // namespace kinechrome::ui

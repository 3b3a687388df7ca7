// SPDX-License-Identifier: GPL-3.0-or-later
// PictureConverter: a picture in the planes that an encoder wants. Matrix and range are kept unless
// the target differs; luma goes through an exact table, chroma is resampled by its siting.
#pragma once

#include <memory>

#include "core/color/picture.h"

namespace kinechrome::media {

// Immutable after make(): share it between threads.
class PictureConverter {
public:
    // `to` may be larger than `from` by less than a chroma sample: edges are repeated.
    [[nodiscard]] static std::unique_ptr<const PictureConverter> make(
        const color::PictureFormat& from, const color::PictureFormat& to);
    virtual ~PictureConverter() = default;
    // Shares the samples where nothing changes.
    [[nodiscard]] virtual color::Picture convert(const color::Picture& picture) const = 0;
};

}  // namespace kinechrome::media

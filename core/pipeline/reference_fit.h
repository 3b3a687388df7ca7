// SPDX-License-Identifier: GPL-3.0-or-later
// How a colour original lies beside the film that it is compared with: which of its frames belongs
// to which of the film's, and how its picture goes into the film's. Nothing is ever stretched, in
// time or in shape; what differs is said.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/plane.h"
#include "core/color/picture.h"
#include "core/media/media_info.h"

namespace kinechrome::pipeline {

struct ReferenceFit {
    std::int64_t offset = 0;  // frames: the reference's number less the film's
    double shape = 1.0;       // its aspect as displayed, over the film's; 1 where they agree
    std::vector<std::string> remarks;  // one sentence each, without a full stop

    // Pictures of another shape cannot be compared pixel by pixel.
    [[nodiscard]] bool comparable() const { return shape == 1.0; }
};

// Frame for frame, whatever the rates: from their timecodes where both have one, at one rate, and
// some frames coincide; else from the first frame. Any thread.
[[nodiscard]] ReferenceFit fitReference(const media::MediaInfo& film, std::int64_t filmFrames,
                                        const media::MediaInfo& reference,
                                        std::int64_t referenceFrames);

// `picture`, of the reference, as large as fits into width x height pixels of the film, in the
// middle of black where its shape is another. Any thread.
[[nodiscard]] base::Plane<std::uint32_t> fittedPicture(const color::Picture& picture,
                                                       const ReferenceFit& fit, int width,
                                                       int height);

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
// Finds shot boundaries in a stream of gray frames, one frame at a time.
#pragma once

#include <cstdint>
#include <memory>

#include "core/base/plane.h"

namespace kinechrome::temporal {

// Causal: the answer for a frame needs that frame and earlier ones only, so decode-order streaming
// works. Robust to flashes, luma flicker, fast pans and single damaged frames as far as a causal
// test can be. One thread at a time.
class ShotDetector {
public:
    [[nodiscard]] static std::unique_ptr<ShotDetector> make();
    virtual ~ShotDetector() = default;
    // `gray`: any size (shrunk inside), 0..1, same size for all. True when this frame begins a new
    // shot; the first frame ever does not count as a cut.
    [[nodiscard]] virtual bool isCut(const base::Plane<float>& gray) = 0;
    virtual void reset() = 0;
};

}  // namespace kinechrome::temporal

// SPDX-License-Identifier: GPL-3.0-or-later
// Which pictures a training pack takes: the frames at their final size, what is measured on them,
// and why one is left out.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/plane.h"
#include "core/color/picture.h"
#include "core/picture/frame_quality.h"
#include "core/picture/sheet.h"

namespace kinechrome::pipeline {

enum class SkipReason {
    Unreadable,     // no picture, or footage that does not decode to its end
    Unknown,        // neither footage nor a photograph by its name
    TooSmall,       // short side below 32
    NearGray,       // mean chroma below 4
    OneTint,        // one hue throughout: sepia, toned, a cast
    Flat,           // hardly any contrast
    Blurred,        // hardly any edges for its contrast
    NearDuplicate,  // 64-bit hash within 6 bits of one that the pack holds
};
[[nodiscard]] std::string_view toString(SkipReason reason);
[[nodiscard]] std::optional<SkipReason> skipReasonFromString(std::string_view name);

inline constexpr int smallestPackSide = 32;
inline constexpr int nearDuplicateBits = 6;

// The size at which a picture of width x height is kept: the short side `size`, the long side at
// most twice that, never larger than it was, both multiples of 4 (a flow field has a quarter).
struct FrameSize {
    int width = 0;
    int height = 0;
    [[nodiscard]] bool tooSmall() const;
};
[[nodiscard]] FrameSize packSize(int width, int height, int size);

// A decoded frame at that size, and its luma (BT.601, 0..1).
[[nodiscard]] picture::RgbImage smallFrame(const color::Picture& frame, const FrameSize& size);
[[nodiscard]] base::Plane<float> lumaOf(const picture::RgbImage& image);

struct FrameMeasure {
    picture::FrameQuality quality;
    double chroma = 0.0;  // mean of sqrt(a*^2 + b*^2)
    bool oneTint = false;
};
[[nodiscard]] FrameMeasure measure(const picture::RgbImage& image);

// The first reason against a picture by itself, but for those in `keep`.
[[nodiscard]] std::optional<SkipReason> reasonAgainst(const FrameMeasure& measure,
                                                      const std::set<SkipReason>& keep);

// The hashes of what a pack holds already. A clip is known by the hashes of its first and last
// frame, and both must be near those of one other clip; a still by one hash twice.
class SeenPictures {
public:
    using Hashes = std::pair<std::uint64_t, std::uint64_t>;
    [[nodiscard]] bool holds(const Hashes& hashes) const;
    void add(const Hashes& hashes) { seen_.push_back(hashes); }

private:
    std::vector<Hashes> seen_;
};

}  // namespace kinechrome::pipeline

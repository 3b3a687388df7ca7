// SPDX-License-Identifier: GPL-3.0-or-later
// FrameLog: what the self-check and the sidecar remember of every frame.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/base/rational.h"
#include "core/pipeline/luma_digest.h"

namespace kinechrome::pipeline {

// In order, one entry a frame; about 40 bytes each.
struct FrameLog {
    base::Rational timeBase;
    std::vector<std::int64_t> pts;
    std::vector<LumaDigest> luma;
    std::vector<LumaDigest> chroma = {};  // of what was written; empty where there is none

    // Spacings of a constant rate differ by one at most, from rounding to ticks.
    [[nodiscard]] bool variableRate() const {
        if (pts.size() < 3) return false;
        std::int64_t shortest = pts[1] - pts[0];
        std::int64_t longest = shortest;
        for (std::size_t i = 2; i < pts.size(); ++i) {
            shortest = std::min(shortest, pts[i] - pts[i - 1]);
            longest = std::max(longest, pts[i] - pts[i - 1]);
        }
        return longest - shortest > 1;
    }
};

}  // namespace kinechrome::pipeline

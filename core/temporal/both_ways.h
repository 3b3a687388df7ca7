// SPDX-License-Identifier: GPL-3.0-or-later
// The mean of what a shot's frames say before and after each of them: the two-filter smoother
// (Fraser, Potter 1969, "The optimum linear smoother as a combination of two optimum linear
// filters"), which is the least-squares answer for a value that is constant along its path and
// seen through noise.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/temporal/running_mean.h"
#include "core/temporal/window_stabilizer.h"

namespace kinechrome::temporal {

// What one frame says (a, b), and how much of a frame that counts for, by sample; empty: nothing.
struct Witness {
    color::ChromaField field;
    base::Plane<float> weight;
    [[nodiscard]] bool empty() const { return weight.empty(); }
};

// A window of a shot. All vectors have one entry a frame; planes share one size. `links`: how far
// what is known passes from the frame before to this one, 0..1, beside what can be seen of it;
// empty: all of it.
struct Passage {
    const std::vector<WaitingFrame>& frames;
    const std::vector<Witness>& witnesses;
    const std::vector<base::Plane<float>>& links;
    float most = 0.0F;  // frames that a mean may hold before its own joins it
    float kept = 1.0F;  // 0..1, of what stands behind a mean, from one frame to the next
};

// The mean of both sides and the frames behind it; empty where nothing was said at all.
struct JoinedMean {
    color::ChromaField field;
    base::Plane<float> count;
    [[nodiscard]] bool empty() const { return count.empty(); }
};

// The mean of each of the first `count` frames, 1 or more, and all before it. `held`: up to the
// frame before the first; empty: nothing is known of it.
[[nodiscard]] std::vector<ColorMemory> forwardMeans(const Passage& passage, std::size_t count,
                                                    const ColorMemory& held);

// The means of both sides at each frame that `before` has; the backward ones begin at the end of
// the window.
[[nodiscard]] std::vector<JoinedMean> joinedMeans(const Passage& passage,
                                                  const std::vector<ColorMemory>& before);

}  // namespace kinechrome::temporal

// SPDX-License-Identifier: GPL-3.0-or-later
// What a run does about a loss that is no finite number: back to the last good state, with smaller
// steps for a while. Plain values, part of every checkpoint.
#pragma once

#include <cstdint>

namespace kinechrome::nn {

struct LossGuard {
    int rollbacks = 0;      // of the whole run
    int caution = 0;        // halvings of the learning rate in force
    std::int64_t calm = 0;  // good steps since the last change of caution

    // A step with finite numbers. After kCalmSteps of them one halving is taken back, so that a
    // rare accident (half precision overflows once in many hours) does not slow the whole run.
    void good();
    // A step without. False: kMostCaution halvings did not help, nothing will.
    [[nodiscard]] bool lost();
    // Factor on the recipe's learning rate.
    [[nodiscard]] double rateFactor() const;
};

inline constexpr std::int64_t kCalmSteps = 500;
inline constexpr int kMostCaution = 5;

}  // namespace kinechrome::nn

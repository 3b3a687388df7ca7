// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/loss_guard.h"

#include <cmath>

namespace kinechrome::nn {

void LossGuard::good() {
    if (caution == 0 || ++calm < kCalmSteps) return;
    --caution;
    calm = 0;
}

bool LossGuard::lost() {
    ++rollbacks;
    ++caution;
    calm = 0;
    return caution <= kMostCaution;
}

double LossGuard::rateFactor() const {
    return std::exp2(-caution);
}

}  // namespace kinechrome::nn

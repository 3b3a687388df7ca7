// SPDX-License-Identifier: GPL-3.0-or-later
// Total variation denoising of a short signal, solved exactly.
#pragma once

#include <cstddef>
#include <vector>

namespace kinechrome::temporal {

// Minimises sum weight_i (x_i - y_i)^2 / 2 + sum tie_i |x_i - x_{i-1}| over x, by the taut string
// (Davies, Kovac 2001, "Local extremes, runs, strings and multiresolution"): the running sum of y
// inside a tube whose radius at each boundary is that tie, pulled tight; its slopes are x. Exact,
// in time linear in the signal for all but contrived ones. One thread at a time; keeps its buffers.
class TautString {
public:
    // `ties[i]` stands between samples i - 1 and i; ties[0] is not read. All three have one length;
    // weights are positive, ties not negative (0: a free jump). Returns x[wanted].
    [[nodiscard]] float solveAt(const std::vector<float>& values, const std::vector<float>& weights,
                                const std::vector<float>& ties, std::size_t wanted);

private:
    std::vector<float> along_;  // sums of weights, one more than samples
    std::vector<float> sum_;    // sums of weighted values
};

}  // namespace kinechrome::temporal

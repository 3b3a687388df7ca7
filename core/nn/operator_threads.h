// SPDX-License-Identifier: GPL-3.0-or-later
// How many threads LibTorch's operators use. Internal to core/nn.
#pragma once

#include <ATen/Parallel.h>

namespace kinechrome::nn {

// OpenMP counts threads for each calling thread, so whoever runs a network says this first. Asked
// again it must cost nothing: every at::set_num_threads() makes a new thread pool, whose workers
// spin for some 50 ms before they sleep.
inline void useOperatorThreads(int threads) {
    if (at::get_num_threads() != threads) at::set_num_threads(threads);
}

}  // namespace kinechrome::nn

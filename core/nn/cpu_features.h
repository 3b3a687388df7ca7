// SPDX-License-Identifier: GPL-3.0-or-later
// What the CPU offers to the network: native bfloat16, and how many threads.
#pragma once

namespace kinechrome::nn {

// True where this CPU multiplies bfloat16 itself (amx_bf16 or avx512_bf16 among its flags) and
// the system lets it. Elsewhere oneDNN 2.6 takes seconds for what float32 does in milliseconds,
// so that not even a trial is made.
[[nodiscard]] bool cpuHasNativeBfloat16();

// Processors this process may run on, at least 1.
[[nodiscard]] int availableThreads();

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory a test program holds, to the byte: whoever links this has every `new` counted.
// What is fetched with malloc() itself, as OpenCV's own matrices are, is not.
#pragma once

#include <cstdint>

namespace kinechrome::test {

// By all threads, fetched and not given back.
[[nodiscard]] std::int64_t heldBytes();

// Which is the most that was held at one time since the last call, or since the start.
[[nodiscard]] std::int64_t takeMostHeldBytes();

}  // namespace kinechrome::test

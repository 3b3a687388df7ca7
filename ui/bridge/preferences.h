// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences of the person that outlive the program, with their bounds and defaults.
#pragma once

#include <cstddef>

namespace kinechrome::ui {

// Memory for what has been decoded and coloured for the screen.
inline constexpr int leastCacheMib = 128;
inline constexpr int mostCacheMib = 32768;
inline constexpr int defaultCacheMib = 512;
[[nodiscard]] int cacheMib();
void setCacheMib(int mib);
[[nodiscard]] std::size_t cacheBytes();

}  // namespace kinechrome::ui

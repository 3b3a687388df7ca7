// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for the fake backend that look like a film of three shots, for tests that look at whole
// windows.
#pragma once

#include "tests/ui/fake_backend.h"

namespace kinechrome::ui::test {

// A shot from each of these frames on.
inline constexpr std::int64_t paintedShots[] = {0, 30, 70};

// Ground truth with many hues, its gray, a paler and warmer colour as a network would give, and
// overlays that pass from green to red; with figures of every frame for the graphs.
void paintViews(FakeBackend& fake);

}  // namespace kinechrome::ui::test

// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of core that a person meets in the window. Core speaks English, knows no Qt and
// writes for the terminal and the record as well; here its words are named for the translators.
#pragma once

#include <span>

namespace kinechrome::ui {

// Sentences as core says them; %1 to %9 stand, in this order, for what it fills in. Marked for
// translation in the context "core". One that is missing here is shown in English.
[[nodiscard]] std::span<const char* const> coreSentences();

}  // namespace kinechrome::ui

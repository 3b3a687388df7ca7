// SPDX-License-Identifier: GPL-3.0-or-later
// What core says, in the language of the window.
#pragma once

#include <string>

#include <QString>

#include "core/base/error.h"

namespace kinechrome::ui {

// A sentence or half sentence of core, translated where the translators know it and as it is
// elsewhere. GUI thread, as all that translates.
[[nodiscard]] QString spoken(const std::string& words);

// "what: why: what to do" of an error; what names a thing and stays as it is.
[[nodiscard]] QString spoken(const base::Error& error);

}  // namespace kinechrome::ui

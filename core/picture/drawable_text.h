// SPDX-License-Identifier: GPL-3.0-or-later
// Text that the stroke font of pictures can draw: it has the letters of ASCII alone.
#pragma once

#include <string>
#include <string_view>

namespace kinechrome::picture {

// UTF-8 in, ASCII out: letters with accents lose them (ae, oe, ue and ss as German writes them),
// dashes and quotes become plain ones, anything else is one question mark a character.
[[nodiscard]] std::string drawable(std::string_view text);

}  // namespace kinechrome::picture

// SPDX-License-Identifier: GPL-3.0-or-later
// What the JPEG decoder takes on trust, checked before it sees the bytes.
#pragma once

#include <string_view>

namespace kinechrome::nn {

// Whether every Huffman table of a JPEG file has at most 256 codes (ITU T.81, B.2.4.2): stb_image
// up to 2.27 writes beyond its own tables otherwise. True of bytes that are no JPEG. After the
// first scan begins, anything that looks like a table counts as one.
[[nodiscard]] bool huffmanTablesFit(std::string_view bytes);

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
// Names from file systems, which need not be UTF-8, for documents, which must be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kinechrome::nn {

// Bytes of the UTF-8 sequence that `text` starts with; 0 where it starts with none (RFC 3629).
[[nodiscard]] inline std::size_t utf8Length(std::string_view text) {
    const auto byte = [text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = byte(0);
    if (first < 0x80) return text.empty() ? 0 : 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    // Overlong forms, surrogates and what is beyond U+10FFFF show in the second byte.
    const unsigned lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < lowest || byte(1) > highest) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return 0;
    }
    return length;
}

// `text` with every byte that is no part of UTF-8 written as %XX, so that two names stay two;
// what is UTF-8 stays as it is.
[[nodiscard]] inline std::string toUtf8(std::string_view text) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string valid;
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length > 0) {
            valid += text.substr(0, length);
        } else {
            const auto byte = static_cast<unsigned char>(text.front());
            valid += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
        text.remove_prefix(length > 0 ? length : 1);
    }
    return valid;
}

}  // namespace kinechrome::nn

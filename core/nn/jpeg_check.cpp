// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/jpeg_check.h"

#include <cstddef>

namespace kinechrome::nn {
namespace {

constexpr int kMarker = 0xFF;
constexpr int kHuffman = 0xC4;
constexpr int kStart = 0xD8;
constexpr int kScan = 0xDA;
constexpr std::size_t kLengths = 16;  // counts of codes of 1 to 16 bits
constexpr int kMostCodes = 256;

// 0 beyond the end, as the decoder reads it.
int byteAt(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

int lengthAt(std::string_view bytes, std::size_t at) {
    return byteAt(bytes, at) * 256 + byteAt(bytes, at + 1);
}

// The tables of the segment whose length field is at `at`.
bool tablesFit(std::string_view bytes, std::size_t at) {
    int left = lengthAt(bytes, at) - 2;
    at += 2;
    while (left > 0) {
        int codes = 0;
        for (std::size_t i = 1; i <= kLengths; ++i) codes += byteAt(bytes, at + i);
        if (codes > kMostCodes) return false;
        at += 1 + kLengths + static_cast<std::size_t>(codes);
        left -= 1 + static_cast<int>(kLengths) + codes;
    }
    return true;
}

}  // namespace

bool huffmanTablesFit(std::string_view bytes) {
    if (byteAt(bytes, 0) != kMarker) return true;
    bool scanning = false;
    for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
        if (byteAt(bytes, at) != kMarker || byteAt(bytes, at + 1) == kMarker) continue;
        const int marker = byteAt(bytes, at + 1);
        if (marker == kHuffman && !tablesFit(bytes, at + 2)) return false;
        if (marker == kScan) scanning = true;
        // Up to the first scan every segment is read by its length: what is in it is no marker.
        if (!scanning && marker != kStart) {
            at += 1 + static_cast<std::size_t>(lengthAt(bytes, at + 2));
        }
    }
    return true;
}

}  // namespace kinechrome::nn

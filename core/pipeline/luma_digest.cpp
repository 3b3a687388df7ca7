// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/luma_digest.h"

#include <bit>

#include <fmt/format.h>

#include "core/base/sha256.h"

namespace kinechrome::pipeline {

// Planes hold native-endian samples; the digest promises little-endian ones.
static_assert(std::endian::native == std::endian::little);

namespace {
std::uint8_t nibble(char c) {
    return static_cast<std::uint8_t>(c <= '9' ? c - '0' : c - 'a' + 10);
}

LumaDigest digestPlanes(const color::Picture& picture, int first, int last) {
    base::Sha256 hash;
    for (int p = first; p <= last; ++p) {
        const color::SamplePlane& plane = picture.planes[static_cast<std::size_t>(p)];
        const auto rowBytes = static_cast<std::size_t>(picture.format.planeWidth(p)) *
                              static_cast<std::size_t>(picture.format.bytesPerSample());
        for (int y = 0; y < picture.format.planeHeight(p); ++y) {
            hash.add(plane.data + y * plane.stride, rowBytes);
        }
    }
    return lumaDigestFromHex(hash.hex()).value_or(LumaDigest{});
}

}  // namespace

LumaDigest digestLuma(const color::Picture& picture) {
    return digestPlanes(picture, 0, picture.format.layout == color::PlaneLayout::Rgb ? 2 : 0);
}

std::optional<LumaDigest> digestChroma(const color::Picture& picture) {
    if (picture.format.layout != color::PlaneLayout::Yuv) return std::nullopt;
    return digestPlanes(picture, 1, 2);
}

std::string toHex(const LumaDigest& digest) {
    std::string text;
    for (const std::uint8_t byte : digest) text += fmt::format("{:02x}", byte);
    return text;
}

std::optional<LumaDigest> lumaDigestFromHex(std::string_view text) {
    LumaDigest digest{};
    if (text.size() != 2 * digest.size() ||
        text.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < digest.size(); ++i) {
        digest[i] = static_cast<std::uint8_t>(nibble(text[2 * i]) << 4U | nibble(text[2 * i + 1]));
    }
    return digest;
}

}  // namespace kinechrome::pipeline

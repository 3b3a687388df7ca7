// SPDX-License-Identifier: GPL-3.0-or-later
// Checksums of planes: what the self-check compares and the sidecar keeps.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/color/picture.h"

namespace kinechrome::pipeline {

// Kept as bytes: a two-hour film has 170,000 of them.
using LumaDigest = std::array<std::uint8_t, 32>;

// SHA-256 of the luma plane's samples, row by row without padding, one byte each at 8 bit and two
// (little-endian) above: what `ffmpeg -vf extractplanes=y -f framehash` prints. A picture without a
// luma plane (RGB) is hashed whole: G, B, R.
[[nodiscard]] LumaDigest digestLuma(const color::Picture& picture);

// The same of both chroma planes, Cb before Cr; empty for a picture without any.
[[nodiscard]] std::optional<LumaDigest> digestChroma(const color::Picture& picture);

[[nodiscard]] std::string toHex(const LumaDigest& digest);
// Empty when the text is no digest.
[[nodiscard]] std::optional<LumaDigest> lumaDigestFromHex(std::string_view text);

}  // namespace kinechrome::pipeline

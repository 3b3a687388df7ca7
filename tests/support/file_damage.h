// SPDX-License-Identifier: GPL-3.0-or-later
// Ways to break a file, for tests of bad input.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace kinechrome::test {

// Keeps the first `fraction` (0..1) of the file's bytes.
void cutFile(const std::filesystem::path& file, double fraction);
// Flips the bits of `mask` in `count` bytes from the one at `fraction` of the file on.
void flipBytes(const std::filesystem::path& file, double fraction, std::size_t count = 1,
               std::uint8_t mask = 0x5A);
void writeText(const std::filesystem::path& file, const std::string& text);
[[nodiscard]] std::string readBytes(const std::filesystem::path& file);

}  // namespace kinechrome::test

// SPDX-License-Identifier: GPL-3.0-or-later
// The name of a numbered sequence of files: `scan%06d.dpx`, `scan%d.png`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace kinechrome::base {

// `name%06d.png` taken apart; prefix and suffix are plain text.
struct SequenceName {
    std::filesystem::path folder;
    std::string prefix;
    int digits = 0;  // 0: not padded (`%d`)
    std::string suffix;

    [[nodiscard]] std::filesystem::path file(std::int64_t number) const;
    // The number in a file name of this sequence; empty for any other name.
    [[nodiscard]] std::optional<std::int64_t> numberOf(const std::string& fileName) const;
};

// The pattern in a path whose file name holds exactly one %d or %0Nd.
[[nodiscard]] std::optional<SequenceName> sequenceNameOf(const std::filesystem::path& path);

}  // namespace kinechrome::base

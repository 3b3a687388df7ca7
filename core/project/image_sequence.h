// SPDX-License-Identifier: GPL-3.0-or-later
// Image sequences, as far as a project must know them: a film that is named by the pattern of its
// files and is none itself.
#pragma once

#include <filesystem>
#include <optional>

namespace kinechrome::project {

// The file that is there of a film: the film itself, or the lowest number of a sequence whose
// pattern (`scan%06d.dpx`, `scan%d.png`) has no file of its very name. Empty where there is none.
[[nodiscard]] std::optional<std::filesystem::path> firstFileOf(const std::filesystem::path& film);

// Whether it can only be a sequence: a pattern, and no file of that name.
[[nodiscard]] bool isSequence(const std::filesystem::path& film);

}  // namespace kinechrome::project

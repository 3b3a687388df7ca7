// SPDX-License-Identifier: GPL-3.0-or-later
// A recipe file with what it extends: a row of an ablation says only what is different.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace kinechrome::nn {

// The text of `file`. Where it has "extends": {"value": FILE, "why": ...}, FILE (relative to its
// own folder) is read first, in the same way, and the keys of `file` replace those of FILE; packs
// under "data" and the "teacher" stay where FILE meant them. Errors: Input (cannot be read), Usage
// (no JSON object, a key that is in it twice, "extends" that is no file name with its reason, files
// that extend each other).
[[nodiscard]] base::Result<std::string> readRecipeText(const std::filesystem::path& file);

// The recipe `text`, whose own folder is `home`, for a copy in `folder`: relative paths of packs
// and teacher are named as seen from there. Where `data` (--data) names packs, they are the copy's.
[[nodiscard]] std::string recipeSeenFrom(const std::filesystem::path& folder,
                                         const std::string& text, const std::filesystem::path& home,
                                         const std::vector<std::filesystem::path>& data);

// Whether two texts ask for the same, wherever they say that the packs and the teacher are: a pack
// and a teacher may have moved, and what they hold is compared elsewhere.
[[nodiscard]] bool askForTheSame(const std::string& one, const std::string& other);

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
// Under which keys chroma fields lie in the cache and on the disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/edit/settings.h"

namespace kinechrome::pipeline {

// Fields depend on the film and the very weights too: both go into the key, so that fields on the
// disk are not taken for those of other footage or of a retrained model. `weights`: their hash.
[[nodiscard]] std::uint64_t fieldKey(const std::filesystem::path& film, const std::string& weights,
                                     edit::ColorSettings settings);

// Under which the figures of a field lie in the store.
[[nodiscard]] std::uint64_t figuresKey(std::uint64_t field);

}  // namespace kinechrome::pipeline

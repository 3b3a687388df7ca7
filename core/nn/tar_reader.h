// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the members of a ustar archive that is already in memory. Every offset is checked; links,
// devices and the like are skipped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace kinechrome::nn {

struct TarMember {
    std::string name;       // whole, without a leading "./"; control characters become '?'
    std::string_view data;  // into the archive's bytes
};

// Regular files of the archive in order. `archive` must outlive the members. `name` is for the
// error only. Errors: Input (bad checksum, nonsense sizes, a member that runs past the end, no end
// mark, no file at all).
[[nodiscard]] base::Result<std::vector<TarMember>> readTar(std::string_view archive,
                                                           const std::string& name);

}  // namespace kinechrome::nn

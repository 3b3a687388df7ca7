// SPDX-License-Identifier: GPL-3.0-or-later
// Members of a tar archive as bytes: what a pack's shards are strung together from.
#pragma once

#include <string>
#include <string_view>

namespace kinechrome::pipeline {

// A regular file as POSIX.1-1988 ustar has it, padded to whole blocks: no owner and no time, so
// that equal content gives equal bytes. A name that does not fit the header's two fields goes
// before it as GNU tar does (type L). `bytes` below 8 GiB.
[[nodiscard]] std::string tarMember(const std::string& name, std::string_view bytes);

// What closes an archive: two empty blocks.
[[nodiscard]] std::string tarEnd();

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
// Files that appear under their final name only when complete.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/base/error.h"

namespace kinechrome::base {

// Writes `content` to a temporary file beside `path`, syncs it and the folder, and renames.
// A reader sees the old file or the new one, never half. Follows a symbolic link, and keeps the
// permissions of the old file. Errors: Output.
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& path,
                                               std::string_view content);

// Syncs `from` and renames it to `to` in the same folder, then syncs the folder. Errors: Output;
// with `overwrite` false an existing `to` is refused (and left alone).
[[nodiscard]] Result<void> publishFile(const std::filesystem::path& from,
                                       const std::filesystem::path& to, bool overwrite);

// Whole file as bytes, refused above `limit` bytes. Errors: Input.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path,
                                           std::size_t limit = std::size_t{64} << 20U);

}  // namespace kinechrome::base

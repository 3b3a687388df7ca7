// SPDX-License-Identifier: GPL-3.0-or-later
// NAME.kinechrome: the document on disk. Touches no footage, so that a GUI thread may call it.
#pragma once

#include <filesystem>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/project/document.h"

namespace kinechrome::project {

// What lies in a file of JSON, of any schema. Errors: Input (missing, empty, cut off, or nested so
// deeply that handling it would exhaust the stack).
[[nodiscard]] base::Result<nlohmann::json> loadJson(const std::filesystem::path& file);

// Errors: Input when the file is missing, truncated, not a project, saved by a newer Kinechrome, or
// contradicts itself. Films are not looked for: see locateFile().
[[nodiscard]] base::Result<Document> loadDocument(const std::filesystem::path& file);

// Replaces `file` atomically (file and folder synced). Errors: Input when the document contradicts
// itself, Output when it cannot be written; what was on disk stays as it was.
[[nodiscard]] base::Result<void> saveDocument(const Document& document,
                                              const std::filesystem::path& file);

}  // namespace kinechrome::project

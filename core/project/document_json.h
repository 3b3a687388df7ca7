// SPDX-License-Identifier: GPL-3.0-or-later
// The document as JSON, schema kinechrome.project/1. Unknown keys survive a round trip.
#pragma once

#include <filesystem>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/project/document.h"

namespace kinechrome::project {

// Paths are written relative to `projectFolder` (absolute).
[[nodiscard]] nlohmann::json toJson(const Document& document,
                                    const std::filesystem::path& projectFolder);

// Errors: Input when the schema is another's or newer, a value has the wrong type or range, or
// values contradict each other (validate()).
[[nodiscard]] base::Result<Document> documentFromJson(const nlohmann::json& json,
                                                      const std::filesystem::path& projectFolder);

}  // namespace kinechrome::project

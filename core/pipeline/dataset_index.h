// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of the tables in a pack: what is in it, and what was left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/dataset_pack.h"

namespace kinechrome::pipeline {

// The fields of a line, split at tabs.
[[nodiscard]] std::vector<std::string> tableFields(std::string_view line);
[[nodiscard]] std::vector<std::string> tableLines(const std::string& text);
// Text fit for a field: tabs and line ends become spaces.
[[nodiscard]] std::string tableText(std::string text);

[[nodiscard]] std::string indexLine(const PackItem& item);
// Nothing where the line is none of ours.
[[nodiscard]] std::optional<PackItem> itemOfLine(const std::string& line);

}  // namespace kinechrome::pipeline

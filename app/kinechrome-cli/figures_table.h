// SPDX-License-Identifier: GPL-3.0-or-later
// The evaluation's document as a table for people.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace kinechrome::cli {

// One line per figure; columns: result, gray input, without stabiliser, ground truth where it has
// that figure; then what else was asked for. With the number of frames and their size. First
// overall, then each clip.
[[nodiscard]] std::string figuresTable(const nlohmann::json& evaluation);

}  // namespace kinechrome::cli

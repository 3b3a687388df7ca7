// SPDX-License-Identifier: GPL-3.0-or-later
// The list of exports that wait, run or have ended, as it is kept on disk (schema
// kinechrome.queue/1).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/pipeline/colorize_job.h"

namespace kinechrome::pipeline {

enum class ExportState : std::uint8_t { Waiting, Running, Done, Failed, Cancelled };

struct ListedExport {
    ColorizeRequest request;
    ExportState state = ExportState::Waiting;
    std::string sentence = {};  // why it failed; notes of what was written
};

// As text, and back. What ran when it was written waits again: nothing of it was published.
// Errors: Input (no JSON, a newer schema, a value of the wrong type), naming what is wrong.
[[nodiscard]] std::string textOf(const std::vector<ListedExport>& list);
[[nodiscard]] base::Result<std::vector<ListedExport>> exportsFromText(const std::string& text);

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
// What an evaluation is given: clips, folders of stills, and perhaps somebody's finished results.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/error.h"

namespace kinechrome::pipeline {

// A colour original and the finished colourisation that is judged instead of a model's.
struct JudgedFile {
    std::filesystem::path original;
    std::optional<std::filesystem::path> result;
};

// One input of the command line: a clip, or a folder of stills (sorted by name).
struct EvaluateInput {
    std::filesystem::path path;
    bool stills = false;
    std::vector<JudgedFile> files;
};

// `result` is for a single input: a film for a clip, a folder for a folder, whose pictures are
// matched by file name, or by file name without extension; there must be one for every original
// and none too many. Errors: Input, Usage.
[[nodiscard]] base::Result<std::vector<EvaluateInput>> readEvaluateInputs(
    const std::vector<std::filesystem::path>& paths,
    const std::optional<std::filesystem::path>& result);

// Frames to be judged, for the progress: at most `limit` of a clip, unless that is 0. A clip that
// cannot be opened is found here. Errors: Input.
[[nodiscard]] base::Result<std::int64_t> expectedFrames(const std::vector<EvaluateInput>& inputs,
                                                        std::int64_t limit);

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_outputs.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>

#include "core/media/output_place.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;

bool isPng(const fs::path& path) {
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension == ".png";
}

base::Result<void> checkBeside(const fs::path& path, const fs::path& source, bool overwrite) {
    const auto place = media::OutputPlace::plan(path, false, source, overwrite);
    return place ? base::Result<void>() : base::fail(place.error());
}

base::Result<void> check(const fs::path& path, const EvaluateRequest& request,
                         const std::vector<EvaluateInput>& inputs) {
    for (const EvaluateInput& input : inputs) {
        for (const JudgedFile& file : input.files) {
            for (const fs::path& source : {file.original, file.result.value_or(file.original)}) {
                auto free = checkBeside(path, source, request.overwrite);
                if (!free) return free;
            }
        }
    }
    return {};
}

}  // namespace

base::Result<void> checkEvaluateOutputs(const EvaluateRequest& request,
                                        const std::vector<EvaluateInput>& inputs) {
    if (request.sheet && !isPng(*request.sheet)) {
        return base::fail(base::ErrorKind::Usage, request.sheet->string(),
                          "a sheet is a PNG picture", "give it a name ending in .png");
    }
    const bool both = request.sheet && request.csv;
    if (both && fs::absolute(*request.sheet).lexically_normal() ==
                    fs::absolute(*request.csv).lexically_normal()) {
        return base::fail(base::ErrorKind::Usage, request.csv->string(), "is named for two results",
                          "give each a name of its own");
    }
    for (const auto& path : {request.sheet, request.csv}) {
        if (!path) continue;
        if (auto free = check(*path, request, inputs); !free) return free;
    }
    return {};
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_outputs.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <system_error>

#include "core/media/output_place.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;

bool sameFile(const fs::path& one, const fs::path& other) {
    std::error_code unknown;
    return fs::exists(one, unknown) && fs::exists(other, unknown) &&
           fs::equivalent(one, other, unknown);
}

bool isPng(const fs::path& path) {
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension == ".png";
}

bool isInput(const fs::path& path, const std::vector<EvaluateInput>& inputs) {
    for (const EvaluateInput& input : inputs) {
        for (const JudgedFile& file : input.files) {
            if (sameFile(path, file.original)) return true;
            if (file.result && sameFile(path, *file.result)) return true;
        }
    }
    return false;
}

base::Result<void> check(const fs::path& path, const EvaluateRequest& request,
                         const std::vector<EvaluateInput>& inputs) {
    if (isInput(path, inputs)) {
        return base::fail(base::ErrorKind::Output, path.string(), "is one of the films themselves",
                          "choose another name for the result");
    }
    const auto place = media::OutputPlace::plan(path, false, {}, request.overwrite);
    return place ? base::Result<void>() : base::fail(place.error());
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_inputs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/media/media_info.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

bool isPicture(const fs::path& path) {
    static constexpr std::array<std::string_view, 9> known{".jpg", ".jpeg", ".png", ".tif", ".tiff",
                                                           ".bmp", ".webp", ".dpx", ".ppm"};
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(known.begin(), known.end(), extension) != known.end();
}

base::Result<std::vector<fs::path>> picturesIn(const fs::path& folder) {
    std::error_code code;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, code)) {
        if (isPicture(entry.path())) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    if (code || files.empty()) {
        return base::fail(ErrorKind::Input, folder.string(),
                          code ? code.message() : "holds no picture",
                          "give a clip or a folder of photographs");
    }
    return files;
}

base::Result<EvaluateInput> readInput(const fs::path& path) {
    std::error_code code;
    if (!fs::is_directory(path, code)) return EvaluateInput{path, false, {{path, {}}}};
    const auto files = picturesIn(path);
    if (!files) return base::fail(files.error());
    EvaluateInput input{path, true, {}};
    for (const fs::path& file : *files) input.files.push_back({file, {}});
    return input;
}

tl::unexpected<base::Error> unlike(const fs::path& folder, std::string why) {
    return base::fail(ErrorKind::Input, folder.string(), std::move(why),
                      "give one result of the same name for every original");
}

// Finds each original's result by name, or by stem where only one has that stem.
base::Result<void> matchStills(EvaluateInput& input, const fs::path& folder) {
    const auto results = picturesIn(folder);
    if (!results) return base::fail(results.error());
    std::map<std::string, fs::path> names;
    std::multimap<std::string, fs::path> stems;
    for (const fs::path& file : *results) {
        names.emplace(file.filename().string(), file);
        stems.emplace(file.stem().string(), file);
    }
    for (JudgedFile& file : input.files) {
        const std::string stem = file.original.stem().string();
        const auto byName = names.find(file.original.filename().string());
        if (byName != names.end()) {
            file.result = byName->second;
        } else if (stems.count(stem) == 1) {
            file.result = stems.find(stem)->second;
        } else {
            return unlike(folder, fmt::format("holds {} result for {}",
                                              stems.count(stem) == 0 ? "no" : "more than one",
                                              file.original.filename().string()));
        }
    }
    if (results->size() != input.files.size()) {
        return unlike(folder, fmt::format("holds {} pictures, the originals are {}",
                                          results->size(), input.files.size()));
    }
    return {};
}

base::Result<void> match(std::vector<EvaluateInput>& inputs, const fs::path& result) {
    std::error_code code;
    const bool folder = fs::is_directory(result, code);
    if (inputs.size() != 1 || inputs.front().stills != folder) {
        return base::fail(ErrorKind::Usage, "--result",
                          "judges one film against one clip, or one folder against one folder",
                          "give exactly one original of the same kind beside it");
    }
    if (folder) return matchStills(inputs.front(), result);
    inputs.front().files.front().result = result;
    return {};
}

}  // namespace

base::Result<std::vector<EvaluateInput>> readEvaluateInputs(const std::vector<fs::path>& paths,
                                                            const std::optional<fs::path>& result) {
    std::vector<EvaluateInput> inputs;
    for (const fs::path& path : paths) {
        auto input = readInput(path);
        if (!input) return base::fail(std::move(input.error()));
        inputs.push_back(*std::move(input));
    }
    if (result) {
        if (auto matched = match(inputs, *result); !matched) return base::fail(matched.error());
    }
    return inputs;
}

base::Result<std::int64_t> expectedFrames(const std::vector<EvaluateInput>& inputs,
                                          std::int64_t limit) {
    std::int64_t total = 0;
    for (const EvaluateInput& input : inputs) {
        if (input.stills) {
            total += std::ssize(input.files);
            continue;
        }
        const auto info = media::probe(input.path);
        if (!info) return base::fail(info.error());
        const std::int64_t frames = info->video.estimatedFrames;
        total += limit > 0 && frames > 0 ? std::min(limit, frames) : frames;
    }
    return total;
}

}  // namespace kinechrome::pipeline

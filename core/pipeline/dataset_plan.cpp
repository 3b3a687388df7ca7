// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_plan.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/nn/pack.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;

constexpr int splitParts = 10;

template <std::size_t N>
bool hasExtension(const fs::path& path, const std::array<std::string_view, N>& known) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(known.begin(), known.end(), extension) != known.end();
}

std::optional<DatasetKind> kindOf(const fs::path& path) {
    static constexpr std::array<std::string_view, 9> photographs{
        ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".ppm", ".jpe"};
    static constexpr std::array<std::string_view, 20> footage{
        ".mp4", ".m4v",  ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".mpe", ".ts",
        ".mts", ".m2ts", ".vob", ".mxf", ".wmv",  ".flv", ".ogv", ".3gp",  ".dv",  ".nut"};
    if (hasExtension(path, photographs)) return DatasetKind::Photograph;
    if (hasExtension(path, footage)) return DatasetKind::Footage;
    return std::nullopt;
}

std::string withoutNumber(const std::string& stem) {
    std::size_t end = stem.size();
    while (end > 0 && std::isdigit(static_cast<unsigned char>(stem[end - 1])) != 0) --end;
    const bool numbered = end < stem.size() && end > 1 && stem[end - 1] == '_';
    return numbered ? stem.substr(0, end - 1) : stem;
}

// One part of a path in an archive and of a line in a table: no separators, nothing hidden, and no
// @, which stands before the frame number of what comes from a film.
std::string plainName(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' || c == '@' || c == 0x7F)
            c = '_';
    }
    if (text.empty() || text.front() == '.' || text == "-") text.insert(text.begin(), '_');
    return text;
}

std::string folderName(const fs::path& folder) {
    std::error_code code;
    const fs::path whole = fs::weakly_canonical(folder, code);
    return plainName((code ? folder : whole).filename().string());
}

class SourceWalk {
public:
    explicit SourceWalk(const DatasetRequest& request) {
        for (const char* ending : {"", ".part"}) {
            std::error_code code;
            ours_.insert(fs::weakly_canonical(request.pack.string() + ending, code));
        }
    }

    base::Result<void> visit(const fs::path& argument) {
        std::error_code code;
        const fs::file_status status = fs::status(argument, code);
        if (fs::is_directory(status)) return walk(argument);
        const bool pattern = argument.filename().string().find('%') != std::string::npos;
        if (!fs::exists(status) && !pattern) {
            return base::fail(base::ErrorKind::Input, argument.string(),
                              "there is no such file or folder", "check the name");
        }
        const auto kind = kindOf(argument);
        add(argument, argument.filename(),
            pattern ? DatasetKind::Footage : kind.value_or(DatasetKind::Footage));
        return {};
    }

    DatasetPlan take() { return std::move(plan_); }

private:
    base::Result<void> walk(const fs::path& root) {
        std::vector<fs::path> found;
        std::error_code code;
        fs::recursive_directory_iterator at(root, code);
        for (; !code && at != fs::recursive_directory_iterator(); at.increment(code)) {
            const bool hidden = at->path().filename().string().starts_with('.');
            std::error_code ignored;
            if (at->is_directory(ignored)) {
                if (hidden || isOurs(at->path())) at.disable_recursion_pending();
            } else if (!hidden && at->is_regular_file(ignored)) {
                found.push_back(at->path());
            }
        }
        if (code) {
            return base::fail(base::ErrorKind::Input, root.string(), code.message(),
                              "make the folder and all in it readable");
        }
        std::sort(found.begin(), found.end());
        for (const fs::path& path : found) {
            if (const auto kind = kindOf(path)) {
                add(path, path.lexically_relative(root), *kind);
            } else {
                plan_.unknown.push_back(path);
            }
        }
        return {};
    }

    [[nodiscard]] bool isOurs(const fs::path& folder) const {
        std::error_code code;
        return ours_.contains(fs::weakly_canonical(folder, code));
    }

    void add(const fs::path& path, const fs::path& below, DatasetKind kind) {
        const fs::path folder = below.parent_path();
        const bool film = kind == DatasetKind::Footage;
        const std::string stem = path.stem().string();
        DatasetFile file{path, kind, {}, "-", {}, {}};
        if (!folder.empty()) {
            file.source = plainName(folder.begin()->string());
            file.label = plainName(folder.filename().string());
        } else {
            file.source = film ? plainName(withoutNumber(stem)) : folderName(path.parent_path());
        }
        file.video = file.source + "/" + (folder / (film ? withoutNumber(stem) : stem)).string();
        file.name = uniqueName(file.source, stem);
        plan_.files.push_back(std::move(file));
    }

    std::string uniqueName(const std::string& source, const std::string& stem) {
        std::set<std::string>& taken = names_[source];
        const std::string plain = plainName(stem);
        std::string name = plain;
        for (int n = 2; !taken.insert(name).second; ++n) name = fmt::format("{}-{}", plain, n);
        return name;
    }

    std::set<fs::path> ours_;
    std::map<std::string, std::set<std::string>> names_;
    DatasetPlan plan_;
};

std::string fingerprintOf(const DatasetRequest& request, const DatasetPlan& plan) {
    std::string text =
        fmt::format("dataset 1 {} {} {} {} {}", static_cast<int>(request.content), request.size,
                    request.clipFrames, request.clipsPerShot, request.stillSeconds);
    for (const SkipReason reason : request.keep) text += fmt::format(" {}", toString(reason));
    for (const DatasetFile& file : plan.files) {
        std::error_code code;
        const auto size = fs::file_size(file.path, code);
        const auto modified = fs::last_write_time(file.path, code).time_since_epoch().count();
        text +=
            fmt::format("\n{}\t{}\t{}", file.path.string(), code ? 0 : size, code ? 0 : modified);
    }
    base::Sha256 hash;
    hash.add(text.data(), text.size());
    return hash.hex();
}

}  // namespace

base::Result<DatasetPlan> planDataset(const DatasetRequest& request) {
    SourceWalk walk(request);
    for (const fs::path& source : request.sources) {
        if (auto done = walk.visit(source); !done) return base::fail(std::move(done.error()));
    }
    DatasetPlan plan = walk.take();
    if (plan.files.empty()) {
        return base::fail(base::ErrorKind::Input,
                          request.sources.empty() ? "dataset" : request.sources.front().string(),
                          "holds no footage and no photograph",
                          "name folders of films or photographs");
    }
    plan.fingerprint = fingerprintOf(request, plan);
    return plan;
}

const char* splitOf(const DatasetFile& file) {
    return nn::hashOfName(file.video) % splitParts == 0 ? "validation" : "train";
}

}  // namespace kinechrome::pipeline

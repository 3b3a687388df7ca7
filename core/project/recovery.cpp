// SPDX-License-Identifier: GPL-3.0-or-later
// Side files of unsaved work. They are project files with one more key, so that a person can open
// one by hand if need be.
#include "core/project/recovery.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/edit/json_fields.h"
#include "core/project/document_file.h"

namespace kinechrome::project {

namespace fs = std::filesystem;

namespace {

constexpr const char* originKey = "unsaved_work_on";
constexpr const char* suffix = ".unsaved.kinechrome";
// A file name has room for 255 bytes: for the film's, the hash, the suffix, and what locks and
// atomic writes put behind it.
constexpr std::size_t longestStem = 100;

// Never within a letter: the rest would not be UTF-8.
std::string cutStem(std::string stem) {
    if (stem.size() <= longestStem) return stem;
    const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) >> 6U) == 2U; };
    std::size_t end = longestStem;
    while (end > 0 && continues(stem[end])) --end;
    stem.resize(end);
    return stem;
}

fs::path nameFor(const fs::path& path) {
    base::Sha256 hash;
    hash.add(path.native().data(), path.native().size());
    return cutStem(path.stem().string()) + "-" + hash.hex().substr(0, 16) + suffix;
}

}  // namespace

std::vector<fs::path> recoveryPlaces(const fs::path& project, const fs::path& footage,
                                     const fs::path& folder) {
    if (project.empty()) return {folder / nameFor(footage)};
    return {project.parent_path() / fmt::format(".{}.unsaved", project.filename().string()),
            folder / nameFor(project)};
}

base::Result<void> writeRecovery(const Recovery& work, const std::vector<fs::path>& places) {
    Document document = work.document;
    document.extra[originKey] = work.project.string();
    base::Result<void> first;
    for (const fs::path& place : places) {
        if (&place == &places.back()) {
            std::error_code saidByTheWrite;
            fs::create_directories(place.parent_path(), saidByTheWrite);
        }
        auto written = saveDocument(document, place);
        if (written) return {};
        if (&place == &places.front()) first = std::move(written);
    }
    return first;
}

std::optional<Recovery> readRecovery(const std::vector<fs::path>& places) {
    for (const fs::path& place : places) {
        std::error_code none;
        if (!fs::is_regular_file(place, none)) continue;
        auto document = loadDocument(place);
        if (!document) continue;
        Recovery work;
        std::string origin;
        if (!edit::readString(document->extra, originKey, origin)) continue;
        work.project = origin;
        document->extra.erase(originKey);
        work.document = std::move(*document);
        return work;
    }
    return std::nullopt;
}

void removeRecovery(const std::vector<fs::path>& places) {
    std::error_code ignored;
    for (const fs::path& place : places) fs::remove(place, ignored);
}

std::vector<fs::path> listRecoveries(const fs::path& folder) {
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code code;
    // Step by step: going on throws in a plain loop, and every start of the workbench comes by
    // here.
    for (auto entry = fs::directory_iterator(folder, code);
         !code && entry != fs::directory_iterator(); entry.increment(code)) {
        if (!entry->path().string().ends_with(suffix)) continue;
        std::error_code gone;
        const auto written = entry->last_write_time(gone);
        if (!gone) found.emplace_back(written, entry->path());
    }
    std::ranges::sort(found, std::ranges::greater());
    std::vector<fs::path> files;
    for (auto& [time, file] : found) files.push_back(std::move(file));
    return files;
}

}  // namespace kinechrome::project

// SPDX-License-Identifier: GPL-3.0-or-later
// Describes films and finds them again.
#include "core/project/file_reference.h"

#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/sha256.h"
#include "core/project/image_sequence.h"

namespace kinechrome::project {

namespace fs = std::filesystem;

base::Result<FileReference> describeFile(const fs::path& path) {
    FileReference reference;
    std::error_code code;
    reference.path = fs::absolute(path, code).lexically_normal();
    const fs::path file = firstFileOf(path).value_or(path);
    reference.size = fs::file_size(file, code);
    if (code) {
        return base::fail(base::ErrorKind::Input, path.string(), code.message(),
                          "check that the file exists and can be read");
    }
    auto hash = base::quickHashOfFile(file);
    if (!hash) return base::fail(hash.error());
    reference.quickHash = std::move(*hash);
    return reference;
}

namespace {

bool isSameFilm(const FileReference& reference, const fs::path& candidate) {
    if (reference.quickHash.empty()) return true;
    const auto seen = describeFile(candidate);
    return seen && seen->size == reference.size && seen->quickHash == reference.quickHash;
}

// More entries than this are not looked at: a project may lie in a folder of a whole archive.
constexpr int mostLookedAt = 4000;

// Same size first: only then is the file read.
bool isRenamedFilm(const FileReference& reference, const fs::directory_entry& entry) {
    std::error_code code;
    return entry.is_regular_file(code) && entry.file_size(code) == reference.size && !code &&
           isSameFilm(reference, entry.path());
}

// A sequence is known by its first file and its pattern together: a file of its own size under
// another name may be any frame, and leaders are all alike.
std::optional<fs::path> sequenceIn(const FileReference& reference, const fs::path& folder) {
    const fs::path candidate = folder / reference.path.filename();
    const bool found = firstFileOf(candidate) && isSameFilm(reference, candidate);
    return found ? std::optional(candidate) : std::nullopt;
}

std::optional<fs::path> searchFolderForSequence(const FileReference& reference,
                                                const fs::path& folder) {
    if (const auto found = sequenceIn(reference, folder)) return found;
    std::error_code code;
    int seen = 0;
    for (auto entry = fs::directory_iterator(folder, code);
         !code && entry != fs::directory_iterator(); entry.increment(code)) {
        if (++seen > mostLookedAt) break;
        std::error_code ignored;
        if (!entry->is_directory(ignored)) continue;
        if (const auto found = sequenceIn(reference, entry->path())) return found;
    }
    return std::nullopt;
}

// The very film (size and hash agree) in the folder, under any name, or in a folder right below.
std::optional<fs::path> searchFolder(const FileReference& reference, const fs::path& folder) {
    if (reference.quickHash.empty()) return std::nullopt;
    if (isSequence(reference.path)) return searchFolderForSequence(reference, folder);
    std::vector<fs::path> below{folder};
    int seen = 0;
    for (std::size_t i = 0; i < below.size(); ++i) {
        std::error_code code;
        for (auto entry = fs::directory_iterator(below[i], code);
             !code && entry != fs::directory_iterator(); entry.increment(code)) {
            if (++seen > mostLookedAt) return std::nullopt;
            std::error_code ignored;
            if (isRenamedFilm(reference, *entry)) return entry->path();
            if (i == 0 && entry->is_directory(ignored)) below.push_back(entry->path());
        }
    }
    return std::nullopt;
}

}  // namespace

base::Result<LocatedFile> locateFile(const FileReference& reference,
                                     const fs::path& projectFolder) {
    const fs::path beside = projectFolder / reference.path.filename();
    const bool savedPlace = firstFileOf(reference.path).has_value();
    const bool besideProject = beside != reference.path && firstFileOf(beside);
    if (savedPlace && isSameFilm(reference, reference.path)) {
        return LocatedFile{reference.path, FileMatch::Same};
    }
    if (besideProject && isSameFilm(reference, beside)) {
        return LocatedFile{beside, FileMatch::Moved};
    }
    for (const fs::path& folder :
         {projectFolder, reference.path.parent_path(), projectFolder.parent_path()}) {
        if (const auto found = searchFolder(reference, folder)) {
            return LocatedFile{*found, FileMatch::Moved};
        }
    }
    if (savedPlace) return LocatedFile{reference.path, FileMatch::Changed};
    if (besideProject) return LocatedFile{beside, FileMatch::Changed};
    return base::fail(base::ErrorKind::Input, reference.path.string(),
                      "is not where the project says, nor near the project",
                      "put the film beside the project or say where it is now");
}

}  // namespace kinechrome::project

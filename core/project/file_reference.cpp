// SPDX-License-Identifier: GPL-3.0-or-later
// Describes films and finds them again.
#include "core/project/file_reference.h"

#include <system_error>
#include <utility>

#include "core/base/sha256.h"

namespace kinechrome::project {

namespace fs = std::filesystem;

base::Result<FileReference> describeFile(const fs::path& path) {
    FileReference reference;
    std::error_code code;
    reference.path = fs::absolute(path, code).lexically_normal();
    reference.size = fs::file_size(path, code);
    if (code) {
        return base::fail(base::ErrorKind::Input, path.string(), code.message(),
                          "check that the file exists and can be read");
    }
    auto hash = base::quickHashOfFile(path);
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

}  // namespace

base::Result<LocatedFile> locateFile(const FileReference& reference,
                                     const fs::path& projectFolder) {
    const fs::path beside = projectFolder / reference.path.filename();
    std::error_code ignored;
    const bool savedPlace = fs::is_regular_file(reference.path, ignored);
    const bool besideProject = beside != reference.path && fs::is_regular_file(beside, ignored);
    if (savedPlace && isSameFilm(reference, reference.path)) {
        return LocatedFile{reference.path, FileMatch::Same};
    }
    if (besideProject && isSameFilm(reference, beside)) {
        return LocatedFile{beside, FileMatch::Moved};
    }
    if (savedPlace) return LocatedFile{reference.path, FileMatch::Changed};
    if (besideProject) return LocatedFile{beside, FileMatch::Changed};
    return base::fail(base::ErrorKind::Input, reference.path.string(),
                      "is not where the project says, nor beside the project",
                      "put the film beside the project or open it anew");
}

}  // namespace kinechrome::project

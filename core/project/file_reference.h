// SPDX-License-Identifier: GPL-3.0-or-later
// How a project remembers a film: where it lay, how big it was, and a hash that is quick to take.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace kinechrome::project {

// `path` is absolute in memory and relative to the project in the file. An empty `quickHash` means
// that nobody has looked at the file yet. An image sequence has its pattern as `path`, and size and
// hash of its first file. `extra` keeps unknown keys.
struct FileReference {
    std::filesystem::path path;
    std::uintmax_t size = 0;  // bytes
    std::string quickHash = {};
    nlohmann::json extra = nlohmann::json::object();

    bool operator==(const FileReference&) const = default;
};

// Looks at the film itself (reads 2 MiB, so not on a GUI thread). Errors: Input.
[[nodiscard]] base::Result<FileReference> describeFile(const std::filesystem::path& path);

enum class FileMatch {
    Same,     // the film that was saved, where it was saved
    Moved,    // the film that was saved, found elsewhere or under another name
    Changed,  // a file of that name, but not the film that was saved
};
struct LocatedFile {
    std::filesystem::path path;
    FileMatch match = FileMatch::Same;
};

// Finds a film again: where the project says, else under its name in `projectFolder`, else (when
// its hash is known) any file of the same size and hash in the project's folder, the film's old
// folder, the folder above the project, or a folder right below one of these. The file whose size
// and hash agree wins over one that only has the name. Reads up to 4 MiB, and 2 MiB of each file of
// the film's very size. A sequence is looked for under its own pattern alone. Errors: Input when
// there is none.
[[nodiscard]] base::Result<LocatedFile> locateFile(const FileReference& reference,
                                                   const std::filesystem::path& projectFolder);

}  // namespace kinechrome::project

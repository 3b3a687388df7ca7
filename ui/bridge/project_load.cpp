// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/project_load.h"

#include <algorithm>
#include <utility>

#include "core/project/document_file.h"

namespace kinechrome::ui {
namespace {

namespace fs = std::filesystem;

// Where a person says the film is: taken at their word, but compared.
base::Result<project::LocatedFile> compare(const project::FileReference& saved,
                                           const fs::path& chosen) {
    const auto seen = project::describeFile(chosen);
    if (!seen) return base::fail(seen.error());
    const bool same =
        saved.quickHash.empty() || (seen->size == saved.size && seen->quickHash == saved.quickHash);
    return project::LocatedFile{seen->path,
                                same ? project::FileMatch::Moved : project::FileMatch::Changed};
}

// The film in another place keeps its hash; another film loses it, so that the next save takes it.
void putWhereFound(project::FileReference& film, const project::LocatedFile& found,
                   LoadedProject& loaded) {
    if (found.match != project::FileMatch::Same || found.path != film.path) loaded.moved = true;
    film.path = found.path;
    if (found.match == project::FileMatch::Changed) film.quickHash.clear();
}

base::Result<std::shared_ptr<ProjectLock>> lockOf(std::shared_ptr<ProjectLock> held,
                                                  const fs::path& file) {
    if (held) return held;
    return ProjectLock::take(file);
}

}  // namespace

base::Result<LoadedProject> loadProject(const fs::path& file, const fs::path& footage,
                                        std::shared_ptr<ProjectLock> held) {
    auto document = project::loadDocument(file);
    if (!document) return base::fail(document.error());
    LoadedProject loaded;
    loaded.file = file;
    loaded.document = std::move(*document);
    if (!loaded.document.footage) {
        return base::fail(base::ErrorKind::Input, file.filename().string(),
                          "this project names no footage", "open the footage itself");
    }
    auto lock = lockOf(std::move(held), file);
    if (!lock) return base::fail(lock.error());
    loaded.lock = std::move(*lock);
    project::FileReference& film = *loaded.document.footage;
    const auto found =
        footage.empty() ? project::locateFile(film, file.parent_path()) : compare(film, footage);
    if (!found) {
        loaded.footageMissing = found.error();
        return loaded;
    }
    loaded.footage = found->match;
    putWhereFound(film, *found, loaded);
    if (loaded.document.reference) {
        const auto truth = project::locateFile(*loaded.document.reference, file.parent_path());
        loaded.referenceMissing = !truth;
        if (truth) putWhereFound(*loaded.document.reference, *truth, loaded);
    }
    return loaded;
}

base::Result<SavedProject> saveProject(project::Document document, const fs::path& file,
                                       const std::vector<project::FileReference>& known,
                                       std::shared_ptr<ProjectLock> held) {
    SavedProject saved;
    auto lock = lockOf(std::move(held), file);
    if (!lock) return base::fail(lock.error());
    saved.lock = std::move(*lock);
    saved.films = known;
    for (auto* film : {&document.footage, &document.reference}) {
        if (!*film || !(*film)->quickHash.empty()) continue;
        auto seen = std::ranges::find(saved.films, (*film)->path, &project::FileReference::path);
        if (seen == saved.films.end()) {
            auto described = project::describeFile((*film)->path);
            if (!described) return base::fail(described.error());
            seen = saved.films.insert(saved.films.end(), std::move(*described));
        }
        (*film)->size = seen->size;
        (*film)->quickHash = seen->quickHash;
    }
    if (auto written = project::saveDocument(document, file); !written) {
        return base::fail(written.error());
    }
    return saved;
}

}  // namespace kinechrome::ui

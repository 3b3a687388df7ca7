// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kinechrome-cli/project_request.h"

#include <utility>

#include "core/pipeline/frame_range.h"
#include "core/project/document_edits.h"
#include "core/project/document_file.h"
#include "core/project/segment_edits.h"

namespace kinechrome::cli {

namespace {

// The project's own count will not do for an empty out point: the film may have been scanned again.
base::Result<std::optional<edit::FrameRange>> markedRange(project::Document& document,
                                                          const std::filesystem::path& film,
                                                          const std::stop_token& stop) {
    if (!document.in && !document.out) return std::nullopt;
    if (document.out) return edit::FrameRange{document.in.value_or(0), *document.out};
    const auto length = pipeline::lengthOf(film, stop);
    if (!length) return base::fail(length.error());
    // Whoever marked the in point knew a damaged film of that very length as it is.
    if (length->damage && length->frames != document.frames) {
        return base::fail(base::ErrorKind::Input, film.string(), *length->damage,
                          "look for a better copy, or name the frames with --range");
    }
    project::learnLength(document, length->frames);
    return project::exportedRange(document, length->frames);
}

}  // namespace

bool isProject(const std::filesystem::path& path) {
    return path.extension() == ".kinechrome";
}

base::Result<ProjectRequest> readProject(const std::filesystem::path& path, ProjectFrames frames,
                                         const std::stop_token& stop) {
    auto document = project::loadDocument(path);
    if (!document) return base::fail(document.error());
    if (!document->footage) {
        return base::fail(base::ErrorKind::Input, path.string(), "names no footage",
                          "open it in Kinechrome and add a film");
    }
    const auto footage =
        project::locateFile(*document->footage, std::filesystem::absolute(path).parent_path());
    if (!footage) return base::fail(footage.error());
    if (footage->match == project::FileMatch::Changed) {
        return base::fail(base::ErrorKind::Input, footage->path.string(),
                          "is not the film that the project was made with",
                          "open the project in Kinechrome and choose the film again");
    }
    std::optional<edit::FrameRange> range;
    if (frames == ProjectFrames::Marked) {
        auto marked = markedRange(*document, footage->path, stop);
        if (!marked) return base::fail(std::move(marked.error()));
        range = *marked;
    }
    return ProjectRequest{footage->path, document->settings, document->segments,
                          document->shotsKnownTo, range};
}

}  // namespace kinechrome::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kinechrome-cli/project_request.h"

#include "core/project/document_file.h"

namespace kinechrome::cli {

namespace {

// A project that was saved before its film was counted knows no last frame.
base::Result<std::optional<edit::FrameRange>> exportedRange(const project::Document& document,
                                                            const std::string& name) {
    if (!document.in && !document.out) return std::nullopt;
    if (!document.out && document.frames <= 0) {
        return base::fail(base::ErrorKind::Usage, name,
                          "has an in point, no out point and no frame count",
                          "open it in Kinechrome once, or name the frames with --range");
    }
    const std::int64_t end = document.frames - 1;
    return edit::FrameRange{document.in.value_or(0), document.out.value_or(end)};
}

}  // namespace

bool isProject(const std::filesystem::path& path) {
    return path.extension() == ".kinechrome";
}

base::Result<ProjectRequest> readProject(const std::filesystem::path& path) {
    const auto document = project::loadDocument(path);
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
    const auto range = exportedRange(*document, path.string());
    if (!range) return base::fail(range.error());
    return ProjectRequest{footage->path, document->settings, document->segments,
                          document->shotsKnownTo, *range};
}

}  // namespace kinechrome::cli

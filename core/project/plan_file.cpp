// SPDX-License-Identifier: GPL-3.0-or-later
// Plans out of projects and sidecars.
#include "core/project/plan_file.h"

#include <string>
#include <utility>

#include "core/project/document.h"
#include "core/project/document_file.h"
#include "core/project/document_json.h"

namespace kinechrome::project {

namespace {

using nlohmann::json;

constexpr const char* sidecarSchema = "kinechrome.sidecar/1";

bool isSidecar(const json& object) {
    return object.is_object() && object.contains("schema") && object["schema"] == sidecarSchema;
}

// A sidecar's settings and segments, checked as those of a project are. All that was exported is
// known frame by frame.
base::Result<Document> documentOfSidecar(const json& sidecar) {
    json object{{"schema", "kinechrome.project/1"}};
    for (const char* part : {"settings", "segments"}) {
        if (sidecar.contains(part)) object[part] = sidecar[part];
    }
    return documentFromJson(object, {});
}

}  // namespace

base::Result<FilePlan> loadPlan(const std::filesystem::path& file) {
    const auto object = loadJson(file);
    if (!object) return base::fail(object.error());
    auto document = isSidecar(*object)
                        ? documentOfSidecar(*object)
                        : documentFromJson(*object, std::filesystem::absolute(file).parent_path());
    if (!document) {
        base::Error error = document.error();
        error.why = error.what + ": " + error.why;
        error.what = file.string();
        return base::fail(std::move(error));
    }
    return FilePlan{std::move(document->settings), std::move(document->segments),
                    document->shotsKnownTo};
}

}  // namespace kinechrome::project

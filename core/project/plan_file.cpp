// SPDX-License-Identifier: GPL-3.0-or-later
// Plans out of projects and sidecars.
#include "core/project/plan_file.h"

#include <string>
#include <utility>

#include "core/edit/json_document.h"
#include "core/project/document.h"
#include "core/project/document_file.h"
#include "core/project/document_json.h"

namespace kinechrome::project {

namespace {

using nlohmann::json;

bool isSidecar(const json& object) {
    return object.is_object() &&
           edit::matchSchema(object, "kinechrome.sidecar/", 1) == edit::SchemaMatch::Known;
}

// An export without segments of its own is written down as one, which has settings and a range and
// nothing else; segments of a person always have a name key.
bool standsForTheWholeExport(const json& segments) {
    if (!segments.is_array() || segments.size() != 1 || !segments[0].is_object()) return false;
    const json& only = segments[0];
    const bool hinted = only.contains("hints") && !only["hints"].empty();
    return !hinted && !only.contains("name") && !only.contains("skip") && !only.contains("mask");
}

// A sidecar's settings and segments, checked as those of a project are. Where it does not say how
// far shots were looked for (older ones do not), all that was exported is known frame by frame.
base::Result<Document> documentOfSidecar(const json& sidecar) {
    json object{{"schema", "kinechrome.project/1"}};
    for (const char* part : {"settings", "segments", "shots_known_to"}) {
        if (sidecar.contains(part)) object[part] = sidecar[part];
    }
    if (object.contains("segments") && standsForTheWholeExport(object["segments"])) {
        object.erase("segments");
    }
    return documentFromJson(object, {});
}

FilePlan planOf(Document document) {
    return {std::move(document.settings), std::move(document.segments), document.shotsKnownTo};
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
    return planOf(*std::move(document));
}

base::Result<FilePlan> planOfSidecar(const json& sidecar) {
    auto document = documentOfSidecar(sidecar);
    if (!document) return base::fail(std::move(document.error()));
    return planOf(*std::move(document));
}

}  // namespace kinechrome::project

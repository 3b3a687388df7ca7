// SPDX-License-Identifier: GPL-3.0-or-later
// JSON of the document.
#include "core/project/document_json.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/edit/json_document.h"
#include "core/edit/json_fields.h"

namespace kinechrome::project {

namespace fs = std::filesystem;
using edit::wrongField;
using nlohmann::json;

namespace {

constexpr std::string_view schemaName = "kinechrome.project/";
constexpr int schemaVersion = 1;

base::Result<void> checkSchema(const json& object) {
    const auto match = edit::matchSchema(object, schemaName, schemaVersion);
    if (match == edit::SchemaMatch::Known) return {};
    if (match == edit::SchemaMatch::Newer) {
        return base::fail(base::ErrorKind::Input, object["schema"].get<std::string>(),
                          "was saved by a newer Kinechrome", "open it with that version");
    }
    return base::fail(base::ErrorKind::Input, "schema", "this is not a Kinechrome project",
                      "choose a file that Kinechrome saved");
}

json toJson(const FileReference& file, const fs::path& projectFolder) {
    json object = file.extra;
    const fs::path relative = file.path.lexically_relative(projectFolder);
    object["path"] = (relative.empty() ? file.path : relative).generic_string();
    object["size"] = file.size;
    object["quick_hash"] = file.quickHash;
    return object;
}

base::Result<void> readFile(const json& object, const char* name, const fs::path& projectFolder,
                            std::optional<FileReference>& value) {
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) return {};
    if (!found->is_object()) return wrongField(name, "is not an object");
    FileReference file;
    std::string path;
    std::int64_t size = 0;
    base::Result<void> ok = edit::readString(*found, "path", path);
    if (ok) ok = edit::readFrame(*found, "size", size);
    if (ok) ok = edit::readString(*found, "quick_hash", file.quickHash);
    if (!ok) return ok;
    if (path.empty() || path.find('\0') != std::string::npos) {
        return wrongField(name, "names no file");
    }
    file.path = (projectFolder / path).lexically_normal();
    file.size = static_cast<std::uintmax_t>(size);
    file.extra = edit::unknownFields(*found, {"path", "size", "quick_hash"});
    value = std::move(file);
    return {};
}

base::Result<void> readOptionalFrame(const json& object, const char* name,
                                     std::optional<std::int64_t>& value) {
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) return {};
    std::int64_t frame = 0;
    if (auto ok = edit::readFrame(object, name, frame); !ok) return ok;
    value = frame;
    return {};
}

base::Result<void> readMarkers(const json& object, std::vector<Marker>& markers) {
    const auto found = object.find("markers");
    if (found == object.end()) return {};
    if (!found->is_array()) return wrongField("markers", "is not a list");
    for (const json& item : *found) {
        if (!item.is_object()) return wrongField("marker", "is not an object");
        Marker marker;
        if (auto ok = edit::readFrame(item, "frame", marker.frame); !ok) return ok;
        if (auto ok = edit::readString(item, "note", marker.note); !ok) return ok;
        marker.extra = edit::unknownFields(item, {"frame", "note"});
        markers.push_back(std::move(marker));
    }
    std::ranges::stable_sort(markers, {}, &Marker::frame);
    return {};
}

base::Result<void> readSegments(const json& object, std::vector<edit::Segment>& segments) {
    const auto found = object.find("segments");
    if (found == object.end()) return {};
    if (!found->is_array()) return wrongField("segments", "is not a list");
    for (const json& item : *found) {
        auto segment = edit::segmentFromJson(item);
        if (!segment) return base::fail(segment.error());
        segments.push_back(std::move(*segment));
    }
    std::ranges::stable_sort(segments, {}, [](const edit::Segment& s) { return s.range.first; });
    return {};
}

base::Result<void> readSettings(const json& object, Document& document) {
    const auto found = object.find("settings");
    if (found == object.end()) return {};
    auto settings = edit::colorSettingsFromJson(*found);
    if (!settings) return base::fail(settings.error());
    document.settings = std::move(*settings);
    document.settingsExtra =
        edit::unknownFields(*found, {"model", "stabilizer", "strength", "saturation"});
    return {};
}

}  // namespace

json toJson(const Document& document, const fs::path& projectFolder) {
    json object = document.extra;
    object["schema"] = std::string(schemaName) + std::to_string(schemaVersion);
    object["footage"] = document.footage ? toJson(*document.footage, projectFolder) : json();
    object["reference"] = document.reference ? toJson(*document.reference, projectFolder) : json();
    object["frames"] = document.frames;
    object["in"] = document.in ? json(*document.in) : json();
    object["out"] = document.out ? json(*document.out) : json();
    json& markers = object["markers"] = json::array();
    for (const Marker& marker : document.markers) {
        json item = marker.extra;
        item["frame"] = marker.frame;
        item["note"] = marker.note;
        markers.push_back(std::move(item));
    }
    object["segments"] = document.segments;
    object["shots_known_to"] = document.shotsKnownTo;
    json settings = document.settingsExtra;
    edit::to_json(settings, document.settings);
    object["settings"] = std::move(settings);
    return object;
}

base::Result<Document> documentFromJson(const json& object, const fs::path& projectFolder) {
    if (!object.is_object()) {
        return base::fail(base::ErrorKind::Input, "file", "this is not a Kinechrome project",
                          "choose a file that Kinechrome saved");
    }
    Document document;
    base::Result<void> ok = checkSchema(object);
    if (ok) ok = readFile(object, "footage", projectFolder, document.footage);
    if (ok) ok = readFile(object, "reference", projectFolder, document.reference);
    if (ok) ok = edit::readFrame(object, "frames", document.frames);
    if (ok) ok = readOptionalFrame(object, "in", document.in);
    if (ok) ok = readOptionalFrame(object, "out", document.out);
    if (ok) ok = readMarkers(object, document.markers);
    if (ok) ok = readSegments(object, document.segments);
    // Projects of before this key have looked at the whole film, or not at all.
    if (!document.segments.empty()) document.shotsKnownTo = document.segments.back().range.last + 1;
    if (ok) ok = edit::readFrame(object, "shots_known_to", document.shotsKnownTo);
    if (ok) ok = readSettings(object, document);
    if (ok) ok = validate(document);
    if (!ok) return base::fail(ok.error());
    document.extra =
        edit::unknownFields(object, {"schema", "footage", "reference", "frames", "in", "out",
                                     "markers", "segments", "settings", "shots_known_to"});
    return document;
}

}  // namespace kinechrome::project

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/export_list.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "core/edit/json_fields.h"

namespace kinechrome::pipeline {
namespace {

using nlohmann::json;

constexpr std::string_view schema = "kinechrome.queue/1";
constexpr std::array<std::pair<ExportState, std::string_view>, 5> stateNames{
    {{ExportState::Waiting, "waiting"},
     {ExportState::Running, "running"},
     {ExportState::Done, "done"},
     {ExportState::Failed, "failed"},
     {ExportState::Cancelled, "cancelled"}}};

std::string nameOf(ExportState state) {
    for (const auto& [each, name] : stateNames) {
        if (each == state) return std::string(name);
    }
    return {};
}

json jsonOf(const BesideFilm& beside) {
    return {{"report", beside.report},
            {"sheet", beside.sheet},
            {"comparison", beside.comparison},
            {"reference", beside.reference.string()}};
}

json jsonOf(const ListedExport& listed) {
    const ColorizeRequest& request = listed.request;
    json segments = json::array();
    for (const edit::Segment& segment : request.segments) segments.push_back(segment);
    json object{{"state", nameOf(listed.state)},
                {"sentence", listed.sentence},
                {"input", request.input.string()},
                {"output", request.output.string()},
                {"settings", request.settings},
                {"segments", std::move(segments)},
                {"shots_known_to", request.shotsKnownTo},
                {"overwrite", request.overwrite},
                {"salvage", request.salvage},
                {"strict_streams", request.strictStreams},
                {"disclosure", request.disclosure}};
    if (request.range) {
        object["range"] = {{"first", request.range->first}, {"last", request.range->last}};
    }
    if (request.preset) object["preset"] = media::toString(*request.preset);
    if (request.beside.any()) object["beside"] = jsonOf(request.beside);
    return object;
}

base::Result<void> readPath(const json& object, const char* name, std::filesystem::path& path) {
    std::string text;
    if (auto read = edit::readString(object, name, text); !read) return read;
    if (text.empty()) return edit::wrongField(name, "is missing");
    path = text;
    return {};
}

base::Result<void> readRange(const json& object, std::optional<edit::FrameRange>& range) {
    const auto found = object.find("range");
    if (found == object.end()) return {};
    if (!found->is_object()) return edit::wrongField("range", "is no range");
    edit::FrameRange read;
    if (auto first = edit::readFrame(*found, "first", read.first); !first) return first;
    if (auto last = edit::readFrame(*found, "last", read.last); !last) return last;
    if (read.last < read.first) return edit::wrongField("range", "ends before it begins");
    range = read;
    return {};
}

// Lists of earlier versions have none.
base::Result<void> readBeside(const json& object, BesideFilm& beside) {
    const auto found = object.find("beside");
    if (found == object.end()) return {};
    if (!found->is_object()) return edit::wrongField("beside", "holds something else");
    std::string reference;
    for (const auto& read : {edit::readBool(*found, "report", beside.report),
                             edit::readBool(*found, "sheet", beside.sheet),
                             edit::readBool(*found, "comparison", beside.comparison),
                             edit::readString(*found, "reference", reference)}) {
        if (!read) return read;
    }
    beside.reference = reference;
    return {};
}

base::Result<void> readNames(const json& object, ListedExport& listed) {
    std::string state = nameOf(listed.state);
    if (auto read = edit::readString(object, "state", state); !read) return read;
    for (const auto& [each, name] : stateNames) {
        if (name == state) listed.state = each;
    }
    if (listed.state == ExportState::Running) listed.state = ExportState::Waiting;
    std::string preset;
    if (auto read = edit::readString(object, "preset", preset); !read) return read;
    if (preset.empty()) return {};
    listed.request.preset = media::presetFromString(preset);
    if (!listed.request.preset) return edit::wrongField("preset", preset + " is not known");
    return {};
}

base::Result<void> readColor(const json& object, ColorizeRequest& request) {
    const json settingsFound = object.contains("settings") ? object["settings"] : json::object();
    if (!settingsFound.is_object()) return edit::wrongField("settings", "are no settings");
    auto settings = edit::colorSettingsFromJson(settingsFound);
    if (!settings) return base::fail(settings.error());
    request.settings = *std::move(settings);
    // readFrame() would refuse the largest number, which says that segments know every shot.
    std::int64_t known = request.shotsKnownTo;
    const auto found = object.find("shots_known_to");
    if (found != object.end() && found->is_number_integer()) known = found->get<std::int64_t>();
    request.shotsKnownTo = known;
    const json segments = object.contains("segments") ? object["segments"] : json::array();
    if (!segments.is_array()) return edit::wrongField("segments", "are no list");
    for (const json& each : segments) {
        if (!each.is_object()) return edit::wrongField("segments", "hold something else");
        auto segment = edit::segmentFromJson(each);
        if (!segment) return base::fail(segment.error());
        request.segments.push_back(*std::move(segment));
    }
    return {};
}

base::Result<ListedExport> listedFrom(const json& object) {
    ListedExport listed;
    if (!object.is_object()) return edit::wrongField("exports", "holds something else");
    ColorizeRequest& request = listed.request;
    for (const auto& read :
         {readPath(object, "input", request.input), readPath(object, "output", request.output),
          readNames(object, listed), readRange(object, request.range), readColor(object, request),
          readBeside(object, request.beside), edit::readString(object, "sentence", listed.sentence),
          edit::readBool(object, "overwrite", request.overwrite),
          edit::readBool(object, "salvage", request.salvage),
          edit::readBool(object, "strict_streams", request.strictStreams),
          edit::readBool(object, "disclosure", request.disclosure)}) {
        if (!read) return base::fail(read.error());
    }
    return listed;
}

}  // namespace

std::string textOf(const std::vector<ListedExport>& list) {
    json exports = json::array();
    for (const ListedExport& each : list) exports.push_back(jsonOf(each));
    return json{{"schema", schema}, {"exports", std::move(exports)}}.dump(1) + "\n";
}

base::Result<std::vector<ListedExport>> exportsFromText(const std::string& text) {
    const json document = json::parse(text, nullptr, false);
    if (!document.is_object()) return edit::wrongField("export queue", "is not JSON");
    std::string found;
    if (auto read = edit::readString(document, "schema", found); !read)
        return base::fail(read.error());
    if (found != schema) return edit::wrongField("export queue", "has the schema '" + found + "'");
    const auto exports = document.find("exports");
    if (exports == document.end() || !exports->is_array()) {
        return edit::wrongField("exports", "is missing");
    }
    std::vector<ListedExport> list;
    for (const json& each : *exports) {
        auto listed = listedFrom(each);
        if (!listed) return base::fail(listed.error());
        list.push_back(*std::move(listed));
    }
    return list;
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kinechrome-cli/repeat_request.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/delivery/export_record.h"
#include "core/delivery/export_source.h"
#include "core/edit/json_fields.h"
#include "core/pipeline/colorize_plan.h"
#include "core/project/plan_file.h"

namespace kinechrome::cli {

namespace {

using edit::wrongField;
using nlohmann::json;
using pipeline::ColorizeRequest;
using pipeline::ModelIdentity;

constexpr double mostThreads = 1024;

const json& member(const json& object, const char* name) {
    static const json none = json::object();
    const auto found = object.find(name);
    return found != object.end() && found->is_object() ? *found : none;
}

// A missing number is 0.
base::Result<int> readThreads(const json& document, const char* name) {
    double threads = 0.0;
    if (auto ok = edit::readNumber(document, name, 0.0, mostThreads, threads); !ok) {
        return base::fail(ok.error());
    }
    return static_cast<int>(threads);
}

base::Result<void> readRange(const json& settings, std::optional<edit::FrameRange>& range) {
    const auto found = settings.find("range");
    if (found == settings.end() || found->is_null()) return {};
    if (!found->is_object() || !found->contains("first") || !found->contains("last")) {
        return wrongField("range", "has no first and last frame");
    }
    edit::FrameRange read;
    if (auto ok = edit::readFrame(*found, "first", read.first); !ok) return ok;
    if (auto ok = edit::readFrame(*found, "last", read.last); !ok) return ok;
    if (read.last < read.first) return wrongField("range", "ends before it begins");
    range = read;
    return {};
}

base::Result<void> readOverlay(const json& settings, pipeline::DebugOverlay& overlay) {
    const auto found = settings.find("debug_overlay");
    if (found == settings.end() || found->is_null()) return {};
    for (const auto known :
         {pipeline::DebugOverlay::Visibility, pipeline::DebugOverlay::Uncertainty}) {
        if (*found != pipeline::toString(known)) continue;
        overlay = known;
        return {};
    }
    return wrongField("debug_overlay", "is not known");
}

base::Result<void> readExportSettings(const json& settings, ColorizeRequest& request) {
    std::string preset;
    base::Result<void> ok = edit::readString(settings, "preset", preset);
    if (ok) ok = readRange(settings, request.range);
    if (ok) ok = edit::readBool(settings, "salvage", request.salvage);
    if (ok) ok = edit::readBool(settings, "strict_streams", request.strictStreams);
    if (ok) ok = edit::readBool(settings, "disclosure", request.disclosure);
    if (ok) ok = readOverlay(settings, request.overlay);
    if (!ok) return ok;
    request.preset = media::presetFromString(preset);
    if (!request.preset) return wrongField("preset", "\"" + preset + "\" is not known");
    return {};
}

// Where there is no CUDA any more, the CPU has to do; the report says what came of it.
void readDevice(const pipeline::EarlierExport& earlier, ColorizeRequest& request) {
    using Device = decltype(request.device);
    if (earlier.device == "cpu") request.device = Device::Cpu;
    request.precision = nn::precisionNamed(earlier.precision);
}

base::Result<ModelIdentity> readModel(const json& object) {
    ModelIdentity model;
    base::Result<void> ok = edit::readString(object, "name", model.name);
    if (ok) ok = edit::readString(object, "sha256", model.sha256);
    if (ok) ok = edit::readString(object, "identity", model.identity);
    if (!ok) return base::fail(ok.error());
    if (model.name.empty() || model.sha256.empty()) {
        return wrongField("model", "has no name or no SHA-256");
    }
    return model;
}

// The models of the export by the names that its settings use: the film's, then those of segments
// that have one of their own, which are written down in the order of these names.
base::Result<std::map<std::string, ModelIdentity>> readModels(const json& document,
                                                              const ColorizeRequest& request) {
    std::map<std::string, ModelIdentity> others;
    for (const edit::Segment& segment : request.segments) {
        if (segment.skip || segment.settings.model == request.settings.model) continue;
        others.try_emplace(segment.settings.model);
    }
    static const json none = json::array();
    const auto found = document.find("other_models");
    const json& list = found != document.end() && found->is_array() ? *found : none;
    if (list.size() != others.size()) {
        return wrongField("other_models", "are not those that the segments name");
    }
    auto next = list.begin();
    for (auto& [asked, identity] : others) {
        auto read = next->is_object() ? readModel(*next) : wrongField("other_models", "are none");
        if (!read) return base::fail(read.error());
        identity = *std::move(read);
        ++next;
    }
    auto film = readModel(member(document, "model"));
    if (!film) return base::fail(film.error());
    others.emplace(request.settings.model, *std::move(film));
    return others;
}

// Settings name each model as it is found today.
base::Result<void> findModels(const std::map<std::string, ModelIdentity>& models,
                              ColorizeRequest& request) {
    std::map<std::string, std::string> today;
    for (const auto& [asked, identity] : models) {
        auto found = pipeline::findModelAgain(asked, identity);
        if (!found) return base::fail(std::move(found.error()));
        today[asked] = *std::move(found);
    }
    request.settings.model = today.at(request.settings.model);
    for (edit::Segment& segment : request.segments) {
        const auto found = today.find(segment.settings.model);
        if (found != today.end()) segment.settings.model = found->second;
    }
    return {};
}

base::Result<pipeline::EarlierExport> readEarlier(delivery::ExportRecord& record) {
    const json& document = record.document;
    pipeline::EarlierExport earlier;
    const json& program = member(document, "program");
    base::Result<void> ok = edit::readString(program, "version", earlier.programVersion);
    if (ok) ok = edit::readString(document, "device", earlier.device);
    if (ok) ok = edit::readString(document, "precision", earlier.precision);
    if (!ok) return base::fail(ok.error());
    const auto threads = readThreads(document, "threads");
    if (!threads) return base::fail(threads.error());
    earlier.threads = *threads;
    earlier.sidecar = record.sidecar;
    earlier.sourceSha256 = record.sourceSha256;
    earlier.lumaIn = std::move(record.lumaIn);
    earlier.lumaOut = std::move(record.lumaOut);
    earlier.chromaOut = std::move(record.chromaOut);
    return earlier;
}

// All that is known without looking for anything.
base::Result<ColorizeRequest> readSettings(delivery::ExportRecord& record) {
    if (const auto shard = record.document.find("shard");
        shard != record.document.end() && !shard->is_null()) {
        return wrongField("shard", "it is one part of an export");
    }
    ColorizeRequest request;
    auto plan = project::planOfSidecar(record.document);
    if (!plan) return base::fail(plan.error());
    request.settings = std::move(plan->settings);
    request.segments = std::move(plan->segments);
    request.shotsKnownTo = plan->shotsKnownTo;
    const json& settings = member(record.document, "settings");
    if (auto ok = readExportSettings(settings, request); !ok) return base::fail(ok.error());
    auto earlier = readEarlier(record);
    if (!earlier) return base::fail(earlier.error());
    const auto asked = readThreads(record.document, "threads_asked");
    if (!asked) return base::fail(asked.error());
    request.threads = pipeline::threadsAgain(*asked, earlier->threads);
    readDevice(*earlier, request);
    request.repeats = std::make_shared<pipeline::EarlierExport>(*std::move(earlier));
    return request;
}

}  // namespace

bool isSidecar(const std::filesystem::path& path) {
    return path.filename().string().ends_with(".kinechrome.json");
}

base::Result<ColorizeRequest> readRepeat(const std::filesystem::path& sidecar,
                                         const std::stop_token& stop) {
    auto record = delivery::readExport(sidecar, std::nullopt);
    if (!record) return base::fail(std::move(record.error()));
    const auto broken = [&](const base::Error& error) {
        return base::fail(base::ErrorKind::Input, sidecar.string(),
                          "cannot be repeated (" + error.what + ": " + error.why + ")",
                          "use the sidecar as the export wrote it");
    };
    auto request = readSettings(*record);
    if (!request) return broken(request.error());
    if (request->settings.model != pipeline::identityModel) {
        const auto models = readModels(record->document, *request);
        if (!models) return broken(models.error());
        // Before the footage, which takes long to read.
        if (auto found = findModels(*models, *request); !found) return base::fail(found.error());
    }
    auto source = delivery::findSource(*record, stop);
    if (!source) return base::fail(std::move(source.error()));
    request->input = *std::move(source);
    return request;
}

}  // namespace kinechrome::cli

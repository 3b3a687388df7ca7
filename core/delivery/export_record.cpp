// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/export_record.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/edit/json_document.h"
#include "core/edit/json_fields.h"
#include "core/pipeline/colorize_plan.h"
#include "core/pipeline/shard_plan.h"

namespace kinechrome::delivery {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::string_view schema = "kinechrome.sidecar/";
constexpr std::string_view ending = ".kinechrome.json";
constexpr std::size_t largestSidecar = std::size_t{1} << 30U;
constexpr double largestSize = 9e15;
constexpr double largestFlicker = 1e6;  // that of a*b* is below 10

fs::path sidecarOf(const fs::path& named) {
    if (named.string().ends_with(ending)) return named;
    const auto preset = media::choosePreset(named, std::nullopt);
    return preset ? pipeline::sidecarPath(named, *preset)
                  : fs::path(named.string() + ending.data());
}

base::Error damaged(const fs::path& sidecar, const base::Error& error) {
    return {base::ErrorKind::Input, sidecar.string(),
            "is no sidecar of an export (" + error.what + ": " + error.why + ")",
            "name the film that was exported, or its .kinechrome.json"};
}

base::Result<void> checkKind(const json& document, const fs::path& sidecar) {
    if (!document.is_object()) {
        return base::fail(damaged(sidecar, edit::wrongField("it", "is no JSON").value()));
    }
    const auto match = edit::matchSchema(document, schema, 1);
    if (match == edit::SchemaMatch::Known) return {};
    if (match == edit::SchemaMatch::Newer) {
        return base::fail(base::ErrorKind::Input, sidecar.string(),
                          "was written by a newer Kinechrome", "read it with that version");
    }
    return base::fail(damaged(sidecar, edit::wrongField("schema", "is not known").value()));
}

const json& member(const json& object, const char* name) {
    static const json none = json::object();
    const auto found = object.find(name);
    return found != object.end() && found->is_object() ? *found : none;
}

base::Rational rationalFrom(const std::string& text) {
    base::Rational value;
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) return {};
    const char* begin = text.data();
    const auto num = std::from_chars(begin, begin + slash, value.num);
    const auto den = std::from_chars(begin + slash + 1, begin + text.size(), value.den);
    return num.ec == std::errc() && den.ec == std::errc() ? value : base::Rational{};
}

base::Result<std::vector<std::string>> digests(const json& frames, const char* name) {
    const auto found = frames.find(name);
    std::vector<std::string> list;
    if (found == frames.end() || !found->is_array()) return edit::wrongField(name, "is missing");
    for (const json& each : *found) {
        if (!each.is_string()) return edit::wrongField(name, "holds something else than text");
        list.push_back(each.get<std::string>());
    }
    return list;
}

base::Result<void> readFrames(const json& document, ExportRecord& record) {
    const json& frames = member(document, "frames");
    auto in = digests(frames, "luma_in");
    if (!in) return base::fail(in.error());
    auto out = digests(frames, "luma_out");
    if (!out) return base::fail(out.error());
    if (frames.contains("chroma_out")) {
        auto chroma = digests(frames, "chroma_out");
        if (!chroma) return base::fail(chroma.error());
        record.chromaOut = *std::move(chroma);
    }
    record.lumaIn = *std::move(in);
    record.lumaOut = *std::move(out);
    if (record.lumaIn.empty()) return edit::wrongField("frames", "there are none");
    if (record.lumaIn.size() != record.lumaOut.size()) {
        return edit::wrongField("frames", "source and export have different numbers");
    }
    if (!record.chromaOut.empty() && record.chromaOut.size() != record.lumaOut.size()) {
        return edit::wrongField("frames", "luma and colours have different numbers");
    }
    return {};
}

std::optional<double> flickerFrom(const json& each) {
    if (!each.is_number()) return std::nullopt;
    const double value = each.get<double>();
    const bool possible = std::isfinite(value) && value >= 0.0 && value <= largestFlicker;
    return possible ? std::optional(value) : std::nullopt;
}

// Of a wrong length or kind, or no flicker at all: as if there were none. It decorates the report,
// nothing more.
Series seriesFrom(const json& flicker, const char* name, std::size_t frames) {
    const auto found = flicker.find(name);
    if (found == flicker.end() || !found->is_array() || found->size() != frames) return {};
    Series series;
    for (const json& each : *found) series.push_back(flickerFrom(each));
    return series;
}

base::Result<void> readSegments(const json& document, ExportRecord& record) {
    const auto found = document.find("segments");
    if (found == document.end()) return {};
    if (!found->is_array()) return edit::wrongField("segments", "are no list");
    for (const json& each : *found) {
        if (!each.is_object()) return edit::wrongField("segments", "hold something else");
        auto segment = edit::segmentFromJson(each);
        if (!segment) return base::fail(segment.error());
        record.segments.push_back(*std::move(segment));
    }
    return {};
}

base::Result<void> readSource(const json& document, ExportRecord& record) {
    const json& source = member(document, "source");
    std::string rate;
    double size = 0.0;
    if (const auto hash = source.find("sha256"); hash != source.end() && hash->is_string()) {
        record.sourceSha256 = hash->get<std::string>();
    }
    for (const auto& read : {edit::readString(source, "name", record.sourceName),
                             edit::readString(source, "rate", rate),
                             edit::readNumber(source, "size", 0.0, largestSize, size)}) {
        if (!read) return read;
    }
    if (record.sourceName.empty()) return edit::wrongField("source", "has no name");
    if (record.sourceName.find('\0') != std::string::npos) {
        return edit::wrongField("source", "its name is none");
    }
    record.sourceSize = static_cast<std::int64_t>(size);
    record.rate = rationalFrom(rate);
    if (!record.rate.known()) return edit::wrongField("source rate", "'" + rate + "' is none");
    return {};
}

base::Result<void> readSettings(const json& document, ExportRecord& record) {
    const json& settings = member(document, "settings");
    if (auto read = edit::readBool(settings, "salvage", record.salvage); !read) return read;
    if (auto read = edit::readFrame(member(settings, "range"), "first", record.first); !read) {
        return read;
    }
    const auto shard = pipeline::shardPlanFromJson(member(document, "shard"));
    if (shard && shard->own()) record.first = shard->own()->first;
    return {};
}

// The name alone: a sidecar must not lead to files elsewhere.
fs::path outputOf(const ExportRecord& record, const json& document) {
    std::string name;
    std::string preset;
    static_cast<void>(edit::readString(member(document, "output"), "name", name));
    static_cast<void>(edit::readString(member(document, "settings"), "preset", preset));
    const auto known = media::presetFromString(preset);
    if (known && pipeline::isSequence(*known)) return record.stem() / fs::path(name).filename();
    std::error_code unknown;
    const fs::path byName = record.sidecar.parent_path() / fs::path(name).filename();
    const bool renamed = name.empty() || fs::exists(record.stem(), unknown);
    return renamed ? record.stem() : byName;
}

fs::path sourceOf(const ExportRecord& record, const json& document) {
    const fs::path folder = record.sidecar.parent_path();
    std::string told;
    static_cast<void>(edit::readString(member(document, "source"), "path", told));
    const fs::path beside = besideSidecar(record);
    if (told.empty() || told.find('\0') != std::string::npos) return beside;
    const fs::path there = (folder / told).lexically_normal();
    std::error_code unknown;
    const bool gone = !fs::exists(there, unknown) && fs::exists(beside, unknown);
    return gone ? beside : there;
}

// Timestamps that follow from the rate, but for the rounding of their ticks.
bool hasSteadyRate(const json& document, const base::Rational& rate) {
    const json& frames = member(document, "frames");
    std::string ticks;
    static_cast<void>(edit::readString(member(document, "source"), "time_base", ticks));
    const base::Rational timeBase = rationalFrom(ticks);
    const auto found = frames.find("pts");
    if (!timeBase.known() || found == frames.end() || !found->is_array()) return false;
    std::optional<double> begins;
    double frame = 0.0;
    for (const json& each : *found) {
        if (!each.is_number_integer()) return false;
        const auto pts = static_cast<double>(each.get<std::int64_t>());
        if (!begins) begins = pts;
        const double expected = frame / rate.value() / timeBase.value();
        if (std::abs(pts - *begins - expected) > 1.0) return false;
        frame += 1.0;
    }
    return begins.has_value();
}

base::Result<void> readAll(const json& document, ExportRecord& record) {
    for (const auto part : {readFrames, readSource, readSettings, readSegments}) {
        if (auto read = part(document, record); !read) return read;
    }
    record.steadyRate = hasSteadyRate(document, record.rate);
    const json& flicker = member(document, "flicker");
    record.flickerBefore = seriesFrom(flicker, "before", record.lumaIn.size());
    record.flickerAfter = seriesFrom(flicker, "after", record.lumaIn.size());
    return {};
}

}  // namespace

fs::path stemOf(const fs::path& named) {
    const std::string text = sidecarOf(named).string();
    return text.substr(0, text.size() - ending.size());
}

fs::path besideSidecar(const ExportRecord& record) {
    return record.sidecar.parent_path() / fs::path(record.sourceName).filename();
}

fs::path ExportRecord::stem() const {
    return stemOf(sidecar);
}

base::Result<ExportRecord> readExport(const fs::path& named,
                                      const std::optional<fs::path>& source) {
    ExportRecord record;
    record.sidecar = fs::absolute(sidecarOf(named));
    auto text = base::readFile(record.sidecar, largestSidecar);
    if (!text) return base::fail(std::move(text.error()));
    const bool deep = edit::isNestedTooDeeply(*text);
    json document = deep ? json() : json::parse(*text, nullptr, false);
    if (auto known = checkKind(document, record.sidecar); !known) return base::fail(known.error());
    if (auto read = readAll(document, record); !read) {
        return base::fail(damaged(record.sidecar, read.error()));
    }
    record.output = outputOf(record, document);
    record.source = source ? fs::absolute(*source) : sourceOf(record, document);
    document.erase("frames");
    document.erase("flicker");
    record.document = std::move(document);
    return record;
}

}  // namespace kinechrome::delivery

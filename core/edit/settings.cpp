// SPDX-License-Identifier: GPL-3.0-or-later
// JSON, validation and the stable key of the colour settings.
#include "core/edit/settings.h"

#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/edit/json_fields.h"

namespace kinechrome::edit {

using base::ErrorKind;

namespace {

constexpr std::array<std::pair<StabilizerKind, std::string_view>, 4> stabilizerNames{{
    {StabilizerKind::Flow, "flow"},
    {StabilizerKind::None, "none"},
    {StabilizerKind::Bidirectional, "bidirectional"},
    {StabilizerKind::Tv, "tv"},
}};

base::Result<void> within(const char* name, double value, double lowest, double highest) {
    if (std::isfinite(value) && value >= lowest && value <= highest) return {};
    return base::fail(ErrorKind::Usage, name, fmt::format("{} is out of range", value),
                      fmt::format("give a number from {} to {}", lowest, highest));
}

}  // namespace

std::string_view toString(StabilizerKind kind) {
    for (const auto& [known, name] : stabilizerNames) {
        if (known == kind) return name;
    }
    return "none";
}

std::optional<StabilizerKind> stabilizerFromString(std::string_view name) {
    for (const auto& [kind, known] : stabilizerNames) {
        if (known == name) return kind;
    }
    return std::nullopt;
}

base::Result<void> validate(const ColorSettings& settings) {
    if (settings.model.empty()) {
        return base::fail(ErrorKind::Usage, "model", "the name is empty",
                          "give a model's name, its folder, or none");
    }
    if (auto ok = within("strength", settings.strength, 0.0, 1.0); !ok) return ok;
    return within("saturation", settings.saturation, 0.0, 2.0);
}

void to_json(nlohmann::json& json, const ColorSettings& settings) {
    json["model"] = settings.model;
    json["stabilizer"] = toString(settings.stabilizer);
    json["strength"] = settings.strength;
    json["saturation"] = settings.saturation;
}

base::Result<ColorSettings> colorSettingsFromJson(const nlohmann::json& json) {
    if (!json.is_object()) return wrongField("settings", "is not an object");
    ColorSettings settings;
    std::string stabilizer(toString(settings.stabilizer));
    if (auto ok = readString(json, "model", settings.model); !ok) return base::fail(ok.error());
    if (auto ok = readString(json, "stabilizer", stabilizer); !ok) return base::fail(ok.error());
    if (auto ok = readNumber(json, "strength", 0.0, 1.0, settings.strength); !ok) {
        return base::fail(ok.error());
    }
    if (auto ok = readNumber(json, "saturation", 0.0, 2.0, settings.saturation); !ok) {
        return base::fail(ok.error());
    }
    const auto kind = stabilizerFromString(stabilizer);
    if (!kind) return wrongField("stabilizer", "\"" + stabilizer + "\" is not known");
    if (settings.model.empty()) return wrongField("model", "is empty");
    settings.stabilizer = *kind;
    return settings;
}

// FNV-1a (Fowler, Noll, Vo) over a canonical line: the same on every machine and in every run, so
// that stored chroma stays usable. "v6" changes when equal settings start to mean other chroma.
std::uint64_t settingsKey(const ColorSettings& settings) {
    const bool steady = settings.stabilizer != StabilizerKind::None;
    const std::string line =
        fmt::format("v6|{}|{}|{:.6f}|{:.6f}", settings.model, toString(settings.stabilizer),
                    steady ? settings.strength : 0.0, settings.saturation);
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : line) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

}  // namespace kinechrome::edit

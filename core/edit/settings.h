// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of one colourisation, as plain values with JSON. Files carry the schema number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/base/error.h"

namespace kinechrome::edit {

enum class StabilizerKind { Flow, None, Bidirectional, Tv };

// How colour is made; equal settings give equal chroma. Defaults are the contract's.
struct ColorSettings {
    std::string model = "colornet";  // a shipped name, a folder, or "none" (identity, no colour)
    StabilizerKind stabilizer = StabilizerKind::Flow;
    double strength = 0.8;    // of the stabiliser, 0..1
    double saturation = 1.0;  // 0..2, scales a* and b*

    bool operator==(const ColorSettings&) const = default;
};

// First and last frame, counted from 0, both ends in.
struct FrameRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
    [[nodiscard]] std::int64_t count() const { return last - first + 1; }
    bool operator==(const FrameRange&) const = default;
};

[[nodiscard]] std::string_view toString(StabilizerKind kind);
[[nodiscard]] std::optional<StabilizerKind> stabilizerFromString(std::string_view name);

// Errors: Usage, naming the value that is out of range.
[[nodiscard]] base::Result<void> validate(const ColorSettings& settings);

void to_json(nlohmann::json& json, const ColorSettings& settings);
// Errors: Input when a value has the wrong type or range.
[[nodiscard]] base::Result<ColorSettings> colorSettingsFromJson(const nlohmann::json& json);

// Stable 64-bit key of everything that changes the chroma of a frame (not of the output file).
[[nodiscard]] std::uint64_t settingsKey(const ColorSettings& settings);

}  // namespace kinechrome::edit

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/field_keys.h"

#include <system_error>

#include <fmt/format.h>

#include "core/edit/frame_plan.h"

namespace kinechrome::pipeline {

std::uint64_t fieldKey(const std::filesystem::path& film, const std::string& weights,
                       edit::ColorSettings settings) {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(film, unknown);
    const auto time = std::filesystem::last_write_time(film, unknown).time_since_epoch().count();
    settings.model = fmt::format("{}|{}|{}|{}", weights, film.string(), size, time);
    settings.saturation = 1.0;  // applied when painting
    return edit::settingsKey(settings);
}

std::uint64_t figuresKey(std::uint64_t field) {
    constexpr std::uint64_t figures = 0x666967757265;  // any number that no other use takes
    return edit::combineKeys(field, figures);
}

}  // namespace kinechrome::pipeline

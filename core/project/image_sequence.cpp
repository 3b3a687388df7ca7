// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/image_sequence.h"

#include <cstdint>
#include <system_error>

#include "core/base/sequence_name.h"

namespace kinechrome::project {

namespace fs = std::filesystem;

bool isSequence(const fs::path& film) {
    std::error_code unknown;
    return !fs::exists(film, unknown) && base::sequenceNameOf(film);
}

std::optional<fs::path> firstFileOf(const fs::path& film) {
    std::error_code code;
    if (fs::is_regular_file(film, code)) return film;
    if (!isSequence(film)) return std::nullopt;
    const base::SequenceName name = *base::sequenceNameOf(film);
    const fs::path folder = film.has_parent_path() ? film.parent_path() : fs::path(".");
    std::optional<std::int64_t> lowest;
    std::optional<fs::path> first;
    for (auto entry = fs::directory_iterator(folder, code);
         !code && entry != fs::directory_iterator(); entry.increment(code)) {
        const auto number = name.numberOf(entry->path().filename().string());
        if (!number || (lowest && *lowest <= *number)) continue;
        std::error_code ignored;
        if (!entry->is_regular_file(ignored)) continue;
        lowest = number;
        first = entry->path();
    }
    return first;
}

}  // namespace kinechrome::project

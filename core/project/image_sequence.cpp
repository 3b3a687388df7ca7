// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/image_sequence.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

namespace kinechrome::project {

namespace fs = std::filesystem;

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// A file name taken apart where its number stands. core/media has the same rules and more of them
// (which kinds of picture there are); the project knows no footage from the inside.
struct Pattern {
    std::string before;
    std::string after;
    int digits = 0;  // 0: not padded

    [[nodiscard]] std::optional<std::int64_t> numberOf(std::string_view name) const {
        constexpr std::size_t mostDigits = 9;
        if (name.size() <= before.size() + after.size()) return std::nullopt;
        if (!name.starts_with(before) || !name.ends_with(after)) return std::nullopt;
        const std::string_view text =
            name.substr(before.size(), name.size() - before.size() - after.size());
        if (text.size() > mostDigits || !std::ranges::all_of(text, isDigit)) return std::nullopt;
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        const bool padded = text == fmt::format("{:0{}}", number, std::max(digits, 1));
        return padded ? std::optional(number) : std::nullopt;
    }
};

// One %d or %0Nd in the file name, and nothing else of the kind.
std::optional<Pattern> patternOf(const fs::path& film) {
    const std::string name = film.filename().string();
    const std::size_t percent = name.find('%');
    if (percent == std::string::npos || name.rfind('%') != percent) return std::nullopt;
    const std::size_t end = name.find_first_not_of("0123456789", percent + 1);
    if (end == std::string::npos || name[end] != 'd') return std::nullopt;
    const std::string width = name.substr(percent + 1, end - percent - 1);
    if (width.size() > 2 || (!width.empty() && width.front() != '0')) return std::nullopt;
    return Pattern{name.substr(0, percent), name.substr(end + 1),
                   width.empty() ? 0 : width.back() - '0'};
}

}  // namespace

bool isSequence(const fs::path& film) {
    std::error_code unknown;
    return !fs::exists(film, unknown) && patternOf(film);
}

std::optional<fs::path> firstFileOf(const fs::path& film) {
    std::error_code code;
    if (fs::is_regular_file(film, code)) return film;
    if (!isSequence(film)) return std::nullopt;
    const Pattern pattern = *patternOf(film);
    const fs::path folder = film.has_parent_path() ? film.parent_path() : fs::path(".");
    std::optional<std::int64_t> lowest;
    std::optional<fs::path> first;
    for (auto entry = fs::directory_iterator(folder, code);
         !code && entry != fs::directory_iterator(); entry.increment(code)) {
        const auto number = pattern.numberOf(entry->path().filename().string());
        if (!number || (lowest && *lowest <= *number)) continue;
        std::error_code ignored;
        if (!entry->is_regular_file(ignored)) continue;
        lowest = number;
        first = entry->path();
    }
    return first;
}

}  // namespace kinechrome::project

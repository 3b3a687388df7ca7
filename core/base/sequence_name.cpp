// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sequence_name.h"

#include <algorithm>

#include <fmt/format.h>

namespace kinechrome::base {

namespace fs = std::filesystem;

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

fs::path SequenceName::file(std::int64_t number) const {
    return folder / fmt::format("{}{:0{}}{}", prefix, number, std::max(digits, 1), suffix);
}

std::optional<std::int64_t> SequenceName::numberOf(const std::string& fileName) const {
    if (fileName.size() <= prefix.size() + suffix.size()) return std::nullopt;
    if (!fileName.starts_with(prefix) || !fileName.ends_with(suffix)) return std::nullopt;
    const std::string number =
        fileName.substr(prefix.size(), fileName.size() - prefix.size() - suffix.size());
    if (!std::all_of(number.begin(), number.end(), isDigit) || number.size() > 9) {
        return std::nullopt;
    }
    const auto value = static_cast<std::int64_t>(std::stol(number));
    if (file(value).filename().string() != fileName) return std::nullopt;
    return value;
}

std::optional<SequenceName> sequenceNameOf(const fs::path& path) {
    const std::string name = path.filename().string();
    const std::size_t percent = name.find('%');
    if (percent == std::string::npos || name.find('%', percent + 1) != std::string::npos) {
        return std::nullopt;
    }
    std::size_t end = percent + 1;
    while (end < name.size() && isDigit(name[end])) ++end;
    if (end >= name.size() || name[end] != 'd' || end - percent > 3) return std::nullopt;
    const std::string width = name.substr(percent + 1, end - percent - 1);
    if (!width.empty() && width.front() != '0') return std::nullopt;
    const int digits = width.empty() ? 0 : std::stoi(width);
    if (digits > 9) return std::nullopt;
    return SequenceName{path.parent_path(), name.substr(0, percent), digits, name.substr(end + 1)};
}

}  // namespace kinechrome::base

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/sidecar_text.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace kinechrome::delivery {

using nlohmann::json;

std::string textAt(const json& object, const char* name) {
    if (!object.is_object()) return {};
    const auto found = object.find(name);
    if (found == object.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    if (found->is_boolean()) return found->get<bool>() ? "yes" : "no";
    if (found->is_number_integer()) return fmt::format("{}", found->get<std::int64_t>());
    if (found->is_number()) return fmt::format("{:.4g}", found->get<double>());
    return {};
}

const json& partAt(const json& object, const char* name) {
    static const json none = json::object();
    if (!object.is_object()) return none;
    const auto found = object.find(name);
    return found != object.end() && found->is_structured() ? *found : none;
}

std::string rateText(const base::Rational& rate) {
    const base::Rational least = rate.reduced();
    if (least.den == 1) return fmt::format("{}", least.num);
    return fmt::format("{:.3f} ({})", least.value(), least.text());
}

std::string sizeText(std::int64_t bytes) {
    constexpr std::array units{"bytes", "KiB", "MiB", "GiB", "TiB"};
    auto size = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (size >= 1024.0 && unit + 1 < units.size()) {
        size /= 1024.0;
        ++unit;
    }
    return unit == 0 ? fmt::format("{} bytes", bytes) : fmt::format("{:.1f} {}", size, units[unit]);
}

std::string figureText(const std::optional<double>& value) {
    if (!value || !std::isfinite(*value)) return "–";
    const double size = std::abs(*value);
    if (size > 0.0 && size < 1e-3) return fmt::format("{:.2e}", *value);
    return size >= 100.0 ? fmt::format("{:.0f}", *value) : fmt::format("{:.3g}", *value);
}

}  // namespace kinechrome::delivery

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/markup.h"

#include <cstdint>

#include <fmt/format.h>

namespace kinechrome::delivery {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// Length of the well-formed UTF-8 letter at the beginning; 0 when there is none (Unicode 15,
// table 3-7).
std::size_t letterLength(std::string_view text) {
    const auto byte = [&](std::size_t at) -> unsigned {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80U) return 1;
    const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return 0;
    }
    const unsigned second = byte(1);
    const bool tooLong = (lead == 0xE0U && second < 0xA0U) || (lead == 0xF0U && second < 0x90U);
    const bool none = (lead == 0xEDU && second > 0x9FU) || (lead == 0xF4U && second > 0x8FU);
    return tooLong || none ? 0 : length;
}

// Marks that turn the direction of what follows could make one name look like another.
bool turnsText(std::string_view letter) {
    return letter.size() == 3 && letter[0] == '\xE2' &&
           ((letter[1] == '\x80' && letter[2] >= '\xAA' && letter[2] <= '\xAE') ||
            (letter[1] == '\x81' && letter[2] >= '\xA6' && letter[2] <= '\xA9'));
}

std::string_view entityOf(char c) {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        default: return {};
    }
}

}  // namespace

std::string escaped(std::string_view anything) {
    std::string out;
    out.reserve(anything.size());
    while (!anything.empty()) {
        const std::size_t length = letterLength(anything);
        const std::string_view letter = anything.substr(0, length == 0 ? 1 : length);
        const char c = letter.front();
        const bool control = length == 1 && ((c >= 0 && c < ' ' && c != '\n') || c == '\x7F');
        const std::string_view entity = length == 1 ? entityOf(c) : std::string_view();
        if (length == 0 || control || turnsText(letter)) {
            out += replacement;
        } else {
            out += entity.empty() ? letter : entity;
        }
        anything.remove_prefix(letter.size());
    }
    return out;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        const std::size_t here = std::min<std::size_t>(3, bytes.size() - at);
        for (std::size_t i = 0; i < 3; ++i) {
            group = group << 8U | (i < here ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            out += i <= here ? digits[group >> (18U - 6U * i) & 63U] : '=';
        }
    }
    return out;
}

Markup Markup::text(std::string_view anything) {
    return Markup(escaped(anything));
}

Markup Markup::element(const char* name, const Markup& content, const char* style) {
    const std::string attribute =
        *style == '\0' ? std::string() : fmt::format(" class=\"{}\"", style);
    return Markup(fmt::format("<{0}{1}>{2}</{0}>\n", name, attribute, content.html()));
}

Markup Markup::png(std::string_view bytes, std::string_view alternative) {
    return Markup(fmt::format("<img alt=\"{}\" src=\"data:image/png;base64,{}\">\n",
                              escaped(alternative), base64(bytes)));
}

Markup Table::markup() const {
    const auto styleOf = [this](std::size_t column) {
        return column < numeric.size() && numeric[column] ? "n" : "";
    };
    Markup head;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        head += Markup::element("th", Markup::text(heads[i]), styleOf(i));
    }
    Markup body;
    for (const auto& row : rows) {
        Markup cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells += Markup::element("td", row[i], styleOf(i));
        }
        body += Markup::element("tr", cells);
    }
    return Markup::element("table", Markup::element("thead", Markup::element("tr", head)) +
                                        Markup::element("tbody", body));
}

void Facts::add(std::string_view name, std::string_view value) {
    if (!value.empty()) add(name, Markup::text(value));
}

void Facts::add(std::string_view name, const Markup& value) {
    rows_ += Markup::element("dt", Markup::text(name)) + Markup::element("dd", value);
}

Markup Facts::markup() const {
    return Markup::element("dl", rows_);
}

}  // namespace kinechrome::delivery

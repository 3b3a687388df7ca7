// SPDX-License-Identifier: GPL-3.0-or-later
// Markup: HTML and SVG that is safe by construction. Text from anywhere enters escaped; only words
// written in our own source enter as they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kinechrome::delivery {

class Markup {
public:
    Markup() = default;
    // Any bytes: what is no UTF-8 or a control character shows as a replacement character.
    [[nodiscard]] static Markup text(std::string_view anything);
    // A literal of the source, checked at compile time to be one.
    template <std::size_t size>
    [[nodiscard]] static Markup literal(const char (&html)[size]) {
        return Markup(std::string(html, size - 1));
    }
    // <name class="style">content</name>; names and styles are literals of the source.
    [[nodiscard]] static Markup element(const char* name, const Markup& content,
                                        const char* style = "");
    // An embedded picture; `alternative` for those who cannot see it.
    [[nodiscard]] static Markup png(std::string_view bytes, std::string_view alternative);
    // A finished drawing of ours (see line_plot.h).
    [[nodiscard]] static Markup drawing(std::string svg) { return Markup(std::move(svg)); }

    Markup& operator+=(const Markup& more) {
        html_ += more.html_;
        return *this;
    }
    friend Markup operator+(Markup one, const Markup& other) { return one += other; }
    [[nodiscard]] const std::string& html() const { return html_; }
    [[nodiscard]] bool empty() const { return html_.empty(); }

private:
    explicit Markup(std::string html) : html_(std::move(html)) {}
    std::string html_;
};

// The text with everything replaced that means something in HTML.
[[nodiscard]] std::string escaped(std::string_view anything);
[[nodiscard]] std::string base64(std::string_view bytes);

// A table with a heading; cells are markup. Columns of `numeric` are aligned at the right.
struct Table {
    std::vector<std::string> heads;
    std::vector<std::vector<Markup>> rows;
    std::vector<bool> numeric = {};
    [[nodiscard]] Markup markup() const;
};

// Names and what they stand for, as a list of facts.
class Facts {
public:
    void add(std::string_view name, std::string_view value);  // nothing for an empty value
    void add(std::string_view name, const Markup& value);
    [[nodiscard]] Markup markup() const;

private:
    Markup rows_;
};

}  // namespace kinechrome::delivery

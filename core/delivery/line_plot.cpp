// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/line_plot.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace kinechrome::delivery {

namespace {

constexpr double width = 880.0;
constexpr double left = 58.0;
constexpr double right = 12.0;
constexpr double top = 30.0;
constexpr double bottom = 190.0;
constexpr double height = 226.0;
constexpr std::size_t mostColumns = 400;
constexpr double legendLetter = 6.6;  // mean width, pixels
// Beyond these an axis is no use, and its arithmetic leaves the numbers that there are.
constexpr double mostDrawn = 1e100;
constexpr double leastDrawn = 1e-100;

const char* styleOf(Ink ink) {
    switch (ink) {
        case Ink::Plain: return "plain";
        case Ink::Accent: return "accent";
        case Ink::Quiet: return "quiet";
    }
    return "";
}

struct Column {
    double low = 0.0, mean = 0.0, high = 0.0;
    bool any = false;
};

// As many frames in each as it takes.
std::vector<Column> columnsOf(const Series& values, std::size_t perColumn) {
    std::vector<Column> columns((values.size() + perColumn - 1) / perColumn);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        Column& column = columns[c];
        std::size_t count = 0;
        const std::size_t end = std::min(values.size(), (c + 1) * perColumn);
        for (std::size_t i = c * perColumn; i < end; ++i) {
            if (!values[i] || !(std::abs(*values[i]) <= mostDrawn)) continue;
            column.low = count == 0 ? *values[i] : std::min(column.low, *values[i]);
            column.high = count == 0 ? *values[i] : std::max(column.high, *values[i]);
            column.mean += *values[i];
            ++count;
        }
        column.any = count > 0;
        if (count > 0) column.mean /= static_cast<double>(count);
    }
    return columns;
}

// 1, 2 or 5 times a power of ten: about `parts` of them reach `most`.
double stepFor(double most, int parts) {
    const double power = std::pow(10.0, std::floor(std::log10(most / parts)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power * parts >= most) return factor * power;
    }
    return 10.0 * power;
}

// Small values are told in thousandths, millionths and so on.
int exponentOf(double most) {
    const int power = static_cast<int>(std::floor(std::log10(most)));
    return power >= -2 ? 0 : static_cast<int>(std::floor(power / 3.0)) * 3;
}

class Plot {
public:
    Plot(const std::vector<PlotLine>& lines, std::int64_t first) : first_(first) {
        for (const PlotLine& line : lines) count_ = std::max(count_, line.values.size());
        perColumn_ = (count_ + mostColumns - 1) / mostColumns;
        for (const PlotLine& line : lines) {
            columns_.push_back(columnsOf(line.values, perColumn_));
            for (const Column& column : columns_.back()) most_ = std::max(most_, column.high);
        }
        if (most_ < leastDrawn) most_ = 1.0;
        step_ = stepFor(most_, 4);
        steps_ = static_cast<int>(std::ceil(most_ / step_ - 1e-9));
        most_ = steps_ * step_;
    }

    [[nodiscard]] std::string grid(const std::vector<std::int64_t>& starts) const {
        std::string svg;
        const int exponent = exponentOf(most_);
        const double scale = std::pow(10.0, -exponent);
        for (int i = 0; i <= steps_; ++i) {
            const double value = i * step_;
            svg += fmt::format("<path class=\"grid\" d=\"M{} {:.1f}H{}\"/>", left, py(value),
                               width - right);
            svg += fmt::format("<text class=\"end\" x=\"{}\" y=\"{:.1f}\">{:.4g}</text>", left - 7,
                               py(value) + 4, value * scale);
        }
        if (exponent != 0) {
            svg += fmt::format(
                "<text class=\"end\" x=\"{}\" y=\"{}\">&#215;10<tspan dy=\"-4\" "
                "font-size=\"8\">{}</tspan></text>",
                left - 7, top - 14, exponent);
        }
        for (const std::int64_t start : starts) {
            if (start <= first_) continue;
            svg += fmt::format("<path class=\"start\" d=\"M{:.1f} {}V{}\"/>",
                               px(static_cast<double>(start - first_)), top, bottom);
        }
        return svg + frameNumbers();
    }

    [[nodiscard]] std::string line(std::size_t index, Ink ink) const {
        std::string path;
        std::string above;
        std::string below;
        bool open = false;
        for (std::size_t c = 0; c < columns_[index].size(); ++c) {
            const Column& column = columns_[index][c];
            if (!column.any) {
                open = false;
                continue;
            }
            const double x =
                px((static_cast<double>(c) + 0.5) * static_cast<double>(perColumn_) - 0.5);
            path += fmt::format("{}{:.1f} {:.1f}", open ? "L" : "M", x, py(column.mean));
            // A value between two gaps would be no line at all.
            if (!open) path += "h0.1";
            above += fmt::format("L{:.1f} {:.1f}", x, py(column.high));
            below = fmt::format("L{:.1f} {:.1f}", x, py(column.low)) + below;
            open = true;
        }
        if (path.empty()) return {};
        std::string svg;
        if (perColumn_ > 1) {
            svg = fmt::format("<path class=\"shade {}\" d=\"M{}{}Z\"/>", styleOf(ink),
                              above.substr(1), below);
        }
        return svg + fmt::format("<path class=\"line {}\" d=\"{}\"/>", styleOf(ink), path);
    }

private:
    [[nodiscard]] double px(double frame) const {
        const double last = std::max(1.0, static_cast<double>(count_) - 1.0);
        return left + std::clamp(frame / last, 0.0, 1.0) * (width - left - right);
    }
    [[nodiscard]] double py(double value) const { return bottom - value / most_ * (bottom - top); }
    [[nodiscard]] std::string frameNumbers() const {
        std::string svg;
        const double last = std::max(1.0, static_cast<double>(count_) - 1.0);
        const double step = std::max(1.0, stepFor(last, 8));
        for (double frame = 0.0; frame <= last; frame += step) {
            svg += fmt::format("<text class=\"mid\" x=\"{:.1f}\" y=\"{}\">{}</text>", px(frame),
                               bottom + 17, first_ + static_cast<std::int64_t>(frame));
        }
        return svg + fmt::format("<text class=\"mid\" x=\"{}\" y=\"{}\">frame</text>",
                                 (left + width - right) / 2.0, bottom + 32);
    }

    std::int64_t first_;
    std::size_t count_ = 1;
    std::size_t perColumn_ = 1;
    std::vector<std::vector<Column>> columns_;
    double most_ = 0.0;
    double step_ = 1.0;
    int steps_ = 1;
};

bool hasValues(const PlotLine& line) {
    return std::any_of(line.values.begin(), line.values.end(),
                       [](const auto& value) { return value.has_value(); });
}

}  // namespace

Markup linePlot(const std::vector<PlotLine>& all, std::int64_t first,
                const std::vector<std::int64_t>& starts) {
    std::vector<PlotLine> lines;
    std::copy_if(all.begin(), all.end(), std::back_inserter(lines), hasValues);
    if (lines.empty()) return {};
    const Plot plot(lines, first);
    std::string svg = fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\">", width, height);
    svg += plot.grid(starts);
    double x = left;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        svg += plot.line(i, lines[i].ink);
        svg +=
            fmt::format("<path class=\"line {}\" d=\"M{:.1f} 12h18\"/>", styleOf(lines[i].ink), x);
        svg += fmt::format("<text x=\"{:.1f}\" y=\"16\">{}</text>", x + 24, escaped(lines[i].name));
        x += 44 + legendLetter * static_cast<double>(lines[i].name.size());
    }
    return Markup::drawing(svg + "</svg>\n");
}

}  // namespace kinechrome::delivery

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/svg_chart.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace kinechrome::nn {
namespace {

constexpr int kWidth = 960;
constexpr int kLeft = 64;
constexpr int kRight = 24;
constexpr int kTop = 44;
constexpr int kGap = 68;  // between panels: title and legend of the next
constexpr int kBottom = 52;
constexpr int kTicks = 5;
constexpr double kDot = 2.6;           // radius, pixels
constexpr double kFaintRoom = 0.3;     // part of the range of the other lines, on either side
constexpr double kLegendLetter = 5.9;  // mean width of a letter of the legend, pixels

struct Range {
    double low = 0.0;
    double high = 1.0;
    bool any = false;

    void take(double value) {
        if (!std::isfinite(value)) return;
        low = any ? std::min(low, value) : value;
        high = any ? std::max(high, value) : value;
        any = true;
    }
};

// 1, 2 or 5 times a power of ten, so that about kTicks fit.
double tickStep(const Range& range) {
    const double rough = (range.high - range.low) / kTicks;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough) return factor * power;
    }
    return 10.0 * power;
}

// Rounded outwards to ticks; a single value gets room.
Range widened(Range range) {
    if (range.high - range.low < 1e-12) {
        const double room = std::max(1e-6, std::abs(range.high) * 0.1);
        range.low -= room;
        range.high += room;
    }
    const double step = tickStep(range);
    range.low = std::floor(range.low / step + 1e-9) * step;
    range.high = std::ceil(range.high / step - 1e-9) * step;
    return range;
}

std::string label(double value, double step) {
    if (std::abs(value) < step * 1e-6) return "0";
    if (step >= 1000.0) return fmt::format("{:.6g}k", value / 1000.0);
    return std::abs(value) < 1e-3 ? fmt::format("{:.0e}", value) : fmt::format("{:.6g}", value);
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
    }
    return out;
}

std::string text(double x, double y, const std::string& style, const std::string& words) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"{}\">{}</text>\n", x, y, style,
                       escaped(words));
}

// Maps values of one panel to pixels.
struct Frame {
    Range x;
    Range y;
    double top = 0.0;
    double height = 0.0;

    [[nodiscard]] double px(double value) const {
        return kLeft + (value - x.low) / (x.high - x.low) * (kWidth - kLeft - kRight);
    }
    [[nodiscard]] double py(double value) const {
        return top + height - (value - y.low) / (y.high - y.low) * height;
    }
};

std::string drawGrid(const Frame& frame, bool last) {
    std::string svg;
    const double stepY = tickStep(frame.y);
    for (double y = frame.y.low; y <= frame.y.high + 0.5 * stepY; y += stepY) {
        svg += fmt::format("<path class=\"grid\" d=\"M{} {:.1f}H{}\"/>\n", kLeft, frame.py(y),
                           kWidth - kRight);
        svg += text(kLeft - 8, frame.py(y) + 4, "tick end", label(y, stepY));
    }
    const double stepX = tickStep(frame.x);
    for (double x = frame.x.low; x <= frame.x.high + 0.5 * stepX; x += stepX) {
        svg += fmt::format("<path class=\"grid\" d=\"M{:.1f} {:.1f}V{:.1f}\"/>\n", frame.px(x),
                           frame.top, frame.top + frame.height);
        if (last) {
            svg += text(frame.px(x), frame.top + frame.height + 18, "tick mid", label(x, stepX));
        }
    }
    return svg;
}

std::string drawLine(const Frame& frame, const ChartLine& line) {
    std::string path;
    std::string dots;
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        if (!std::isfinite(line.y[i])) continue;
        const double x = frame.px(line.x[i]);
        const double y = frame.py(line.y[i]);
        path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", x, y);
        if (line.style == LineStyle::Points) {
            dots += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" fill=\"{}\"/>\n", x,
                                y, kDot, line.color);
        }
    }
    if (path.empty()) return {};
    const bool faint = line.style == LineStyle::Faint;
    return fmt::format("<path class=\"line\" d=\"{}\" stroke=\"{}\"{}/>\n", path, line.color,
                       faint ? " stroke-opacity=\"0.16\"" : " stroke-width=\"1.8\"") +
           dots;
}

// A short stroke and the name of every line that has one, in a row.
std::string drawLegend(const ChartPanel& panel, double y) {
    std::string svg;
    double x = kLeft;
    for (const ChartLine& line : panel.lines) {
        if (line.name.empty()) continue;
        svg += fmt::format(
            "<path class=\"line\" d=\"M{:.1f} {:.1f}h14\" stroke=\"{}\" stroke-width=\"2.4\"/>\n",
            x, y - 4, line.color);
        svg += text(x + 19, y, "tick", line.name);
        x += 30 + kLegendLetter * static_cast<double>(line.name.size());
    }
    return svg;
}

// Of the lines that are not faint, with room for the faint ones around them.
Range rangeOf(const ChartPanel& panel) {
    Range range;
    bool faint = false;
    for (const ChartLine& line : panel.lines) {
        faint = faint || line.style == LineStyle::Faint;
        if (line.style == LineStyle::Faint) continue;
        for (const double y : line.y) range.take(y);
    }
    const double room = faint ? kFaintRoom * (range.high - range.low) : 0.0;
    range.low -= room;
    range.high += room;
    return range;
}

std::string drawPanel(const ChartPanel& panel, Frame frame, bool last) {
    frame.y = rangeOf(panel);
    const bool any = frame.y.any;
    frame.y = widened(frame.y);
    std::string svg = text(kLeft, frame.top - 26, "title", panel.title);
    svg += drawLegend(panel, frame.top - 9);
    svg += drawGrid(frame, last);
    if (!any) {
        svg += text(kWidth / 2.0, frame.top + frame.height / 2.0, "tick mid", "nothing yet");
    }
    // What leaves the panel is cut off by a picture within the picture.
    svg += fmt::format(
        "<svg x=\"0\" y=\"{0:.1f}\" width=\"{1}\" height=\"{2:.1f}\" viewBox=\"0 {0:.1f} {1} "
        "{2:.1f}\">\n",
        frame.top - kDot, kWidth, frame.height + 2 * kDot);
    for (const ChartLine& line : panel.lines) svg += drawLine(frame, line);
    return svg + "</svg>\n";
}

}  // namespace

std::string drawChart(const std::string& title, const std::string& horizontal,
                      const std::vector<ChartPanel>& panels) {
    Range x;
    int height = kTop;
    for (const ChartPanel& panel : panels) {
        height += kGap + panel.height;
        for (const ChartLine& line : panel.lines) {
            for (const double value : line.x) x.take(value);
        }
    }
    x = widened(x);
    height += kBottom - kGap / 4;
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
        "viewBox=\"0 0 {0} {1}\" font-family=\"Noto Sans, DejaVu Sans, Arial, sans-serif\">\n"
        "<style>.grid{{stroke:#e4e7eb;fill:none}}.line{{fill:none;stroke-linejoin:round}}"
        ".head{{font-size:16px;font-weight:bold;fill:#1f2933}}"
        ".title{{font-size:13px;font-weight:bold;fill:#323f4b}}"
        ".tick{{font-size:11px;fill:#52606d}}.mid{{text-anchor:middle}}.end{{text-anchor:end}}"
        "</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
        kWidth, height);
    svg += text(kLeft, 28, "head", title);
    double top = kTop;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const bool last = i + 1 == panels.size();
        top += 0.75 * kGap;
        svg += drawPanel(panels[i], {x, {}, top, static_cast<double>(panels[i].height)}, last);
        top += panels[i].height + 0.25 * kGap;
    }
    svg += text((kLeft + kWidth - kRight) / 2.0, height - 12, "tick mid", horizontal);
    return svg + "</svg>\n";
}

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
// Draws curves that other programs measured, for the model cards:
//   draw_curves TITLE HORIZONTAL < TABLE > CHART.svg
// A line of the table is PANEL <TAB> CURVE <TAB> x <TAB> y; panels and curves come in the order in
// which they are first named, the points of a curve in theirs.
#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>

#include "core/nn/svg_chart.h"

using namespace kinechrome::nn;

namespace {

// Okabe and Ito 2008; the first curve of a panel, what the others are compared with, is black.
constexpr std::array kColors{"#000000", "#0072b2", "#d55e00", "#009e73",
                             "#cc79a7", "#e69f00", "#56b4e9"};
constexpr int kPanelHeight = 280;

ChartPanel& panelOf(std::vector<ChartPanel>& panels, const std::string& title) {
    const auto found = std::find_if(panels.begin(), panels.end(),
                                    [&](const ChartPanel& panel) { return panel.title == title; });
    if (found != panels.end()) return *found;
    return panels.emplace_back(ChartPanel{title, kPanelHeight, {}});
}

ChartLine& curveOf(ChartPanel& panel, const std::string& name) {
    const auto found = std::find_if(panel.lines.begin(), panel.lines.end(),
                                    [&](const ChartLine& line) { return line.name == name; });
    if (found != panel.lines.end()) return *found;
    const std::string color = kColors[panel.lines.size() % kColors.size()];
    return panel.lines.emplace_back(ChartLine{name, color, LineStyle::Points, {}, {}});
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("draw_curves TITLE HORIZONTAL < TABLE > CHART.svg\n", stderr);
        return 2;
    }
    std::vector<ChartPanel> panels;
    int number = 0;
    for (std::string text; std::getline(std::cin, text);) {
        ++number;
        std::istringstream line(text);
        std::string panel;
        std::string curve;
        double x = 0.0;
        double y = 0.0;
        if (!std::getline(line, panel, '\t') || !std::getline(line, curve, '\t') ||
            !(line >> x >> y)) {
            std::fprintf(stderr, "draw_curves: line %d is not PANEL, CURVE, x and y\n", number);
            return 3;
        }
        ChartLine& drawn = curveOf(panelOf(panels, panel), curve);
        drawn.x.push_back(x);
        drawn.y.push_back(y);
    }
    std::cout << drawChart(words[1], words[2], panels);
    return std::cout.flush() ? 0 : 4;
}

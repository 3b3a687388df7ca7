// SPDX-License-Identifier: GPL-3.0-or-later
// A line chart as SVG: panels one under another over one horizontal axis. Knows no training.
#pragma once

#include <string>
#include <vector>

namespace kinechrome::nn {

enum class LineStyle { Solid, Faint, Points };  // Points: with a dot at every value

struct ChartLine {
    std::string name;   // in the legend; empty: not there
    std::string color;  // as SVG writes it
    LineStyle style = LineStyle::Solid;
    std::vector<double> x;
    std::vector<double> y;  // as many; where one is NaN the line goes on to the next
};

struct ChartPanel {
    std::string title;
    int height = 160;  // pixels
    std::vector<ChartLine> lines;
};

// The whole document. Axes are labelled with round numbers; a panel without a finite value says so.
[[nodiscard]] std::string drawChart(const std::string& title, const std::string& horizontal,
                                    const std::vector<ChartPanel>& panels);

}  // namespace kinechrome::nn

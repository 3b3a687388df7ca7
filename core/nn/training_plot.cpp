// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training_plot.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/nn/svg_chart.h"

namespace kinechrome::nn {
namespace {

// Colours that stay apart for most kinds of colour blindness (Okabe and Ito 2008).
constexpr std::array kColors{"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                             "#e69f00", "#56b4e9", "#5c6b73", "#000000"};
constexpr std::size_t kMostPoints = 800;  // of a faint line: more cannot be told apart

// Exponential mean over about a fiftieth of the values, from both ends, so that it lags nowhere.
std::vector<double> smoothed(const std::vector<double>& values) {
    const double share = 1.0 / std::max(1.0, static_cast<double>(values.size()) / 50.0);
    std::vector<double> mean = values;
    const auto sweep = [share](auto begin, auto end) {
        double last = std::nan("");
        for (auto value = begin; value != end; ++value) {
            if (!std::isfinite(*value)) continue;
            last = std::isfinite(last) ? last + share * (*value - last) : *value;
            *value = last;
        }
    };
    sweep(mean.begin(), mean.end());
    sweep(mean.rbegin(), mean.rend());
    return mean;
}

// The rows in which both are numbers, at most kMostPoints of them.
ChartLine lineOf(const std::vector<double>& x, const std::vector<double>& y) {
    ChartLine all;
    for (std::size_t i = 0; i < y.size(); ++i) {
        if (!std::isfinite(y[i]) || !std::isfinite(x[i])) continue;
        all.x.push_back(x[i]);
        all.y.push_back(y[i]);
    }
    const std::size_t step = all.x.size() / kMostPoints + 1;
    ChartLine line;
    for (std::size_t i = 0; i < all.x.size(); i += step) {
        line.x.push_back(all.x[i]);
        line.y.push_back(all.y[i]);
    }
    return line;
}

std::string withoutPrefix(std::string_view name) {
    std::string word(name.substr(name.find('_') + 1));
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
}

ChartPanel lossPanel(const TrainingLog& log, const std::vector<double>& steps) {
    ChartPanel panel{"Losses, each over its first mean", 220, {}};
    for (std::size_t part = 0; part < kLossParts; ++part) {
        ChartLine raw = lineOf(steps, log.column(kLossNames[part]));
        const bool used =
            std::any_of(raw.y.begin(), raw.y.end(), [](double value) { return value != 0.0; });
        if (!used) continue;
        std::vector<double> mean = smoothed(raw.y);
        const double now = mean.back();
        const double first = std::abs(mean.front()) > 1e-12 ? std::abs(mean.front()) : 1.0;
        for (double& value : raw.y) value /= first;
        for (double& value : mean) value /= first;
        raw.color = kColors[part % kColors.size()];
        raw.style = LineStyle::Faint;
        ChartLine line = raw;
        line.name = fmt::format("{} {:.3g}", withoutPrefix(kLossNames[part]), now);
        line.style = LineStyle::Solid;
        line.y = std::move(mean);
        panel.lines.push_back(std::move(raw));
        panel.lines.push_back(std::move(line));
    }
    return panel;
}

ChartPanel figurePanel(const TrainingLog& log, const std::vector<double>& steps) {
    struct Shown {
        const char* column;
        const char* name;
    };
    constexpr std::array shown{Shown{"distance_ratio", "distance"},
                               Shown{"hinted_distance_ratio", "distance with hints"},
                               Shown{"chosen_distance_ratio", "distance at gain"},
                               Shown{"colorfulness_ratio", "colourfulness"},
                               Shown{"chosen_colorfulness_ratio", "colourfulness at gain"}};
    ChartPanel panel{"Validation, over gray / over truth", 240, {}};
    for (std::size_t i = 0; i < shown.size(); ++i) {
        ChartLine line = lineOf(steps, log.column(shown[i].column));
        if (line.y.empty()) continue;
        line.name = fmt::format("{} {:.3f}", shown[i].name, line.y.back());
        line.color = kColors[i];
        line.style = LineStyle::Points;
        panel.lines.push_back(std::move(line));
    }
    return panel;
}

}  // namespace

std::string drawTraining(const TrainingLog& log, const std::string& title) {
    const std::vector<double> steps = log.column("step");
    ChartPanel rate{"Learning rate", 90, {lineOf(steps, log.column("learning_rate"))}};
    rate.lines.front().color = kColors[6];
    return drawChart(title, "steps", {lossPanel(log, steps), rate, figurePanel(log, steps)});
}

}  // namespace kinechrome::nn

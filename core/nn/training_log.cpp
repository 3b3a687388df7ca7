// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training_log.h"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <sstream>

#include <fmt/format.h>

#include "core/base/atomic_file.h"

namespace kinechrome::nn {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Column {
    std::string name;
    std::function<double(const TrainEvent&)> value;  // NaN: an empty cell
};

// Of a validation; empty in the lines of training.
Column figure(const char* name, double (*of)(const ValidationFigures&)) {
    return {name,
            [of](const TrainEvent& event) { return event.figures ? of(*event.figures) : kNone; }};
}

std::vector<Column> makeColumns() {
    std::vector<Column> columns{
        {"step", [](const TrainEvent& e) { return static_cast<double>(e.step); }},
        {"minutes", [](const TrainEvent& e) { return e.minutes; }},
        {"images_per_second",
         [](const TrainEvent& e) { return e.counted ? e.imagesPerSecond : kNone; }},
        {"learning_rate", [](const TrainEvent& e) { return e.learningRate; }},
        {"crop_size", [](const TrainEvent& e) { return static_cast<double>(e.size); }},
    };
    for (std::size_t part = 0; part < kLossParts; ++part) {
        columns.push_back({std::string(kLossNames[part]), [part](const TrainEvent& e) {
                               return e.counted ? e.losses.parts[part] : kNone;
                           }});
    }
    const std::vector<Column> figures{
        figure("distance_ratio",
               [](const ValidationFigures& f) {
                   return f.frontier.empty() ? kNone : atGainOne(f.frontier).distanceRatio;
               }),
        figure("colorfulness_ratio",
               [](const ValidationFigures& f) {
                   return f.frontier.empty() ? kNone : atGainOne(f.frontier).colorfulnessRatio;
               }),
        figure("chosen_gain", [](const ValidationFigures& f) { return f.chosen.gain; }),
        figure("chosen_distance_ratio",
               [](const ValidationFigures& f) { return f.chosen.distanceRatio; }),
        figure("chosen_colorfulness_ratio",
               [](const ValidationFigures& f) { return f.chosen.colorfulnessRatio; }),
        figure("hinted_distance_ratio",
               [](const ValidationFigures& f) {
                   return f.hinted.empty() ? kNone : f.hinted.front().distanceRatio;
               }),
        figure("class_accuracy", [](const ValidationFigures& f) { return f.classAccuracy; }),
        figure("surest_distance", [](const ValidationFigures& f) { return f.surestDistance; }),
        figure("least_sure_distance",
               [](const ValidationFigures& f) { return f.leastSureDistance; }),
    };
    columns.insert(columns.end(), figures.begin(), figures.end());
    return columns;
}

const std::vector<Column>& columns() {
    static const std::vector<Column> list = makeColumns();
    return list;
}

std::string heading() {
    std::string line;
    for (const Column& column : columns()) line += (line.empty() ? "" : ",") + column.name;
    return line;
}

std::string lineOf(const std::vector<double>& row) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) line += ',';
        if (std::isfinite(row[i])) line += fmt::format("{:.6g}", row[i]);
    }
    return line;
}

std::vector<double> rowOf(const std::string& line) {
    std::vector<double> row;
    std::istringstream cells(line + ",");
    for (std::string cell; std::getline(cells, cell, ',');) {
        double value = kNone;
        std::from_chars(cell.data(), cell.data() + cell.size(), value);
        row.push_back(value);
    }
    return row;
}

}  // namespace

TrainingLog::TrainingLog(std::filesystem::path file, std::int64_t step) : file_(std::move(file)) {
    if (step > 0) {
        if (const auto text = base::readFile(file_)) keepLines(*text, step);
    }
    std::string whole = heading() + "\n";
    for (const auto& row : rows_) whole += lineOf(row) + "\n";
    if (auto done = base::writeFileAtomically(file_, whole); !done) failure_ = done.error();
}

void TrainingLog::keepLines(const std::string& text, std::int64_t step) {
    std::istringstream lines(text);
    std::string line;
    if (!std::getline(lines, line) || line != heading()) return;
    while (std::getline(lines, line)) {
        std::vector<double> row = rowOf(line);
        // A kill may have torn the last line.
        if (row.size() != columns().size() || lines.eof()) continue;
        if (row.front() <= static_cast<double>(step)) rows_.push_back(std::move(row));
    }
}

void TrainingLog::append(const TrainEvent& event) {
    std::vector<double> row;
    for (const Column& column : columns()) row.push_back(column.value(event));
    std::ofstream file(file_, std::ios::app);
    if (!(file << lineOf(row) << "\n" << std::flush) && !failure_) {
        failure_ = base::Error{base::ErrorKind::Output, file_.string(), std::strerror(errno),
                               "make room for it and go on with --resume"};
    }
    rows_.push_back(std::move(row));
}

std::vector<double> TrainingLog::column(std::string_view name) const {
    std::vector<double> values;
    for (std::size_t i = 0; i < columns().size(); ++i) {
        if (columns()[i].name != name) continue;
        for (const auto& row : rows_) values.push_back(row[i]);
    }
    return values;
}

}  // namespace kinechrome::nn

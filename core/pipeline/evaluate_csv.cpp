// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_csv.h"

#include <array>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace kinechrome::pipeline {

namespace {

constexpr std::array<std::string_view, 9> furtherColumns{
    "mean_ab_distance_ratio", "colorfulness_ratio", "gain",   "points",    "spot_error",
    "spot_error_before_lock", "spot_error_floor",   "decile", "confidence"};
using Cells = std::map<std::string, double, std::less<>>;

// Quoted as RFC 4180 has it: names may hold commas and quotes.
std::string quoted(const std::string& name) {
    std::string text = "\"";
    for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    text += '"';
    return text;
}

std::string cell(const Cells& cells, std::string_view key) {
    const auto found = cells.find(key);
    return found == cells.end() ? "," : fmt::format(",{:.9g}", found->second);
}

// The lines of one file or group.
class Lines {
public:
    Lines(const std::string& file, std::string size, const Figures& result, const Figures& gray)
        : file_(quoted(file)),
          size_(std::move(size)),
          frames_(result.frames),
          scale_(scaleOf(result, gray)) {}

    void add(const char* variant, Cells cells) {
        if (const auto own = cells.find("mean_ab_distance"); own != cells.end()) {
            setRatio(cells, "mean_ab_distance_ratio", own->second, scale_.grayDistance);
        }
        if (const auto own = cells.find("colorfulness"); own != cells.end()) {
            setRatio(cells, "colorfulness_ratio", own->second, scale_.trueColorfulness);
        }
        text_ += fmt::format("{},{},{},{}", file_, variant, size_, frames_);
        for (const std::string_view key : figureKeys) text_ += cell(cells, key);
        for (const std::string_view key : furtherColumns) text_ += cell(cells, key);
        text_ += '\n';
    }
    void add(const ExtraFigures& extra) {
        for (const FrontierPoint& point : extra.frontier) {
            add("gain", {{"gain", point.gain},
                         {"mean_ab_distance", point.meanAbDistance},
                         {"colorfulness", point.colorfulness}});
        }
        for (const HintFigures& point : extra.hints) {
            Cells cells = point.values;
            cells["points"] = point.points;
            add("hints", std::move(cells));
        }
        const auto deciles = extra.calibration.deciles();
        for (std::size_t i = 0; deciles && i < deciles->distance.size(); ++i) {
            add("decile", {{"decile", static_cast<double>(i + 1)},
                           {"mean_ab_distance", deciles->distance[i]},
                           {"confidence", deciles->confidence[i]}});
        }
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    static void setRatio(Cells& cells, const char* key, double value, double whole) {
        if (whole > 0.0) cells[key] = value / whole;
    }

    std::string file_;
    std::string size_;
    std::int64_t frames_;
    FrontierScale scale_;
    std::string text_;
};

// The truth's own figures, which the result's carry as NAME_reference.
Cells truthCells(const Figures& result) {
    constexpr std::string_view ending = "_reference";
    Cells cells;
    for (const auto& [key, value] : result.values) {
        if (key.ends_with(ending)) cells[key.substr(0, key.size() - ending.size())] = value;
    }
    return cells;
}

std::string lines(const std::string& file, std::string size, const Figures& result,
                  const Figures& gray, const std::optional<Figures>& unstabilized,
                  const ExtraFigures& extra) {
    Lines table(file, std::move(size), result, gray);
    table.add("result", result.values);
    table.add("gray", gray.values);
    if (unstabilized) table.add("unstabilized", unstabilized->values);
    table.add("ground_truth", truthCells(result));
    table.add(extra);
    return table.text();
}

std::string lines(const char* name, const EvaluatedGroup& group) {
    if (group.members == 0) return {};
    return lines(name, ",", group.result, group.gray, group.unstabilized, group.extra);
}

}  // namespace

std::string evaluationCsv(const Evaluated& evaluated) {
    std::string text = "file,variant,width,height,frames";
    for (const std::string_view key : figureKeys) text += fmt::format(",{}", key);
    for (const std::string_view key : furtherColumns) text += fmt::format(",{}", key);
    text += '\n';
    text += lines("all clips", evaluated.clips);
    text += lines("all stills", evaluated.stills);
    for (const ClipReport& clip : evaluated.reports) {
        text += lines(clip.file, fmt::format("{},{}", clip.width, clip.height), clip.result,
                      clip.gray, clip.unstabilized, clip.extra);
    }
    return text;
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kinechrome-cli/figures_table.h"

#include <array>

#include <fmt/format.h>

namespace kinechrome::cli {

namespace {

using nlohmann::json;

// Always shown in this order; the ground truth's own figure stands beside it.
struct Row {
    const char* key;
    const char* reference;  // key of the ground truth's figure, or nullptr
};
constexpr std::array<Row, 10> rows{{{"rmse_ab", nullptr},
                                    {"mean_ab_distance", nullptr},
                                    {"psnr_db", nullptr},
                                    {"ssim", nullptr},
                                    {"ciede2000", nullptr},
                                    {"colorfulness", "colorfulness_reference"},
                                    {"warp_error", "warp_error_reference"},
                                    {"warp_error_long", "warp_error_long_reference"},
                                    {"cdc", "cdc_reference"},
                                    {"fid", nullptr}}};

std::string cell(const json& figures, const char* key) {
    const bool number = key != nullptr && figures.is_object() && figures.contains(key) &&
                        figures.at(key).is_number();
    if (!number) return fmt::format("{:>14}", "-");
    return fmt::format("{:>14.6g}", figures.at(key).get<double>());
}

std::string number(const json& value, const char* format = "{:.3f}") {
    return value.is_number() ? fmt::format(fmt::runtime(format), value.get<double>()) : "-";
}

std::string table(const json& figures, const json& gray, const json& unstabilized) {
    std::string text = fmt::format("  {:<18}{:>14}{:>14}{:>14}{:>14}\n", "", "result", "gray input",
                                   "unstabilized", "ground truth");
    for (const Row& row : rows) {
        text +=
            fmt::format("  {:<18}{}{}{}{}\n", row.key, cell(figures, row.key), cell(gray, row.key),
                        cell(unstabilized, row.key), cell(figures, row.reference));
    }
    return text;
}

std::string frontierLines(const json& figures) {
    const json frontier = figures.value("frontier", json());
    if (!frontier.is_array()) return {};
    std::string text = "  gain: mean ab distance over gray's, colourfulness over the truth's\n";
    for (const auto& point : frontier) {
        text += fmt::format("  {:<6}{:>10}{:>10}\n", number(point.at("gain"), "{:.1f}"),
                            number(point.at("mean_ab_distance_ratio")),
                            number(point.at("colorfulness_ratio")));
    }
    for (const auto& mark : figures.at("frontier_at")) {
        text += fmt::format("  at {} of the truth's colourfulness: {} of gray's distance\n",
                            number(mark.at("colorfulness_ratio"), "{:.2f}"),
                            number(mark.at("mean_ab_distance_ratio")));
    }
    return text;
}

std::string uncertaintyLine(const json& figures) {
    const json own = figures.value("uncertainty", json());
    if (!own.is_object()) return {};
    return fmt::format(
        "  mean ab distance in the surest tenth {}, in the least sure {}: ratio {}\n",
        number(own.at("sure_tenth_distance")), number(own.at("unsure_tenth_distance")),
        number(own.at("ratio")));
}

std::string hintLines(const json& figures) {
    const json hints = figures.value("hints", json());
    if (!hints.is_array()) return {};
    std::string text =
        fmt::format("  {:>6}{:>10}{:>18}{:>14}{:>12}{:>13}{:>8}\n", "hints", "rmse_ab",
                    "mean_ab_distance", "colorfulness", "spot error", "before lock", "floor");
    for (const auto& point : hints) {
        text += fmt::format(
            "  {:>6}{:>10}{:>18}{:>14}{:>12}{:>13}{:>8}\n", point.at("points").get<int>(),
            number(point.at("rmse_ab")), number(point.at("mean_ab_distance")),
            number(point.at("colorfulness")), number(point.at("spot_error")),
            number(point.at("spot_error_before_lock")), number(point.at("spot_error_floor")));
    }
    return text;
}

std::string featuresLine(const json& figures) {
    const json features = figures.value("fid_features", json());
    if (!features.is_string()) return {};
    return fmt::format("  fid: Frechet distance on {}; {}\n", features.get<std::string>(),
                       figures.at("notes").value("fid", "-"));
}

// "300 frames, 500x375" or the number of sizes.
std::string countAndSize(const json& figures, const std::string& size) {
    return fmt::format("{} frames, {}", figures.at("frames").get<std::int64_t>(), size);
}

std::string titled(const std::string& title, const std::string& size, const json& figures,
                   const json& baselines) {
    if (!figures.is_object() || figures.at("frames") == 0) return {};
    return fmt::format("{}, {}\n", title, countAndSize(figures, size)) +
           table(figures, baselines.value("gray", json()),
                 baselines.value("unstabilized", json())) +
           featuresLine(figures) + frontierLines(figures) + uncertaintyLine(figures) +
           hintLines(figures);
}

std::string sizeOf(const json& picture) {
    return fmt::format("{}x{}", picture.at("width").get<int>(), picture.at("height").get<int>());
}

// The one size of all files, or how many there are.
std::string commonSize(const json& sizes) {
    if (sizes.size() == 1) return sizeOf(sizes.front());
    return fmt::format("{} sizes", sizes.size());
}

}  // namespace

std::string figuresTable(const json& evaluation) {
    const json& baselines = evaluation.at("baselines");
    const std::string size = commonSize(evaluation.at("sizes"));
    std::string text = titled(fmt::format("All {} clips", evaluation.at("clips_count").get<int>()),
                              size, evaluation.at("overall"), baselines);
    text += titled(fmt::format("All {} stills", evaluation.at("stills_count").get<int>()), size,
                   evaluation.at("overall_stills"), evaluation.at("baselines_stills"));
    for (const auto& clip : evaluation.at("clips")) {
        text +=
            titled(clip.at("file").get<std::string>(), sizeOf(clip), clip, clip.at("baselines"));
    }
    return text;
}

}  // namespace kinechrome::cli

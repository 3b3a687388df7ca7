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
constexpr std::array<Row, 9> rows{{{"rmse_ab", nullptr},
                                   {"mean_ab_distance", nullptr},
                                   {"psnr_db", nullptr},
                                   {"ssim", nullptr},
                                   {"ciede2000", nullptr},
                                   {"colorfulness", "colorfulness_reference"},
                                   {"warp_error", "warp_error_reference"},
                                   {"warp_error_long", "warp_error_long_reference"},
                                   {"cdc", "cdc_reference"}}};

std::string cell(const json& figures, const char* key) {
    const bool number = key != nullptr && figures.is_object() && figures.contains(key) &&
                        figures.at(key).is_number();
    if (!number) return fmt::format("{:>14}", "-");
    return fmt::format("{:>14.6g}", figures.at(key).get<double>());
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

std::string titled(const std::string& title, const json& figures, const json& baselines) {
    if (!figures.is_object() || figures.at("frames") == 0) return {};
    return fmt::format("{}, {} frames\n", title, figures.at("frames").get<std::int64_t>()) +
           table(figures, baselines.value("gray", json()), baselines.value("unstabilized", json()));
}

}  // namespace

std::string figuresTable(const json& evaluation) {
    const json& baselines = evaluation.at("baselines");
    std::string text = titled("All clips", evaluation.at("overall"), baselines);
    text +=
        titled("All stills", evaluation.at("overall_stills"), evaluation.at("baselines_stills"));
    for (const auto& clip : evaluation.at("clips")) {
        text += titled(clip.at("file").get<std::string>(), clip, clip.at("baselines"));
    }
    return text;
}

}  // namespace kinechrome::cli

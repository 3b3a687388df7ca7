// SPDX-License-Identifier: GPL-3.0-or-later
// An evaluation as one tidy table for spreadsheets and plots: CSV.
#pragma once

#include <string>

#include "core/pipeline/evaluate_report.h"

namespace kinechrome::pipeline {

// One observation a line, with a header; a cell is empty where the column does not apply or cannot
// be had. First the groups ("all clips", "all stills"), then each file. Columns:
//  file, variant, width, height, frames (the size is empty for a group), then every figure, then
//  mean_ab_distance_ratio, colorfulness_ratio: to the gray input and to the ground truth
//  gain: of variant "gain", a point of the frontier
//  points, spot_error, spot_error_before_lock, spot_error_floor: of variant "hints"
//  decile, confidence: of variant "decile", 1 (surest) to 10; mean_ab_distance is the tenth's
// The other variants are result, gray, unstabilized and ground_truth.
[[nodiscard]] std::string evaluationCsv(const Evaluated& evaluated);

}  // namespace kinechrome::pipeline

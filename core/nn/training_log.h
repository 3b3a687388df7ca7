// SPDX-License-Identifier: GPL-3.0-or-later
// The history of a training run as comma-separated values (log.csv), one line an event. Columns
// are a list in training_log.cpp; a cell without a value is empty.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/nn/trainer.h"

namespace kinechrome::nn {

// Owns the rows of one log.csv. A log that cannot be written is no reason to stop a run, so nothing
// is reported. One thread.
class TrainingLog {
public:
    // Goes on with the lines up to `step` that are there already (a resumed run repeats what came
    // after its checkpoint), or begins anew where step is 0 or the file has other columns.
    TrainingLog(std::filesystem::path file, std::int64_t step);

    // An event of phase "training" or "validation".
    void append(const TrainEvent& event);

    // What was logged under that column, one value a line; NaN where the cell is empty.
    [[nodiscard]] std::vector<double> column(std::string_view name) const;

private:
    void keepLines(const std::string& text, std::int64_t step);

    std::filesystem::path file_;
    std::vector<std::vector<double>> rows_;
};

}  // namespace kinechrome::nn

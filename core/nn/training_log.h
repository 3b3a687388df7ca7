// SPDX-License-Identifier: GPL-3.0-or-later
// The history of a training run as comma-separated values (log.csv), one line an event. Columns
// are a list in training_log.cpp; a cell without a value is empty.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/nn/trainer.h"

namespace kinechrome::nn {

// Owns the rows of one log.csv. One thread.
class TrainingLog {
public:
    // Goes on with the lines up to `step` that are there already (a resumed run repeats what came
    // after its checkpoint), or begins anew where step is 0 or the file has other columns.
    TrainingLog(std::filesystem::path file, std::int64_t step);

    // An event of phase "training" or "validation".
    void append(const TrainEvent& event);

    // What first kept the file from being written (Output), if anything did.
    [[nodiscard]] const std::optional<base::Error>& failure() const { return failure_; }

    // What was logged under that column, one value a line; NaN where the cell is empty.
    [[nodiscard]] std::vector<double> column(std::string_view name) const;

private:
    void keepLines(const std::string& text, std::int64_t step);

    std::filesystem::path file_;
    std::vector<std::vector<double>> rows_;
    std::optional<base::Error> failure_;
};

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
// Where the results of an evaluation may be written.
#pragma once

#include <vector>

#include "core/base/error.h"
#include "core/pipeline/evaluate_inputs.h"
#include "core/pipeline/evaluate_job.h"

namespace kinechrome::pipeline {

// Before any work. Errors: Output (the sheet or the table is one of the films or stills themselves,
// exists and may not be replaced, cannot be made), Usage (both are one file, a sheet that is no
// PNG).
[[nodiscard]] base::Result<void> checkEvaluateOutputs(const EvaluateRequest& request,
                                                      const std::vector<EvaluateInput>& inputs);

}  // namespace kinechrome::pipeline

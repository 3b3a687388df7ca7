// SPDX-License-Identifier: GPL-3.0-or-later
// Going on with an export that was killed. See Note [Going on] in resume_plan.cpp.
#pragma once

#include <stop_token>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/pipeline/colorize_plan.h"
#include "core/pipeline/export_part.h"

namespace kinechrome::pipeline {

// Whether what an export has written can be gone on with, should it be killed.
[[nodiscard]] bool isResumable(const ColorizeRequest& request, media::Preset preset);

// Everything that two runs must agree in for one to go on with what the other has left.
[[nodiscard]] nlohmann::json workRecord(const ColorizeRequest& request, const ExportPlan& plan,
                                        const PlannedColor& planned);

// What the network of such a record computed in: another machine, or KINECHROME_PRECISION, might
// choose otherwise. Auto where the record does not say.
[[nodiscard]] nn::Precision precisionOf(const nlohmann::json& record);

// Leaves in the plan what is still to be made, and what is kept; where nothing can be kept, all of
// it. `resume` is Yes or IfSame. `progress` counts the frames that are looked at. Errors: Usage
// (what was left is of another export; not with IfSame), Input, Model, Output, Interrupted.
[[nodiscard]] base::Result<void> goOn(const ColorizeRequest& request, Resume resume,
                                      ExportPlan& plan, const NoticeSink& notice,
                                      base::Progress* progress, const std::stop_token& stop);

}  // namespace kinechrome::pipeline

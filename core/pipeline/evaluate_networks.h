// SPDX-License-Identifier: GPL-3.0-or-later
// The networks of an evaluation: the model that is judged, and the one that gives features.
#pragma once

#include <memory>
#include <string>

#include "core/base/error.h"
#include "core/pipeline/evaluate_features.h"
#include "core/pipeline/evaluate_job.h"
#include "core/pipeline/evaluate_painter.h"

namespace kinechrome::pipeline {

struct EvaluateNetworks {
    SharedColorizer model;                     // empty when finished results are judged
    std::unique_ptr<SharedFeatures> features;  // null: no Fréchet distance
    std::string noFeatures;                    // then the reason
};

// What is wrong with the request is found before anything is loaded: no model to judge, or hints
// for one that takes none. Errors: Usage, Model.
[[nodiscard]] base::Result<void> checkModel(const EvaluateRequest& request);

// Errors: Model, Usage.
[[nodiscard]] base::Result<void> openNetworks(const EvaluateRequest& request,
                                              EvaluateNetworks& networks);

}  // namespace kinechrome::pipeline

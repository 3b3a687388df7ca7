// SPDX-License-Identifier: GPL-3.0-or-later
// What an export that is asked for will have beside it: names that follow from the film's, and the
// work once the film is there.
#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "core/delivery/delivery_job.h"
#include "core/pipeline/colorize_job.h"

namespace kinechrome::delivery {

// OUT.report.html, OUT.sheet.png and OUT.comparison.mp4, as far as they are wanted.
[[nodiscard]] DeliveryRequest requestBeside(const pipeline::ColorizeRequest& request);

// Whether these names are free, before hours are spent on the film. Errors: Output.
[[nodiscard]] base::Result<void> checkBeside(const pipeline::ColorizeRequest& request);

// After the film is finished. A reference that does not fit the film is said and done without.
// Errors: as runDelivery.
[[nodiscard]] base::Result<DeliveryReport> makeBeside(
    const pipeline::ColorizeRequest& request, base::Progress* progress,
    const std::function<void(const std::string&)>& notice, std::stop_token stop);

}  // namespace kinechrome::delivery

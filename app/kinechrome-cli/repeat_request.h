// SPDX-License-Identifier: GPL-3.0-or-later
// What a sidecar asks the main job to do again.
#pragma once

#include <filesystem>
#include <stop_token>

#include "core/base/error.h"
#include "core/pipeline/colorize_job.h"

namespace kinechrome::cli {

[[nodiscard]] bool isSidecar(const std::filesystem::path& path);

// Everything that shaped the export, with its footage and its models found again and compared with
// those of then; the output is the caller's to name. Reads the footage to its end. Errors: Input
// (no sidecar, a newer one, values that contradict each other, footage missing or another), Model
// (missing or another), Interrupted.
[[nodiscard]] base::Result<pipeline::ColorizeRequest> readRepeat(
    const std::filesystem::path& sidecar, const std::stop_token& stop);

}  // namespace kinechrome::cli

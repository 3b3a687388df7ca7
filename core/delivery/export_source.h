// SPDX-License-Identifier: GPL-3.0-or-later
// Finding the footage of an export again, and making sure that it is the same.
#pragma once

#include <filesystem>
#include <stop_token>

#include "core/base/error.h"
#include "core/delivery/export_record.h"

namespace kinechrome::delivery {

// Where the sidecar says, else beside the sidecar: the file of the size and SHA-256 that are
// written down (it is read to its end), or the image sequence of that size, whose pictures are for
// the export to compare. Only local files are looked at. Errors: Input (nothing there, or something
// else, and what differs), Interrupted.
[[nodiscard]] base::Result<std::filesystem::path> findSource(const ExportRecord& record,
                                                             const std::stop_token& stop);

}  // namespace kinechrome::delivery

// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes a film by its packets alone, where that is exact, and by decoding it everywhere else.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>

#include "core/base/progress.h"
#include "core/media/frame_index.h"

namespace kinechrome::media {

// Empty when packets and frames do not correspond one to one, or when the file shows damage: then
// only decoding tells the truth. Judged by the codec and container, by decoding the first few
// packets, and by the flags and timestamps of all of them. Errors: Input, Interrupted.
[[nodiscard]] base::Result<std::optional<FrameIndex>> scanPackets(const std::filesystem::path& path,
                                                                  base::Progress* progress,
                                                                  std::stop_token stop);

// Decodes everything. Damage ends the index and is told in it. Errors: Input, Interrupted.
[[nodiscard]] base::Result<FrameIndex> scanByDecoding(const std::filesystem::path& path,
                                                      base::Progress* progress,
                                                      std::stop_token stop);

}  // namespace kinechrome::media

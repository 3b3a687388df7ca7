// SPDX-License-Identifier: GPL-3.0-or-later
// The border to FFmpeg: its error codes become sentences here, once.
#pragma once

#include <filesystem>
#include <string>

#include "core/base/error.h"
#include "core/base/rational.h"
#include "core/media/ffmpeg_handles.h"

namespace kinechrome::media {

// FFmpeg's own words for a code ("Invalid data found when processing input").
[[nodiscard]] std::string avText(int code);

// FFmpeg's chatter on standard error would mix with the one sentence that the contract promises.
void silenceFfmpeg();

// Footage that cannot be read; `code` goes to the detail.
[[nodiscard]] base::Error inputError(const std::filesystem::path& path, std::string why,
                                     int code = 0, std::string remedy = {});

// A result that cannot be written, with the remedy that fits the code (disk full, permission).
[[nodiscard]] base::Error outputError(const std::filesystem::path& path, int code);

[[nodiscard]] inline AVRational toAv(base::Rational r) {
    return {static_cast<int>(r.num), static_cast<int>(r.den)};
}
[[nodiscard]] inline base::Rational fromAv(AVRational r) {
    return {r.num, r.den == 0 ? 1 : r.den};
}

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
// Tells whether a file ends before its own container header says it should.
#pragma once

#include <filesystem>

namespace kinechrome::media {

// True when an AVI (RIFF), Matroska (EBML) or MP4/MOV (boxes) file is shorter than the size that
// it declares, or when an MPEG transport or program stream ends inside a packet: a copy that was
// cut off. Other containers, and files whose size was left open by a live recorder, are never
// called short.
[[nodiscard]] bool endsEarly(const std::filesystem::path& path);

}  // namespace kinechrome::media

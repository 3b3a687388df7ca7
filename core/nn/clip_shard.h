// SPDX-License-Identifier: GPL-3.0-or-later
// Clips as `clips-NNN.tar` holds them: SOURCE/CLIP/frame-000.jpg and, for every later frame,
// previous-001.png and first-001.png, its motion in KITTI's 16-bit form. Internal to the pack.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/nn/pack.h"
#include "core/nn/tar_reader.h"

namespace kinechrome::nn {

// The members of one clip by the number of the frame they belong to.
struct ClipFiles {
    std::string name;  // SOURCE/CLIP
    std::map<int, std::string_view> frames;
    std::map<int, std::string_view> previous;
    std::map<int, std::string_view> first;
    std::string stray;  // a member that is no file of a clip; empty: none
};

// The clips of a shard in order of their names. A member outside any folder is a clip of no frame.
[[nodiscard]] std::vector<ClipFiles> clipsOf(const std::vector<TarMember>& members);

// Decodes one clip. Errors: Input, whose `why` says what it lacks: fewer than two frames, a frame
// that is missing in the row, does not decode, is below 32 pixels or of another size, a flow that
// is missing, does not decode or is not a quarter of the frame's size.
[[nodiscard]] base::Result<PackClip> decodeClip(const ClipFiles& files);

}  // namespace kinechrome::nn

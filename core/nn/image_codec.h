// SPDX-License-Identifier: GPL-3.0-or-later
// JPEG and PNG for the trainer, through stb (no FFmpeg or OpenCV on a bare GPU machine).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace kinechrome::nn {

// Interleaved 8-bit RGB, width * height * 3 bytes.
struct Picture {
    std::vector<std::uint8_t> rgb;
    int width = 0;
    int height = 0;
};

// JPEG or PNG bytes to RGB; nothing where they are no picture, or one above 64 megapixels.
[[nodiscard]] std::optional<Picture> decodePicture(std::string_view bytes);

// Writes a PNG, atomically. Errors: Output.
[[nodiscard]] base::Result<void> writePng(const std::filesystem::path& path,
                                          const Picture& picture);

}  // namespace kinechrome::nn

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

// JPEG or PNG bytes to RGB; nothing where they are no picture, or one of more pixels than that.
// Takes no more memory than a picture of the size in its header needs, whatever the bytes hold.
inline constexpr std::int64_t kMaxPixels = std::int64_t{16} << 20U;
[[nodiscard]] std::optional<Picture> decodePicture(std::string_view bytes,
                                                   std::int64_t maxPixels = kMaxPixels);

// Interleaved 16-bit RGB, width * height * 3 values.
struct DeepPicture {
    std::vector<std::uint16_t> rgb;
    int width = 0;
    int height = 0;
};

// The same for 16-bit RGB PNG alone.
[[nodiscard]] std::optional<DeepPicture> decodeDeepPicture(std::string_view bytes,
                                                           std::int64_t maxPixels = kMaxPixels);

// Writes a PNG, atomically. Errors: Output.
[[nodiscard]] base::Result<void> writePng(const std::filesystem::path& path,
                                          const Picture& picture);

}  // namespace kinechrome::nn

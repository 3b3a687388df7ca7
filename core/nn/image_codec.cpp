// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/image_codec.h"

#include <climits>
#include <memory>
#include <string>

#include "core/base/atomic_file.h"

// stb is C in a header: its static implementation lives here, its warnings are not ours.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#include <stb_image.h>
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb_image_write.h>
#pragma GCC diagnostic pop

namespace kinechrome::nn {
namespace {

constexpr std::int64_t kMaxPixels = std::int64_t{64} << 20U;

}  // namespace

std::optional<Picture> decodePicture(std::string_view bytes) {
    if (bytes.empty() || bytes.size() > INT_MAX) return std::nullopt;
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const int length = static_cast<int>(bytes.size());
    Picture picture;
    int channels = 0;
    if (stbi_info_from_memory(data, length, &picture.width, &picture.height, &channels) == 0 ||
        std::int64_t{picture.width} * picture.height > kMaxPixels) {
        return std::nullopt;
    }
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
        stbi_load_from_memory(data, length, &picture.width, &picture.height, &channels, 3),
        &stbi_image_free);
    if (!pixels) return std::nullopt;
    const auto count =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
    picture.rgb.assign(pixels.get(), pixels.get() + count);
    return picture;
}

base::Result<void> writePng(const std::filesystem::path& path, const Picture& picture) {
    std::string bytes;
    const auto append = [](void* context, void* data, int size) {
        static_cast<std::string*>(context)->append(static_cast<const char*>(data),
                                                   static_cast<std::size_t>(size));
    };
    if (stbi_write_png_to_func(append, &bytes, picture.width, picture.height, 3, picture.rgb.data(),
                               picture.width * 3) == 0) {
        return base::fail(base::ErrorKind::Internal, path.string(), "the picture does not encode",
                          "report this");
    }
    return base::writeFileAtomically(path, bytes);
}

}  // namespace kinechrome::nn

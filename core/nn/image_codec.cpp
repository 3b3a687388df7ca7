// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/image_codec.h"

#include <climits>
#include <cstdlib>
#include <memory>
#include <string>

#include "core/base/atomic_file.h"
#include "core/nn/jpeg_check.h"

namespace kinechrome::nn {
namespace {

// The most that stb may take at once while this thread decodes: its inflate would follow a few
// bytes that promise gigabytes, its JPEG a header that does.
thread_local std::size_t allocationLimit = 0;

void* takeMemory(std::size_t size) {
    // Zeroed: the decoder looks into tables that a damaged JPEG never defined.
    return size <= allocationLimit ? std::calloc(1, size) : nullptr;
}
void* takeMoreMemory(void* old, std::size_t size) {
    return size <= allocationLimit ? std::realloc(old, size) : nullptr;
}

}  // namespace
}  // namespace kinechrome::nn

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
#define STBI_MALLOC(size) kinechrome::nn::takeMemory(size)
#define STBI_REALLOC(old, size) kinechrome::nn::takeMoreMemory(old, size)
#define STBI_FREE(memory) std::free(memory)
#define STBI_ASSERT(condition) static_cast<void>(condition)
#include <stb_image.h>
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb_image_write.h>
#pragma GCC diagnostic pop

namespace kinechrome::nn {
namespace {

using Deleter = decltype(&stbi_image_free);

struct Header {
    const stbi_uc* data = nullptr;
    int length = 0;
    int width = 0;
    int height = 0;
    int channels = 0;
};

// Looks at the header alone, and lets this thread take what such a picture needs: up to 16 bytes a
// pixel (inflate doubles its room as it goes), and a little for tables and odd sizes.
std::optional<Header> headerOf(std::string_view bytes, std::int64_t maxPixels) {
    if (bytes.empty() || bytes.size() > INT_MAX || !huffmanTablesFit(bytes)) return std::nullopt;
    Header header;
    header.data = reinterpret_cast<const stbi_uc*>(bytes.data());
    header.length = static_cast<int>(bytes.size());
    allocationLimit = std::size_t{1} << 20U;
    if (stbi_info_from_memory(header.data, header.length, &header.width, &header.height,
                              &header.channels) == 0) {
        return std::nullopt;
    }
    const std::int64_t pixels = std::int64_t{header.width} * header.height;
    if (header.width < 1 || header.height < 1 || pixels > maxPixels) return std::nullopt;
    allocationLimit += static_cast<std::size_t>(pixels) * 16;
    return header;
}

std::size_t valuesOf(const Header& header) {
    return static_cast<std::size_t>(header.width) * static_cast<std::size_t>(header.height) * 3;
}

}  // namespace

std::optional<Picture> decodePicture(std::string_view bytes, std::int64_t maxPixels) {
    auto header = headerOf(bytes, maxPixels);
    if (!header) return std::nullopt;
    const std::unique_ptr<stbi_uc, Deleter> pixels(
        stbi_load_from_memory(header->data, header->length, &header->width, &header->height,
                              &header->channels, 3),
        &stbi_image_free);
    if (!pixels) return std::nullopt;
    return Picture{{pixels.get(), pixels.get() + valuesOf(*header)}, header->width, header->height};
}

std::optional<DeepPicture> decodeDeepPicture(std::string_view bytes, std::int64_t maxPixels) {
    auto header = headerOf(bytes, maxPixels);
    if (!header || header->channels != 3 ||
        stbi_is_16_bit_from_memory(header->data, header->length) == 0) {
        return std::nullopt;
    }
    const std::unique_ptr<stbi_us, Deleter> pixels(
        stbi_load_16_from_memory(header->data, header->length, &header->width, &header->height,
                                 &header->channels, 3),
        &stbi_image_free);
    if (!pixels) return std::nullopt;
    return DeepPicture{
        {pixels.get(), pixels.get() + valuesOf(*header)}, header->width, header->height};
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

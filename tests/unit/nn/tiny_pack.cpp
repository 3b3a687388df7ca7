// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/nn/tiny_pack.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include <ATen/Functions.h>
#include <torch/utils.h>

#include "core/nn/color_net.h"
#include "core/nn/manifest.h"
#include "core/nn/tensor_io.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb_image_write.h>
#pragma GCC diagnostic pop

namespace kinechrome::test {
namespace fs = std::filesystem;

std::string tarOf(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string archive;
    for (const auto& [name, bytes] : members) {
        std::string header(512, '\0');
        header.replace(0, name.size(), name);
        header.replace(100, 7, "0000644");
        char size[13];
        std::snprintf(size, sizeof size, "%011zo", bytes.size());
        header.replace(124, 11, size);
        header[156] = '0';
        header.replace(257, 5, "ustar");
        header.replace(148, 8, "        ");
        unsigned sum = 0;
        for (const char c : header) sum += static_cast<unsigned char>(c);
        char text[9];
        std::snprintf(text, sizeof text, "%06o", sum);
        header.replace(148, 6, text);
        header[154] = '\0';
        archive += header + bytes + std::string((512 - bytes.size() % 512) % 512, '\0');
    }
    return archive + std::string(1024, '\0');
}

std::string paintedJpeg(int width, int height, int variant) {
    std::vector<unsigned char> rgb;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int shade = (x * 3 + variant * 17) % 40 - 20;
            const bool sky = y < height / 2 + variant % 5;
            const int color[3] = {sky ? 110 : 50, sky ? 170 : 120, sky ? 235 : 30};
            for (const int c : color) {
                rgb.push_back(static_cast<unsigned char>(std::clamp(c + shade, 0, 255)));
            }
        }
    }
    std::string bytes;
    stbi_write_jpg_to_func(
        [](void* to, void* data, int size) {
            static_cast<std::string*>(to)->append(static_cast<const char*>(data),
                                                  static_cast<std::size_t>(size));
        },
        &bytes, width, height, 3, rgb.data(), 92);
    return bytes;
}

void writeTinyPack(const fs::path& folder, int count) {
    fs::create_directories(folder);
    std::vector<std::pair<std::string, std::string>> members;
    std::ofstream labels(folder / "labels.tsv");
    for (int i = 0; i < count; ++i) {
        const bool sky = i % 2 == 0;
        const std::string name =
            std::string(sky ? "fields/sky/" : "meadows/grass/") + std::to_string(i) + ".jpg";
        members.emplace_back(name, paintedJpeg(64 + i % 3 * 16, 64, i));
        labels << name << '\t' << (i % 5 == 4 ? "-" : sky ? "sky" : "grass") << '\n';
    }
    std::ofstream(folder / "images-000.tar", std::ios::binary) << tarOf(members);
}

nn::ColorNetOptions tinyOptions() {
    nn::ColorNetOptions options;
    options.width = 0.0625;
    options.classes = 3;
    options.skips = true;
    return options;
}

void writeTinyModel(const fs::path& folder, const nn::ColorNetOptions& options, unsigned seed) {
    torch::manual_seed(seed);
    const at::NoGradGuard guard;
    nn::ColorNet network(options);
    for (auto& [name, tensor] : nn::stateOf(network)) {
        if (name.ends_with("running_mean")) tensor.normal_(0.0, 0.1);
        if (name.ends_with("running_var")) tensor.uniform_(0.5, 1.5);
        if (name == "chroma.weight") tensor.normal_(0.0, 0.1);
    }
    nn::Manifest manifest;
    manifest.name = "tiny";
    manifest.network = options;
    manifest.inputSize = 64;
    manifest.labels.assign(static_cast<std::size_t>(options.classes), "class");
    manifest.licence = "none";
    manifest.trainingData = "none";
    auto done = nn::writeModel(folder, manifest,
                               nn::encodeTensors(nn::stateOf(network), nn::Dtype::F16, {}));
    if (!done) std::fprintf(stderr, "%s\n", done.error().message().c_str());
}

}  // namespace kinechrome::test

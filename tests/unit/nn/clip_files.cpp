// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/nn/clip_files.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "tests/unit/nn/tiny_pack.h"

namespace kinechrome::test {
namespace {

std::string bigEndian(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes += static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU);
    }
    return bytes;
}

std::string chunk(const std::string& type, const std::string& data) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : type + data) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) * 0xEDB88320U);
    }
    return bigEndian(static_cast<std::uint32_t>(data.size())) + type + data + bigEndian(~crc);
}

// A zlib stream of stored blocks.
std::string stored(const std::string& data) {
    std::string stream("\x78\x01", 2);
    for (std::size_t at = 0; at < data.size(); at += 65535) {
        const std::size_t size = std::min<std::size_t>(65535, data.size() - at);
        stream += static_cast<char>(at + size == data.size() ? 1 : 0);
        for (const std::size_t value : {size, ~size}) {
            stream += static_cast<char>(value & 0xFFU);
            stream += static_cast<char>((value >> 8U) & 0xFFU);
        }
        stream += data.substr(at, size);
    }
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (const char c : data) {
        low = (low + static_cast<unsigned char>(c)) % 65521;
        high = (high + low) % 65521;
    }
    return stream + bigEndian((high << 16U) | low);
}

std::string numbered(const std::string& clip, const char* form, int number) {
    char name[32];
    std::snprintf(name, sizeof name, form, number);
    return clip + "/" + name;
}

}  // namespace

std::string pngAround(int width, int height, int depth, const std::string& zlib) {
    std::string header = bigEndian(static_cast<std::uint32_t>(width)) +
                         bigEndian(static_cast<std::uint32_t>(height));
    header += static_cast<char>(depth);
    header += std::string("\x02\0\0\0", 4);  // RGB
    return std::string("\x89PNG\r\n\x1A\n", 8) + chunk("IHDR", header) + chunk("IDAT", zlib) +
           chunk("IEND", "");
}

std::string deepPng(int width, int height, const std::vector<std::uint16_t>& values) {
    std::string rows;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i % (static_cast<std::size_t>(width) * 3) == 0) rows += '\0';  // filter: none
        rows += static_cast<char>(values[i] >> 8U);
        rows += static_cast<char>(values[i] & 0xFFU);
    }
    return pngAround(width, height, 16, stored(rows));
}

std::string flowPng(int width, int height, double u, double v, bool known) {
    std::vector<std::uint16_t> values;
    for (int i = 0; i < width * height; ++i) {
        values.push_back(static_cast<std::uint16_t>(std::lround(u * 64.0 + 32768.0)));
        values.push_back(static_cast<std::uint16_t>(std::lround(v * 64.0 + 32768.0)));
        values.push_back(known ? 1 : 0);
    }
    return deepPng(width, height, values);
}

Members stillClip(const std::string& name, int frames, int width, int height) {
    Members members;
    const std::string frame = paintedJpeg(width, height, 1);
    const std::string flow = flowPng((width + 3) / 4, (height + 3) / 4, 0.0, 0.0);
    for (int k = 0; k < frames; ++k) {
        members.emplace_back(numbered(name, "frame-%03d.jpg", k), frame);
        if (k == 0) continue;
        members.emplace_back(numbered(name, "previous-%03d.png", k), flow);
        members.emplace_back(numbered(name, "first-%03d.png", k), flow);
    }
    return members;
}

void writeTinyClips(const std::filesystem::path& folder, int count, int frames) {
    std::filesystem::create_directories(folder);
    Members members;
    for (int i = 0; i < count; ++i) {
        const Members clip =
            stillClip((i % 2 == 0 ? "fields/c" : "meadows/c") + std::to_string(i), frames, 64, 48);
        members.insert(members.end(), clip.begin(), clip.end());
    }
    std::ofstream(folder / "clips-000.tar", std::ios::binary) << tarOf(members);
}

}  // namespace kinechrome::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/file_damage.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace kinechrome::test {

namespace fs = std::filesystem;

namespace {

std::size_t placeAt(const fs::path& file, double fraction) {
    return static_cast<std::size_t>(static_cast<double>(fs::file_size(file)) * fraction);
}

}  // namespace

void cutFile(const fs::path& file, double fraction) {
    fs::resize_file(file, placeAt(file, fraction));
}

void flipBytes(const fs::path& file, double fraction, std::size_t count, std::uint8_t mask) {
    std::string bytes = readBytes(file);
    const std::size_t first = placeAt(file, fraction);
    for (std::size_t i = first; i < std::min(first + count, bytes.size()); ++i) {
        bytes[i] = static_cast<char>(static_cast<std::uint8_t>(bytes[i]) ^ mask);
    }
    writeText(file, bytes);
}

void writeText(const fs::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

std::string readBytes(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace kinechrome::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_tar.h"

#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace kinechrome::pipeline {

namespace {

constexpr std::size_t block = 512;
constexpr std::size_t nameField = 100;
constexpr std::size_t prefixField = 155;
constexpr char regularFile = '0';
constexpr char longName = 'L';

// A path in two parts, split at a slash, that fit the header's fields.
std::optional<std::pair<std::string, std::string>> splitName(const std::string& path) {
    if (path.size() <= nameField) return std::pair(std::string(), path);
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
        const std::size_t rest = path.size() - slash - 1;
        if (slash > 0 && slash <= prefixField && rest > 0 && rest <= nameField) {
            return std::pair(path.substr(0, slash), path.substr(slash + 1));
        }
    }
    return std::nullopt;
}

void put(std::string& header, std::size_t at, std::string_view text) {
    header.replace(at, text.size(), text);
}

std::string header(const std::string& prefix, const std::string& name, std::size_t size,
                   char type) {
    std::string out(block, '\0');
    put(out, 0, name);
    put(out, 100, "0000644");
    put(out, 108, "0000000");  // user
    put(out, 116, "0000000");  // group
    put(out, 124, fmt::format("{:011o}", size));
    put(out, 136, "00000000000");  // time
    put(out, 148, "        ");     // the checksum counts as spaces while it is summed
    out[156] = type;
    put(out, 257, std::string_view("ustar\00000", 8));
    put(out, 345, prefix);
    unsigned sum = 0;
    for (const char c : out) sum += static_cast<unsigned char>(c);
    put(out, 148, fmt::format("{:06o}", sum) + '\0');
    return out;
}

std::string padded(std::string_view bytes) {
    std::string out(bytes);
    out.append((block - bytes.size() % block) % block, '\0');
    return out;
}

}  // namespace

std::string tarMember(const std::string& name, std::string_view bytes) {
    if (const auto parts = splitName(name)) {
        return header(parts->first, parts->second, bytes.size(), regularFile) + padded(bytes);
    }
    const std::string whole = name + '\0';
    return header("", "././@LongLink", whole.size(), longName) + padded(whole) +
           header("", name.substr(0, nameField), bytes.size(), regularFile) + padded(bytes);
}

std::string tarEnd() {
    return std::string(2 * block, '\0');
}

}  // namespace kinechrome::pipeline

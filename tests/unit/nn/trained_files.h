// SPDX-License-Identifier: GPL-3.0-or-later
// What a run left behind, told apart by its bytes.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/sha256.h"
#include "core/nn/safetensors.h"

namespace kinechrome::test {

// Of every tensor of the file and its name, whatever its metadata say.
inline std::string hashOfTensors(const std::filesystem::path& file) {
    const auto read = nn::SafetensorsFile::open(file);
    if (!read) return read.error().message();
    base::Sha256 hash;
    for (const nn::TensorEntry& tensor : read->tensors()) {
        hash.add(tensor.name.data(), tensor.name.size());
        hash.add(tensor.bytes.data(), tensor.bytes.size());
    }
    return hash.hex();
}

inline std::string hashOfFile(const std::filesystem::path& file) {
    const std::string bytes = base::readFile(file).value_or("missing");
    base::Sha256 hash;
    hash.add(bytes.data(), bytes.size());
    return hash.hex();
}

// What the checkpoint itself says: the .json beside it may be older after a kill.
inline int stepOf(const std::filesystem::path& file) {
    const auto read = nn::SafetensorsFile::open(file);
    return read ? nlohmann::json::parse(read->metadata().at("state")).at("step").get<int>() : -1;
}

// Whether the checkpoint can be read and all that it holds are finite numbers.
inline bool isWholeAndFinite(const std::filesystem::path& file) {
    const auto read = nn::SafetensorsFile::open(file);
    if (!read || read->tensors().empty()) return false;
    const auto& tensors = read->tensors();
    return std::all_of(tensors.begin(), tensors.end(), [](const nn::TensorEntry& tensor) {
        for (std::size_t at = 0; at < tensor.bytes.size(); at += sizeof(float)) {
            float value = 0.0F;
            std::memcpy(&value, tensor.bytes.data() + at, sizeof value);
            if (!std::isfinite(value)) return false;
        }
        return tensor.dtype == nn::Dtype::F32;
    });
}

}  // namespace kinechrome::test

// SPDX-License-Identifier: GPL-3.0-or-later
// The safetensors format, read and written by ourselves: weights are data and never code.
// https://github.com/huggingface/safetensors: 8 bytes little-endian header length, a JSON header
// {"name": {"dtype", "shape", "data_offsets": [begin, end]}}, then the tensors' bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace kinechrome::nn {

enum class Dtype { F32, F16, BF16 };

[[nodiscard]] std::size_t bytesOf(Dtype dtype);

// What the header of a model's weights may have. Metadata of our own, as a checkpoint has, may take
// all of the file: the header is only believed as far as there are bytes.
inline constexpr std::uint64_t kMostHeaderBytes = std::uint64_t{1} << 20U;
inline constexpr std::uint64_t kWholeFile = std::uint64_t{4} << 30U;

// A tensor inside a SafetensorsFile (or, for writing, inside anybody's memory).
struct TensorEntry {
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape;
    std::string_view bytes;  // little-endian, row-major, as many as dtype and shape say
};

// Owns the bytes of one file, checked whole before anything is handed out: header at most
// `mostHeader` bytes, no gaps, overlaps or overflow, every size exact, no name twice, not a byte
// too many.
class SafetensorsFile {
public:
    // Errors: Model, naming `name` and what is wrong.
    [[nodiscard]] static base::Result<SafetensorsFile> parse(
        std::string bytes, const std::string& name, std::uint64_t mostHeader = kMostHeaderBytes);
    [[nodiscard]] static base::Result<SafetensorsFile> open(
        const std::filesystem::path& path, std::uint64_t mostHeader = kMostHeaderBytes);

    [[nodiscard]] const std::vector<TensorEntry>& tensors() const { return tensors_; }
    [[nodiscard]] const TensorEntry* find(std::string_view name) const;
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const { return metadata_; }

private:
    std::shared_ptr<const std::string> bytes_;
    std::vector<TensorEntry> tensors_;  // in the order of their bytes
    std::map<std::string, std::string> metadata_;
};

// The file's bytes. Tensors are laid out in the order given.
[[nodiscard]] std::string encodeSafetensors(const std::vector<TensorEntry>& tensors,
                                            const std::map<std::string, std::string>& metadata);

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
// One record of the chroma store as bytes: a header of fixed size and the planes as half floats.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/color/chroma_field.h"

namespace kinechrome::pipeline {

// Which field a record holds.
struct ChromaKey {
    std::int64_t frame = 0;
    std::uint64_t settings = 0;
    auto operator<=>(const ChromaKey&) const = default;
};

// Records begin at multiples of this, so that a reader finds its feet again behind damage.
inline constexpr std::size_t chromaRecordAlignment = 64;

// The first 64 bytes of a record, little-endian as in memory. A dead record keeps its header but
// for the magic, so that readers can step over it.
struct ChromaHeader {
    static constexpr std::uint32_t live = 0x3153434BU;  // "KCS1"
    static constexpr std::uint32_t dead = 0x3044434BU;  // "KCD0"

    std::uint32_t magic = live;
    std::uint32_t planes = 0;  // 2: a, b; 3: a, b, confidence
    std::int64_t frame = 0;
    std::uint64_t settings = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint64_t payloadCheck = 0;
    std::uint64_t unused = 0;
    std::uint64_t reserved = 0;
    std::uint64_t headerCheck = 0;  // of everything before it but the magic

    [[nodiscard]] std::size_t payloadBytes() const {
        return std::size_t{planes} * width * height * sizeof(std::uint16_t);
    }
    // Header, payload and padding.
    [[nodiscard]] std::size_t recordBytes() const {
        const std::size_t bytes = sizeof(ChromaHeader) + payloadBytes();
        return (bytes + chromaRecordAlignment - 1) / chromaRecordAlignment * chromaRecordAlignment;
    }
    // Known magic, sane sizes and a right check sum.
    [[nodiscard]] bool plausible() const;
};
static_assert(sizeof(ChromaHeader) == chromaRecordAlignment);

// The whole record, padded. The field must not be empty; its planes share one size.
[[nodiscard]] std::vector<std::byte> encodeChroma(const ChromaKey& key,
                                                  const color::ChromaField& field);

// The field of a record; empty when a check sum says that it is damaged.
[[nodiscard]] std::optional<color::ChromaField> decodeChroma(const std::vector<std::byte>& record);

// IEEE 754 binary16, rounded to nearest even; beyond its range the largest finite value.
[[nodiscard]] std::uint16_t halfFromFloat(float value);
[[nodiscard]] float floatFromHalf(std::uint16_t half);

}  // namespace kinechrome::pipeline

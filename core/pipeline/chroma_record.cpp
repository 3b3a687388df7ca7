// SPDX-License-Identifier: GPL-3.0-or-later
// Encoding and checking of chroma records.
#include "core/pipeline/chroma_record.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace kinechrome::pipeline {

namespace {

static_assert(std::endian::native == std::endian::little, "records are little-endian");

constexpr std::uint32_t largestSide = 1U << 14U;

// FNV-1a (Fowler, Noll, Vo) over 64-bit words, the last one filled up with zeros.
std::uint64_t checkOf(const std::byte* data, std::size_t bytes) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (std::size_t at = 0; at < bytes; at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, data + at, std::min(sizeof word, bytes - at));
        hash = (hash ^ word) * 0x100000001b3ULL;
        hash ^= hash >> 32U;
    }
    return hash;
}

std::uint64_t checkOfHeader(const ChromaHeader& header) {
    std::array<std::byte, sizeof(ChromaHeader)> bytes{};
    std::memcpy(bytes.data(), &header, sizeof header);
    constexpr std::size_t skipped = sizeof header.magic;
    return checkOf(bytes.data() + skipped, sizeof header - skipped - sizeof header.headerCheck);
}

std::byte* putPlane(std::byte* to, const base::Plane<float>& plane) {
    for (int y = 0; y < plane.height(); ++y) {
        const float* row = plane.row(y);
        for (int x = 0; x < plane.width(); ++x) {
            const std::uint16_t half = halfFromFloat(row[x]);
            std::memcpy(to, &half, sizeof half);
            to += sizeof half;
        }
    }
    return to;
}

const std::byte* takePlane(const std::byte* from, base::Plane<float>& plane) {
    for (int y = 0; y < plane.height(); ++y) {
        float* row = plane.row(y);
        for (int x = 0; x < plane.width(); ++x) {
            std::uint16_t half = 0;
            std::memcpy(&half, from, sizeof half);
            from += sizeof half;
            row[x] = floatFromHalf(half);
        }
    }
    return from;
}

}  // namespace

bool ChromaHeader::plausible() const {
    return (magic == live || magic == dead) && (planes == 2 || planes == 3) && width > 0 &&
           height > 0 && width <= largestSide && height <= largestSide &&
           headerCheck == checkOfHeader(*this);
}

std::vector<std::byte> encodeChroma(const ChromaKey& key, const color::ChromaField& field) {
    const bool confident = field.confidence.sameSize(field.a);
    ChromaHeader header;
    header.planes = confident ? 3 : 2;
    header.frame = key.frame;
    header.settings = key.settings;
    header.width = static_cast<std::uint32_t>(field.width());
    header.height = static_cast<std::uint32_t>(field.height());
    std::vector<std::byte> record(header.recordBytes());
    std::byte* payload = record.data() + sizeof header;
    std::byte* end = putPlane(putPlane(payload, field.a), field.b);
    if (confident) putPlane(end, field.confidence);
    header.payloadCheck = checkOf(payload, header.payloadBytes());
    header.headerCheck = checkOfHeader(header);
    std::memcpy(record.data(), &header, sizeof header);
    return record;
}

std::optional<color::ChromaField> decodeChroma(const std::vector<std::byte>& record) {
    ChromaHeader header;
    if (record.size() < sizeof header) return std::nullopt;
    std::memcpy(&header, record.data(), sizeof header);
    if (!header.plausible() || header.magic != ChromaHeader::live ||
        record.size() < sizeof header + header.payloadBytes()) {
        return std::nullopt;
    }
    const std::byte* payload = record.data() + sizeof header;
    if (checkOf(payload, header.payloadBytes()) != header.payloadCheck) return std::nullopt;
    const int width = static_cast<int>(header.width);
    const int height = static_cast<int>(header.height);
    color::ChromaField field{{width, height}, {width, height}, {}};
    payload = takePlane(takePlane(payload, field.a), field.b);
    if (header.planes == 3) {
        field.confidence = base::Plane<float>(width, height);
        takePlane(payload, field.confidence);
    }
    return field;
}

std::uint16_t halfFromFloat(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t sign = (bits >> 16U) & 0x8000U;
    const std::uint32_t magnitude = bits & 0x7FFFFFFFU;
    constexpr std::uint32_t largestHalf = 0x7BFFU;
    if (magnitude > 0x7F800000U) return static_cast<std::uint16_t>(sign | 0x7E00U);  // not a number
    if (magnitude >= 0x477FF000U) return static_cast<std::uint16_t>(sign | largestHalf);
    if (magnitude < 0x38800000U) {
        // Below 2^-14: adding 0.5 lets the adder shift and round the subnormal's bits into place.
        const float shifted = std::bit_cast<float>(magnitude) + 0.5F;
        return static_cast<std::uint16_t>(
            sign | (std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(0.5F)));
    }
    const std::uint32_t odd = (magnitude >> 13U) & 1U;
    const std::uint32_t rounded = magnitude + 0xFFFU + odd - (112U << 23U);
    return static_cast<std::uint16_t>(sign | (rounded >> 13U));
}

float floatFromHalf(std::uint16_t half) {
    const std::uint32_t sign = (half & 0x8000U) << 16U;
    const std::uint32_t exponent = (half >> 10U) & 0x1FU;
    const std::uint32_t fraction = half & 0x3FFU;
    if (exponent == 0) {
        const float value = static_cast<float>(fraction) * 0x1p-24F;
        return std::bit_cast<float>(std::bit_cast<std::uint32_t>(value) | sign);
    }
    const std::uint32_t wide = exponent == 0x1FU ? 0xFFU : exponent + 112U;
    return std::bit_cast<float>(sign | (wide << 23U) | (fraction << 13U));
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/container_end.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kinechrome::media {

namespace {

class ByteReader {
public:
    explicit ByteReader(const std::filesystem::path& path) : file_(path, std::ios::binary) {
        file_.seekg(0, std::ios::end);
        size_ = file_ ? static_cast<std::uint64_t>(file_.tellg()) : 0;
    }
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] bool read(std::uint64_t at, std::span<std::uint8_t> bytes) {
        if (at > size_ || size_ - at < bytes.size()) return false;
        file_.clear();
        file_.seekg(static_cast<std::streamoff>(at));
        file_.read(reinterpret_cast<char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
        return static_cast<bool>(file_);
    }

private:
    std::ifstream file_;
    std::uint64_t size_ = 0;
};

std::uint64_t bigEndian(std::span<const std::uint8_t> bytes) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes) value = (value << 8U) | byte;
    return value;
}

bool isTag(std::span<const std::uint8_t> bytes, std::string_view tag) {
    return std::memcmp(bytes.data(), tag.data(), tag.size()) == 0;
}

// RIFF size is of the first chunk only in big (OpenDML) files, so a larger file proves nothing;
// a smaller one does. Capture programs that died leave 0.
bool riffEndsEarly(std::span<const std::uint8_t> head, std::uint64_t fileSize) {
    const std::uint64_t declared = head[4] | (static_cast<std::uint64_t>(head[5]) << 8U) |
                                   (static_cast<std::uint64_t>(head[6]) << 16U) |
                                   (static_cast<std::uint64_t>(head[7]) << 24U);
    constexpr std::uint64_t kStreaming = 0xFFFFFFFFU;
    return declared != 0 && declared != kStreaming && declared + 8 > fileSize + 1;
}

struct EbmlSize {
    std::uint64_t value = 0;
    int bytes = 0;
    bool open = false;  // all ones: unknown, as live recorders write
};

std::optional<EbmlSize> ebmlSize(ByteReader& file, std::uint64_t at) {
    std::array<std::uint8_t, 1> first{};
    if (!file.read(at, first) || first[0] == 0) return std::nullopt;
    const int bytes = std::countl_zero(first[0]) + 1;
    std::array<std::uint8_t, 8> all{};
    const std::span<std::uint8_t> used(all.data(), static_cast<std::size_t>(bytes));
    if (!file.read(at, used)) return std::nullopt;
    const std::uint64_t mask = (std::uint64_t{1} << (7U * static_cast<unsigned>(bytes))) - 1;
    const std::uint64_t value = bigEndian(used) & mask;
    return EbmlSize{value, bytes, value == mask};
}

bool ebmlEndsEarly(ByteReader& file) {
    const auto header = ebmlSize(file, 4);
    if (!header) return false;
    const std::uint64_t segment = 4 + static_cast<std::uint64_t>(header->bytes) + header->value;
    std::array<std::uint8_t, 4> id{};
    if (!file.read(segment, id) || bigEndian(id) != 0x18538067U) return false;
    const auto size = ebmlSize(file, segment + 4);
    if (!size || size->open) return false;
    return segment + 4 + static_cast<std::uint64_t>(size->bytes) + size->value > file.size();
}

// Only boxes that hold film count: a cut `free` box at the end loses nothing.
bool boxesEndEarly(ByteReader& file) {
    std::uint64_t at = 0;
    std::array<std::uint8_t, 16> head{};
    while (at + 8 <= file.size()) {
        if (!file.read(at, std::span(head).first(8))) return false;
        std::uint64_t size = bigEndian(std::span(head).first(4));
        if (size == 0) return false;  // to the end of the file, whatever it is
        if (size == 1) {
            if (!file.read(at, head)) return true;
            size = bigEndian(std::span(head).subspan(8, 8));
        }
        if (size < 8) return false;
        const std::span<const std::uint8_t> name = std::span(head).subspan(4, 4);
        const bool holdsFilm = isTag(name, "mdat") || isTag(name, "moov") || isTag(name, "moof");
        if (size > file.size() - at) return holdsFilm;
        at += size;
    }
    return false;
}

// Whole packets of 188 bytes, each beginning with 0x47; a torn last one begins with it as well.
bool transportEndsEarly(ByteReader& file) {
    constexpr std::uint64_t kPacket = 188;
    std::array<std::uint8_t, 1> sync{};
    const std::uint64_t torn = file.size() % kPacket;
    if (torn == 0 || file.size() < 2 * kPacket) return false;
    if (!file.read(kPacket, sync) || sync[0] != 0x47) return false;
    return file.read(file.size() - torn, sync) && sync[0] == 0x47;
}

// Length of the pack or packet of an MPEG program stream (ISO 13818-1, 2.5.3) that starts with
// these bytes; empty when they are none.
std::optional<std::uint64_t> programUnit(std::span<const std::uint8_t> head) {
    if (bigEndian(head.first(3)) != 1) return std::nullopt;
    const std::uint8_t code = head[3];
    if (code == 0xB9) return 4;
    if (code == 0xBA) return (head[4] & 0xC0U) == 0x40U ? 14U + (head[13] & 7U) : 12U;
    if (code < 0xBB) return std::nullopt;
    return 6 + bigEndian(head.subspan(4, 2));
}

// Walks from the last pack header to the end.
bool programEndsEarly(ByteReader& file) {
    constexpr std::uint64_t kTail = 256 * 1024;
    const std::uint64_t from = file.size() > kTail ? file.size() - kTail : 0;
    std::vector<std::uint8_t> tail(static_cast<std::size_t>(file.size() - from));
    if (!file.read(from, tail)) return false;
    constexpr std::array<std::uint8_t, 4> kPack = {0, 0, 1, 0xBA};
    const auto pack = std::find_end(tail.begin(), tail.end(), kPack.begin(), kPack.end());
    auto at = static_cast<std::size_t>(std::distance(tail.begin(), pack));
    constexpr std::size_t kLongestHead = 14;
    while (at < tail.size()) {
        std::array<std::uint8_t, kLongestHead> head{};
        const std::size_t left = tail.size() - at;
        std::copy_n(tail.begin() + static_cast<std::ptrdiff_t>(at), std::min(left, kLongestHead),
                    head.begin());
        const auto unit = programUnit(head);
        if (!unit) return false;  // padding or something unknown: no proof of a cut
        if (*unit > left) return true;
        at += static_cast<std::size_t>(*unit);
    }
    return false;
}

}  // namespace

bool endsEarly(const std::filesystem::path& path) {
    ByteReader file(path);
    std::array<std::uint8_t, 12> head{};
    if (!file.read(0, head)) return false;
    if (isTag(head, "RIFF")) return riffEndsEarly(head, file.size());
    if (bigEndian(std::span(head).first(4)) == 0x1A45DFA3U) return ebmlEndsEarly(file);
    if (head[0] == 0x47) return transportEndsEarly(file);
    if (bigEndian(std::span(head).first(4)) == 0x1BAU) return programEndsEarly(file);
    const std::span<const std::uint8_t> name = std::span(head).subspan(4, 4);
    for (const std::string_view box : {"ftyp", "moov", "mdat", "wide", "free", "skip"}) {
        if (isTag(name, box)) return boxesEndEarly(file);
    }
    return false;
}

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/tar_reader.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace kinechrome::nn {
namespace {

constexpr std::size_t kBlock = 512;

// POSIX.1-1988 ustar field positions.
struct Field {
    std::size_t at;
    std::size_t length;
};
constexpr Field kName{0, 100};
constexpr Field kSize{124, 12};
constexpr Field kChecksum{148, 8};
constexpr std::size_t kType = 156;
constexpr Field kMagic{257, 5};
constexpr Field kPrefix{345, 155};

std::string text(std::string_view header, Field field) {
    const std::string_view raw = header.substr(field.at, field.length);
    return std::string(raw.substr(0, raw.find('\0')));
}

std::optional<std::uint64_t> octal(std::string_view header, Field field) {
    std::uint64_t value = 0;
    bool any = false;
    for (const char c : header.substr(field.at, field.length)) {
        if (c == ' ' && !any) continue;
        if (c == ' ' || c == '\0') break;
        if (c < '0' || c > '7') return std::nullopt;
        value = value * 8 + static_cast<std::uint64_t>(c - '0');
        any = true;
    }
    return any ? std::optional(value) : std::nullopt;
}

std::uint64_t checksum(std::string_view header) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
        const bool own = i >= kChecksum.at && i < kChecksum.at + kChecksum.length;
        sum += own ? std::uint64_t{' '} : static_cast<unsigned char>(header[i]);
    }
    return sum;
}

// The value of "path" in a pax header: records "LENGTH KEY=VALUE\n", LENGTH counting the record.
std::string paxPath(std::string_view records) {
    while (!records.empty()) {
        std::size_t length = 0;
        std::size_t digits = 0;
        while (digits < records.size() && digits < 9 && records[digits] >= '0' &&
               records[digits] <= '9') {
            length = length * 10 + static_cast<std::size_t>(records[digits++] - '0');
        }
        if (length <= digits + 1 || length > records.size() || records[digits] != ' ') return {};
        const std::string_view record = records.substr(digits + 1, length - digits - 1);
        constexpr std::string_view key = "path=";
        if (record.starts_with(key) && record.ends_with('\n')) {
            return std::string(record.substr(key.size(), record.size() - key.size() - 1));
        }
        records.remove_prefix(length);
    }
    return {};
}

// Names are shown to people and go into one-line messages. "./" is what `tar -C FOLDER .` writes.
std::string cleaned(std::string name) {
    if (name.starts_with("./")) name.erase(0, 2);
    std::replace_if(
        name.begin(), name.end(),
        [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, '?');
    return name;
}

std::string pathOf(std::string_view header) {
    std::string path = text(header, kName);
    if (header.substr(kMagic.at, kMagic.length) == "ustar" && header[262] == '\0') {
        const std::string prefix = text(header, kPrefix);
        if (!prefix.empty()) path = prefix + "/" + path;
    }
    return path;
}

}  // namespace

base::Result<std::vector<TarMember>> readTar(std::string_view archive, const std::string& name) {
    const auto damaged = [&name](const std::string& why) {
        return base::fail(base::ErrorKind::Input, name, why,
                          "make or fetch the training pack again");
    };
    std::vector<TarMember> members;
    std::string longName;
    std::size_t at = 0;
    bool ended = false;
    while (!ended && at + kBlock <= archive.size()) {
        const std::string_view header = archive.substr(at, kBlock);
        at += kBlock;
        ended = std::all_of(header.begin(), header.end(), [](char c) { return c == '\0'; });
        if (ended) break;
        const auto sum = octal(header, kChecksum);
        const auto size = octal(header, kSize);
        if (!sum || *sum != checksum(header)) return damaged("a tar header has a wrong checksum");
        if (!size) return damaged("a tar header has no size");
        if (*size > archive.size() - at) return damaged("the archive is cut short");
        const auto length = static_cast<std::size_t>(*size);
        const std::string_view data = archive.substr(at, length);
        const char type = header[kType];
        if (type == 'L') {  // GNU: the next member's name, too long for its header
            longName = data.substr(0, data.find('\0'));
        } else if (type == 'x') {  // POSIX.1-2001: what the next member's header cannot say
            longName = paxPath(data);
        } else if (type == '0' || type == '\0') {
            if (longName.empty()) longName = pathOf(header);
            members.push_back({cleaned(longName), data});
            longName.clear();
        } else {
            longName.clear();
        }
        at += std::min((length + kBlock - 1) / kBlock * kBlock, archive.size() - at);
    }
    if (!ended) return damaged("the archive is cut short: it has no end mark");
    if (members.empty()) return damaged("it holds no files");
    return members;
}

}  // namespace kinechrome::nn

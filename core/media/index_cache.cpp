// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/index_cache.h"

#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/sha256.h"

namespace kinechrome::media {

namespace fs = std::filesystem;

namespace {

// Bumped whenever the layout below or the way frames are counted changes.
constexpr std::string_view kMagic = "kinechrome.index/1\n";
constexpr std::size_t kHashLength = 64;
constexpr std::size_t kMostBytes = std::size_t{1} << 30U;

std::string sha256(std::string_view text) {
    base::Sha256 hash;
    hash.add(text.data(), text.size());
    return hash.hex();
}

fs::path cacheFolder() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache == '/') return fs::path(cache) / "kinechrome" / "index";
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home == '\0') return {};
    return fs::path(home) / ".cache" / "kinechrome" / "index";
}

std::string absolutePath(const InputLocation& location) {
    std::error_code code;
    const fs::path path = fs::weakly_canonical(location.path, code);
    return code ? location.path.string() : path.string();
}

class Packer {
public:
    template <class T>
    void number(T value) {
        text_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void string(std::string_view value) {
        number(static_cast<std::uint64_t>(value.size()));
        text_.append(value);
    }
    [[nodiscard]] std::string& text() { return text_; }

private:
    std::string text_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view text) : rest_(text) {}
    template <class T>
    [[nodiscard]] T number() {
        T value{};
        if (rest_.size() < sizeof value) {
            ok_ = false;
            return value;
        }
        std::memcpy(&value, rest_.data(), sizeof value);
        rest_.remove_prefix(sizeof value);
        return value;
    }
    [[nodiscard]] std::string string() {
        const auto size = number<std::uint64_t>();
        if (size > rest_.size()) {
            ok_ = false;
            return {};
        }
        std::string value(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return value;
    }
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] std::size_t left() const { return rest_.size(); }

private:
    std::string_view rest_;
    bool ok_ = true;
};

std::string keyOf(const InputLocation& location) {
    Packer key;
    key.string(absolutePath(location));
    key.number(location.fileSize);
    key.number(location.modified);
    return key.text();
}

constexpr std::size_t kFrameBytes = sizeof(std::int64_t) + sizeof(std::uint32_t) + 1;

std::optional<FrameIndex> unpack(Unpacker& in) {
    FrameIndex index;
    index.timeBase.num = in.number<std::int64_t>();
    index.timeBase.den = in.number<std::int64_t>();
    index.variableRate = in.number<std::uint8_t>() != 0;
    index.seekable = in.number<std::uint8_t>() != 0;
    const std::string damage = in.string();
    if (!damage.empty()) index.damage = damage;
    const auto count = in.number<std::uint64_t>();
    if (!in.ok() || !index.timeBase.known() || count != in.left() / kFrameBytes ||
        in.left() % kFrameBytes != 0) {
        return std::nullopt;
    }
    index.frames.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        IndexedFrame frame;
        frame.pts = in.number<std::int64_t>();
        frame.check = in.number<std::uint32_t>();
        frame.key = in.number<std::uint8_t>() != 0;
        if (!index.frames.empty() && frame.pts <= index.frames.back().pts) return std::nullopt;
        index.frames.push_back(frame);
    }
    return index;
}

fs::path cacheFile(const InputLocation& location) {
    const fs::path folder = cacheFolder();
    return folder.empty() ? fs::path() : folder / (sha256(absolutePath(location)) + ".index");
}

}  // namespace

std::optional<FrameIndex> loadIndex(const InputLocation& location) {
    const fs::path file = cacheFile(location);
    std::error_code code;
    if (file.empty() || !fs::is_regular_file(file, code)) return std::nullopt;
    const auto content = base::readFile(file, kMostBytes);
    if (!content || content->size() < kMagic.size() + kHashLength) return std::nullopt;
    const std::string_view all = *content;
    const std::string_view body = all.substr(0, all.size() - kHashLength);
    if (!body.starts_with(kMagic) || sha256(body) != all.substr(body.size())) return std::nullopt;
    Unpacker in(body.substr(kMagic.size()));
    if (in.string() != keyOf(location) || !in.ok()) return std::nullopt;
    return unpack(in);
}

void storeIndex(const InputLocation& location, const FrameIndex& index) {
    const fs::path file = cacheFile(location);
    if (file.empty()) return;
    std::error_code code;
    fs::create_directories(file.parent_path(), code);
    if (code) return;
    Packer out;
    out.text() = kMagic;
    out.string(keyOf(location));
    out.number(index.timeBase.num);
    out.number(index.timeBase.den);
    out.number(static_cast<std::uint8_t>(index.variableRate));
    out.number(static_cast<std::uint8_t>(index.seekable));
    out.string(index.damage.value_or(""));
    out.number(static_cast<std::uint64_t>(index.frames.size()));
    for (const IndexedFrame& frame : index.frames) {
        out.number(frame.pts);
        out.number(frame.check);
        out.number(static_cast<std::uint8_t>(frame.key));
    }
    out.text() += sha256(out.text());
    const auto written = base::writeFileAtomically(file, out.text());
    static_cast<void>(written);
}

}  // namespace kinechrome::media

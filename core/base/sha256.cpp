// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 by libcrypto's EVP interface.
#include "core/base/sha256.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <vector>

#include <openssl/evp.h>

namespace kinechrome::base {

namespace {
constexpr std::size_t chunkBytes = 1U << 20U;

tl::unexpected<Error> unreadable(const std::filesystem::path& path) {
    return fail(ErrorKind::Input, path.string(), std::strerror(errno),
                "check that the file exists and can be read");
}
}  // namespace

struct Sha256::Context {
    struct Free {
        void operator()(EVP_MD_CTX* c) const { EVP_MD_CTX_free(c); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> handle{EVP_MD_CTX_new()};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
    EVP_DigestInit_ex(context_->handle.get(), EVP_sha256(), nullptr);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(const void* data, std::size_t bytes) {
    EVP_DigestUpdate(context_->handle.get(), data, bytes);
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_DigestFinal_ex(context_->handle.get(), digest.data(), &length);
    constexpr const char* digits = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
        text += digits[digest[i] >> 4U];
        text += digits[digest[i] & 15U];
    }
    return text;
}

Result<std::string> sha256OfFile(const std::filesystem::path& path, std::stop_token stop) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return unreadable(path);
    Sha256 hash;
    std::vector<char> chunk(chunkBytes);
    while (file) {
        if (stop.stop_requested()) return cancelled(path.string());
        file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        hash.add(chunk.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return unreadable(path);
    return hash.hex();
}

Result<std::string> quickHashOfFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) return unreadable(path);
    const std::int64_t size = static_cast<std::int64_t>(file.tellg());
    Sha256 hash;
    const std::string sizeText = std::to_string(size);
    hash.add(sizeText.data(), sizeText.size());
    std::vector<char> chunk(chunkBytes);
    const auto part = std::min<std::int64_t>(size, static_cast<std::int64_t>(chunkBytes));
    for (const std::int64_t offset : {std::int64_t{0}, size - part}) {
        file.seekg(offset);
        file.read(chunk.data(), part);
        if (file.gcount() != part) return unreadable(path);
        hash.add(chunk.data(), static_cast<std::size_t>(part));
    }
    return hash.hex();
}

}  // namespace kinechrome::base

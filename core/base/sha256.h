// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 of files and of bytes, incremental (libcrypto).
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "core/base/error.h"

namespace kinechrome::base {

// Incremental SHA-256. One thread at a time.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(const void* data, std::size_t bytes);
    // Lower-case hexadecimal, 64 characters. The hash is spent afterwards.
    [[nodiscard]] std::string hex();

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

// Hash of a whole file. Errors: Input when it cannot be read, Interrupted when stopped.
[[nodiscard]] Result<std::string> sha256OfFile(const std::filesystem::path& path,
                                               std::stop_token stop = {});

// Hash of size, first and last mebibyte: what projects store, because scans are big.
[[nodiscard]] Result<std::string> quickHashOfFile(const std::filesystem::path& path);

}  // namespace kinechrome::base

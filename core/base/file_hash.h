// SPDX-License-Identifier: GPL-3.0-or-later
// FileHash: a file's SHA-256, computed beside other work.
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <thread>

#include "core/base/error.h"

namespace kinechrome::base {

// Owns a thread that reads the file once; destroying it stops that.
class FileHash {
public:
    FileHash(std::filesystem::path file, const std::stop_token& stop);
    ~FileHash();
    FileHash(const FileHash&) = delete;
    FileHash& operator=(const FileHash&) = delete;

    // Waits. Errors: Input, Interrupted.
    [[nodiscard]] const Result<std::string>& sha256();

private:
    std::stop_source stop_;
    std::stop_callback<std::function<void()>> outer_;
    Result<std::string> sha256_;  // the thread's until it is joined
    std::jthread thread_;
};

}  // namespace kinechrome::base

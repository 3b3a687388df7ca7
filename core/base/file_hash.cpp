// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_hash.h"

#include <utility>

#include "core/base/sha256.h"

namespace kinechrome::base {

FileHash::FileHash(std::filesystem::path file, const std::stop_token& stop)
    : outer_(stop, [this] { stop_.request_stop(); }),
      thread_([this, file = std::move(file)] { sha256_ = sha256OfFile(file, stop_.get_token()); }) {
}

FileHash::~FileHash() {
    stop_.request_stop();
}

const Result<std::string>& FileHash::sha256() {
    if (thread_.joinable()) thread_.join();
    return sha256_;
}

}  // namespace kinechrome::base

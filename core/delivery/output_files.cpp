// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/output_files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

namespace kinechrome::delivery {

namespace fs = std::filesystem;

base::Result<void> OutputFiles::refuseKept(const fs::path& path) const {
    for (const fs::path& kept : kept_) {
        std::error_code unknown;
        if (!fs::exists(path, unknown) || !fs::equivalent(path, kept, unknown)) continue;
        return base::fail(base::ErrorKind::Output, path.string(), "is one of the films themselves",
                          "choose another name for the result");
    }
    return {};
}

base::Result<void> OutputFiles::reserve(const fs::path& path) {
    const fs::path whole = fs::absolute(path).lexically_normal();
    if (std::find(reserved_.begin(), reserved_.end(), whole) != reserved_.end()) {
        return base::fail(base::ErrorKind::Usage, path.string(), "is named for two results",
                          "give each a name of its own");
    }
    if (auto allowed = refuseKept(path); !allowed) return allowed;
    const auto place = media::OutputPlace::plan(path, false, {}, overwrite_);
    if (!place) return base::fail(place.error());
    reserved_.push_back(whole);
    return {};
}

base::Result<void> OutputFiles::write(const fs::path& path, std::string_view content) {
    auto place = media::OutputPlace::plan(path, false, {}, overwrite_);
    if (!place) return base::fail(std::move(place.error()));
    if (auto claimed = place->claim(); !claimed) return claimed;
    std::ofstream file(place->partPath(), std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) {
        return base::fail(base::ErrorKind::Output, path.string(), std::strerror(errno),
                          "make room, or choose another folder");
    }
    if (auto synced = place->sync(); !synced) return synced;
    written_.push_back(*std::move(place));
    return {};
}

base::Result<void> OutputFiles::publish() {
    for (media::OutputPlace& place : written_) {
        if (auto published = place.publish(); !published) return published;
    }
    written_.clear();
    return {};
}

}  // namespace kinechrome::delivery

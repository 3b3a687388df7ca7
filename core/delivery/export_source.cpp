// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/export_source.h"

#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/media/media_info.h"

namespace kinechrome::delivery {

namespace {

namespace fs = std::filesystem;

base::Error different(const fs::path& file, const std::string& why) {
    return {base::ErrorKind::Input, file.string(), why,
            "put the film of the export there, or beside the sidecar under the same name"};
}

base::Error otherSize(const fs::path& file, std::int64_t size, const ExportRecord& record) {
    return different(file, fmt::format("is not the footage of the export: it has {} bytes, and "
                                       "that had {}",
                                       size, record.sourceSize));
}

// Size first: only a file that may be the film is read.
base::Result<void> checkFile(const fs::path& file, const ExportRecord& record,
                             const std::stop_token& stop) {
    std::error_code code;
    const auto size = static_cast<std::int64_t>(fs::file_size(file, code));
    if (code) return base::fail(different(file, code.message()));
    if (size != record.sourceSize) return base::fail(otherSize(file, size, record));
    const auto hash = base::sha256OfFile(file, stop);
    if (!hash) return base::fail(hash.error());
    if (*hash == record.sourceSha256) return {};
    return base::fail(different(file, fmt::format("is not the footage of the export: its SHA-256 "
                                                  "is {}, and that was {}",
                                                  *hash, record.sourceSha256)));
}

// Only a sequence has no SHA-256 of its own.
base::Result<void> checkSequence(const fs::path& pattern, const ExportRecord& record) {
    const auto info = media::probe(pattern);
    if (!info) return base::fail(info.error());
    if (!info->imageSequence) {
        return base::fail(different(pattern, "the sidecar holds no SHA-256 to know this film by"));
    }
    if (info->fileSize == record.sourceSize) return {};
    return base::fail(otherSize(pattern, info->fileSize, record));
}

bool isFile(const fs::path& path) {
    std::error_code unknown;
    return fs::is_regular_file(path, unknown);
}

}  // namespace

base::Result<fs::path> findSource(const ExportRecord& record, const std::stop_token& stop) {
    const bool sequence = record.sourceSha256.empty();
    std::optional<base::Error> fault;
    for (const fs::path& place : {record.source, besideSidecar(record)}) {
        if (!sequence && !isFile(place)) continue;
        const auto same = sequence ? checkSequence(place, record) : checkFile(place, record, stop);
        if (same) return place;
        if (same.error().kind == base::ErrorKind::Interrupted) return base::fail(same.error());
        if (!fault) fault = same.error();
        if (place == besideSidecar(record)) break;
    }
    if (fault) return base::fail(*std::move(fault));
    return base::fail(base::ErrorKind::Input, record.source.string(),
                      "the footage of the export is not there, nor beside the sidecar",
                      "put it beside " + record.sidecar.filename().string());
}

}  // namespace kinechrome::delivery

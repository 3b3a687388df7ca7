// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/ffmpeg_error.h"

#include <array>
#include <cerrno>
#include <mutex>

namespace kinechrome::media {

std::string avText(int code) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(code, text.data(), text.size());
    return text.data();
}

void silenceFfmpeg() {
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_level(AV_LOG_QUIET); });
}

base::Error inputError(const std::filesystem::path& path, std::string why, int code,
                       std::string remedy) {
    if (remedy.empty()) remedy = "check that it is footage and that the copy is complete";
    return {base::ErrorKind::Input, path.string(), std::move(why), std::move(remedy),
            code < 0 ? avText(code) : std::string()};
}

base::Error outputError(const std::filesystem::path& path, int code) {
    std::string why = avText(code);
    std::string remedy = "choose another place for the result";
    if (code == AVERROR(ENOSPC) || code == AVERROR(EDQUOT)) {
        why = "the disk is full";
        remedy = "free some space or choose another disk";
    } else if (code == AVERROR(EACCES) || code == AVERROR(EPERM) || code == AVERROR(EROFS)) {
        why = "no permission to write there";
        remedy = "choose a folder that you may write to";
    } else if (code == AVERROR(ENOENT)) {
        why = "the folder does not exist";
        remedy = "make the folder first or choose another one";
    } else if (code == AVERROR(ENAMETOOLONG)) {
        why = "the name is too long";
        remedy = "choose a shorter name";
    }
    return {base::ErrorKind::Output, path.string(), std::move(why), std::move(remedy),
            avText(code)};
}

}  // namespace kinechrome::media

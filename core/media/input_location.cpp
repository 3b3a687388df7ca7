// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/input_location.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "core/media/ffmpeg_error.h"

namespace kinechrome::media {

namespace fs = std::filesystem;

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool hasImageExtension(const fs::path& path) {
    static constexpr std::array known = {".png", ".tif", ".tiff", ".dpx", ".jpg", ".jpeg", ".bmp",
                                         ".pgm", ".ppm", ".pam",  ".jp2", ".j2k", ".tga"};
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(known.begin(), known.end(), extension) != known.end();
}

// image2 reads '%' as the start of its number pattern, in folder names too.
std::string escapePercent(const std::string& text) {
    std::string escaped;
    for (const char c : text) escaped += c == '%' ? std::string("%%") : std::string(1, c);
    return escaped;
}

std::string sequenceUrl(const SequenceName& name) {
    const std::string number = name.digits > 0 ? fmt::format("%0{}d", name.digits) : "%d";
    const std::string folder = escapePercent((name.folder / "").string());
    return "file:" + folder + escapePercent(name.prefix) + number + escapePercent(name.suffix);
}

// "shot0001.png" read as a member of the sequence shot%04d.png.
std::optional<SequenceName> sequenceOfMember(const fs::path& path) {
    if (!hasImageExtension(path)) return std::nullopt;
    const std::string stem = path.stem().string();
    std::size_t start = stem.size();
    while (start > 0 && isDigit(stem[start - 1])) --start;
    const std::size_t digits = stem.size() - start;
    if (digits == 0 || digits > 9) return std::nullopt;
    return SequenceName{path.parent_path(), stem.substr(0, start), static_cast<int>(digits),
                        path.extension().string()};
}

base::Result<InputLocation> locateSequence(InputLocation location, const SequenceName& name,
                                           std::int64_t from) {
    std::set<std::int64_t> numbers;
    std::error_code code;
    const fs::path folder = name.folder.empty() ? fs::path(".") : name.folder;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
        const auto number = name.numberOf(entry.path().filename().string());
        if (!number || *number < from || !entry.is_regular_file(code)) continue;
        numbers.insert(*number);
        location.fileSize += static_cast<std::int64_t>(entry.file_size(code));
        location.modified = std::max<std::int64_t>(
            location.modified, entry.last_write_time(code).time_since_epoch().count());
    }
    if (numbers.empty()) {
        return base::fail(inputError(location.path, "there is no file of this sequence", 0,
                                     "check the folder and the number of digits in the pattern"));
    }
    location.firstNumber = *numbers.begin();
    location.count = static_cast<std::int64_t>(numbers.size());
    const std::int64_t last = *numbers.rbegin();
    if (last - location.firstNumber + 1 != location.count) {
        std::int64_t gap = location.firstNumber;
        while (numbers.contains(gap)) ++gap;
        return base::fail(inputError(
            location.path,
            fmt::format("file {} of the sequence is missing", name.file(gap).filename().string()),
            0, "add the missing file or renumber the sequence"));
    }
    location.url = sequenceUrl(name);
    location.sequence = name;
    return location;
}

}  // namespace

std::optional<SequenceName> parseSequenceName(const fs::path& path) {
    return hasImageExtension(path) ? base::sequenceNameOf(path) : std::nullopt;
}

base::Result<InputLocation> locateInput(const fs::path& path, NumberedFile numbered) {
    InputLocation location;
    location.path = path;
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (!fs::exists(status)) {
        if (const auto name = parseSequenceName(path)) {
            return locateSequence(std::move(location), *name, 0);
        }
        return base::fail(inputError(path, "there is no such file", 0, "check the name"));
    }
    if (!fs::is_regular_file(status)) {
        return base::fail(inputError(path, "is not a file", 0,
                                     "name a film file or a pattern such as scan%06d.png"));
    }
    const bool sequence = numbered == NumberedFile::Sequence;
    if (const auto name = sequenceOfMember(path); name && sequence) {
        const std::int64_t number = *name->numberOf(path.filename().string());
        if (fs::exists(name->file(number + 1), code)) {
            return locateSequence(std::move(location), *name, number);
        }
    }
    location.fileSize = static_cast<std::int64_t>(fs::file_size(path, code));
    if (code) return base::fail(inputError(path, code.message()));
    if (location.fileSize == 0) return base::fail(inputError(path, "the file is empty"));
    location.modified = fs::last_write_time(path, code).time_since_epoch().count();
    location.count = 1;
    location.url = "file:" + path.string();
    return location;
}

}  // namespace kinechrome::media

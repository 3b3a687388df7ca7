// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/output_place.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "core/base/atomic_file.h"
#include "core/media/ffmpeg_error.h"

namespace kinechrome::media {

namespace fs = std::filesystem;

namespace {

tl::unexpected<base::Error> refuse(const fs::path& path, std::string why, std::string remedy) {
    return base::fail(base::ErrorKind::Output, path.string(), std::move(why), std::move(remedy));
}

fs::path folderOf(const fs::path& path) {
    const fs::path folder = path.parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

base::Result<void> checkParent(const fs::path& path) {
    std::error_code code;
    const fs::path folder = folderOf(path);
    if (!fs::exists(folder, code)) {
        return refuse(path, "the folder " + folder.string() + " does not exist",
                      "make the folder first or choose another one");
    }
    if (!fs::is_directory(folder, code)) {
        return refuse(path, folder.string() + " is not a folder", "choose another place");
    }
    if (::access(folder.c_str(), W_OK) != 0) return base::fail(outputError(path, AVERROR(errno)));
    return {};
}

bool sameFile(const fs::path& x, const fs::path& y) {
    std::error_code code;
    return fs::exists(x, code) && fs::exists(y, code) && fs::equivalent(x, y, code);
}

// Everything in the folder belongs to the sequence that is to be written there.
bool holdsOnly(const fs::path& folder, const SequenceName& name) {
    std::error_code code;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
        const bool ours = name.numberOf(entry.path().filename().string()).has_value();
        if (!ours || !entry.is_regular_file(code)) return false;
    }
    return !code;
}

base::Result<void> checkFolder(const fs::path& folder, const SequenceName& name,
                               const fs::path& source, bool overwrite) {
    std::error_code code;
    if (!fs::exists(folder, code)) return {};
    if (!fs::is_directory(folder, code)) return refuse(folder, "is not a folder", "choose another");
    if (!source.empty() && sameFile(folder, folderOf(source))) {
        return refuse(folder, "the source is in this folder", "write into a folder of its own");
    }
    if (fs::is_empty(folder, code)) return {};
    if (!holdsOnly(folder, name)) {
        return refuse(folder, "the folder holds other files", "write into a new folder");
    }
    if (overwrite) return {};
    return refuse(folder, "exists already", "choose another folder or allow overwriting");
}

base::Result<void> checkFile(const fs::path& output, const fs::path& source, bool overwrite) {
    std::error_code code;
    if (!fs::exists(output, code)) return {};
    if (sameFile(output, source)) {
        return refuse(output, "is the source itself", "choose another name for the result");
    }
    if (fs::is_directory(output, code)) {
        return refuse(output, "is a folder", "name a file");
    }
    if (overwrite) return {};
    return refuse(output, "exists already", "choose another name or allow overwriting");
}

}  // namespace

base::Result<OutputPlace> OutputPlace::plan(const fs::path& output, bool sequence,
                                            const fs::path& source, bool overwrite) {
    OutputPlace place;
    place.final_ = output;
    place.overwrite_ = overwrite;
    if (sequence) {
        place.sequence_ = parseSequenceName(output);
        if (!place.sequence_ || place.sequence_->folder.empty() ||
            place.sequence_->folder.filename().empty() ||
            place.sequence_->folder.filename() == ".") {
            return base::fail(base::ErrorKind::Usage, output.string(),
                              "an image sequence needs a folder of its own",
                              "name it like stills/frame%06d.png");
        }
        place.final_ = place.sequence_->folder;
    }
    if (auto parent = checkParent(place.final_); !parent) return base::fail(parent.error());
    auto free = sequence ? checkFolder(place.final_, *place.sequence_, source, overwrite)
                         : checkFile(place.final_, source, overwrite);
    if (!free) return base::fail(std::move(free.error()));
    place.part_ = place.final_.string() + ".part";
    if (sameFile(place.part_, source)) {
        return refuse(output, "its temporary name is the source's name", "choose another name");
    }
    return place;
}

OutputPlace::OutputPlace(OutputPlace&& other) noexcept
    : final_(std::move(other.final_)),
      part_(std::move(other.part_)),
      sequence_(std::move(other.sequence_)),
      overwrite_(other.overwrite_),
      claimed_(std::exchange(other.claimed_, false)) {}

OutputPlace::~OutputPlace() {
    std::error_code ignored;
    if (claimed_) fs::remove_all(part_, ignored);
}

base::Result<void> OutputPlace::claim() {
    std::error_code code;
    fs::remove_all(part_, code);  // what a killed run left behind
    if (sequence_) {
        fs::create_directory(part_, code);
        if (code) return base::fail(outputError(final_, AVERROR(code.value())));
    }
    claimed_ = true;
    return {};
}

base::Result<void> OutputPlace::sync() const {
    const int fd = ::open(part_.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return base::fail(outputError(final_, AVERROR(errno)));
    // A sequence is thousands of files: one sync of their file system instead of one for each.
    const int code = sequence_ ? ::syncfs(fd) : ::fsync(fd);
    const int why = errno;
    ::close(fd);
    if (code != 0 && why != EINVAL) return base::fail(outputError(final_, AVERROR(why)));
    return {};
}

base::Result<void> OutputPlace::publish() {
    auto published = sequence_ ? publishFolder() : base::publishFile(part_, final_, overwrite_);
    if (published) claimed_ = false;
    return published;
}

base::Result<void> OutputPlace::publishFolder() {
    // Looked at again: the folder may have been filled while we worked.
    if (auto free = checkFolder(final_, *sequence_, {}, overwrite_); !free) return free;
    std::error_code code;
    const bool empty = fs::is_directory(final_, code) && fs::is_empty(final_, code);
    return base::publishFile(part_, final_, overwrite_ || empty);
}

}  // namespace kinechrome::media

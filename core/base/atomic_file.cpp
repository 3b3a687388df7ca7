// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kinechrome::base {

namespace fs = std::filesystem;

namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool ok() const { return fd_ >= 0; }

private:
    int fd_;
};

tl::unexpected<Error> unwritable(const fs::path& path, int code) {
    const char* remedy = code == ENOSPC || code == EDQUOT ? "free some space or choose another disk"
                                                          : "choose a folder that you may write to";
    return fail(ErrorKind::Output, path.string(), std::strerror(code), remedy);
}

fs::path folderOf(const fs::path& path) {
    const fs::path folder = path.parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

// A rename survives a power cut only when the folder that holds the name is synced too.
void syncFolder(const fs::path& path) {
    const Descriptor folder(::open(folderOf(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.ok()) ::fsync(folder.get());
}

}  // namespace

Result<void> writeFileAtomically(const fs::path& path, std::string_view content) {
    std::string pattern = path.string() + ".XXXXXX";
    const Descriptor file(::mkstemp(pattern.data()));
    if (!file.ok()) return unwritable(path, errno);
    const auto abandon = [&](int code) {
        ::unlink(pattern.c_str());
        return unwritable(path, code);
    };
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(file.get(), 0666 & ~mask);  // mkstemp makes it private; a project is not
    std::size_t written = 0;
    while (written < content.size()) {
        const ssize_t n = ::write(file.get(), content.data() + written, content.size() - written);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return abandon(errno);
        written += static_cast<std::size_t>(n);
    }
    if (::fsync(file.get()) != 0) return abandon(errno);
    if (::rename(pattern.c_str(), path.c_str()) != 0) return abandon(errno);
    syncFolder(path);
    return {};
}

Result<void> publishFile(const fs::path& from, const fs::path& to, bool overwrite) {
    std::error_code ignored;
    if (!overwrite && fs::exists(to, ignored)) {
        return fail(ErrorKind::Output, to.string(), "exists already",
                    "choose another name or pass --overwrite");
    }
    const bool folder = fs::is_directory(from, ignored);
    const Descriptor file(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.ok()) return unwritable(from, errno);
    if (::fsync(file.get()) != 0 && errno != EINVAL) return unwritable(from, errno);
    if (folder && overwrite) fs::remove_all(to, ignored);
    if (::rename(from.c_str(), to.c_str()) != 0) return unwritable(to, errno);
    syncFolder(to);
    return {};
}

Result<std::string> readFile(const fs::path& path, std::size_t limit) {
    std::error_code code;
    const auto size = fs::file_size(path, code);
    if (code) {
        return fail(ErrorKind::Input, path.string(), code.message(),
                    "check that the file exists and can be read");
    }
    if (size > limit) {
        return fail(ErrorKind::Input, path.string(), "is larger than such a file can be",
                    "check that this is the right file");
    }
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file) {
        return fail(ErrorKind::Input, path.string(), std::strerror(errno),
                    "check that the file exists and can be read");
    }
    return std::move(content).str();
}

}  // namespace kinechrome::base

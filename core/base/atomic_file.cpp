// SPDX-License-Identifier: GPL-3.0-or-later
// Writing beside, syncing, renaming.
#include "core/base/atomic_file.h"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
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
    const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
    const char* remedy =
        full ? "free some space or choose another disk" : "choose a folder that you may write to";
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

// A new file beside `path`, under a name that no other writer of any process has. Its permissions
// are what the process's umask leaves, as for any file that a program makes.
Descriptor createBeside(const fs::path& path, std::string& name) {
    static std::atomic<unsigned> counter{0};
    while (true) {
        name = fmt::format("{}.{}-{}.part", path.string(), ::getpid(), counter.fetch_add(1));
        const int fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST) return Descriptor(fd);
    }
}

bool writeAll(int fd, std::string_view content) {
    while (!content.empty()) {
        const ssize_t n = ::write(fd, content.data(), content.size());
        if (n < 0 && errno != EINTR) return false;
        if (n > 0) content.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

// Renames only if `to` does not exist, without a moment in which another could make it.
bool renameToNewName(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    if (errno != EINVAL && errno != ENOSYS) return false;
    // Some network file systems cannot; there the two steps have to do.
    std::error_code ignored;
    if (fs::exists(to, ignored)) {
        errno = EEXIST;
        return false;
    }
    return ::rename(from.c_str(), to.c_str()) == 0;
}

// Renames over whatever `to` is. A folder cannot be renamed over another, so the two swap names and
// the old one, now under the temporary name, goes.
bool renameOver(const fs::path& from, const fs::path& to, bool isFolder) {
    std::error_code ignored;
    if (!isFolder || !fs::exists(to, ignored)) return ::rename(from.c_str(), to.c_str()) == 0;
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0) {
        fs::remove_all(from, ignored);
        return true;
    }
    // A file system that cannot exchange names: the old one steps aside, and goes only once the new
    // one is in its place.
    if (errno != EINVAL && errno != ENOSYS) return false;
    fs::path aside = to;
    aside += fmt::format(".{}.part", ::getpid());
    if (::rename(to.c_str(), aside.c_str()) != 0) return false;
    if (::rename(from.c_str(), to.c_str()) != 0) {
        const int code = errno;
        static_cast<void>(::rename(aside.c_str(), to.c_str()));
        errno = code;
        return false;
    }
    fs::remove_all(aside, ignored);
    return true;
}

}  // namespace

Result<void> writeFileAtomically(const fs::path& named, std::string_view content) {
    // What a link points at is replaced, not the link, and keeps its permissions.
    std::error_code ignored;
    const fs::path path = fs::is_symlink(named, ignored) ? fs::weakly_canonical(named) : named;
    std::string temporary;
    const Descriptor file = createBeside(path, temporary);
    if (!file.ok()) return unwritable(path, errno);
    struct stat old {};
    if (::stat(path.c_str(), &old) == 0) {
        static_cast<void>(::fchmod(file.get(), old.st_mode & 0777U));  // a service, not a promise
    }
    if (!writeAll(file.get(), content) || ::fsync(file.get()) != 0 ||
        ::rename(temporary.c_str(), path.c_str()) != 0) {
        const int code = errno;
        ::unlink(temporary.c_str());
        return unwritable(path, code);
    }
    syncFolder(path);
    return {};
}

Result<void> publishFile(const fs::path& from, const fs::path& to, bool overwrite) {
    std::error_code ignored;
    const bool isFolder = fs::is_directory(from, ignored);
    {
        const Descriptor file(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
        if (!file.ok()) return unwritable(from, errno);
        if (::fsync(file.get()) != 0 && errno != EINVAL) return unwritable(from, errno);
    }
    const bool renamed = overwrite ? renameOver(from, to, isFolder) : renameToNewName(from, to);
    if (!renamed && errno == EEXIST) {
        return fail(ErrorKind::Output, to.string(), "exists already",
                    "choose another name or pass --overwrite");
    }
    if (!renamed) return unwritable(to, errno);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kinechrome-cli/standard_streams.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace kinechrome::cli {

void holdStandardStreams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
        // The lowest free number is this one. For reading alone, so that writing stays an error.
        if (::open("/dev/null", O_RDONLY) != stream) return;
    }
}

void tell(const std::string& text) {
    std::fputs(text.c_str(), stderr);
    std::fflush(stderr);
}

base::Result<void> writeOutput(const std::string& text) {
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (!written || std::fflush(stdout) != 0) {
        return base::fail(base::ErrorKind::Output, "standard output", std::strerror(errno),
                          "send it to a file or pipe that takes it");
    }
    return {};
}

}  // namespace kinechrome::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for a full disk: while it lives, no file of this process may grow beyond a limit.
#pragma once

#include <csignal>

#include <sys/resource.h>

namespace kinechrome::test {

class SmallFilesOnly {
public:
    explicit SmallFilesOnly(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit small{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFilesOnly() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, signal_);
    }
    SmallFilesOnly(const SmallFilesOnly&) = delete;
    SmallFilesOnly& operator=(const SmallFilesOnly&) = delete;

private:
    rlimit before_{};
    void (*signal_)(int);
};

}  // namespace kinechrome::test

// SPDX-License-Identifier: GPL-3.0-or-later
// StopSignals: turns SIGINT and SIGTERM into a stop request.
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace kinechrome::cli {

// One per process, made first in main. Its handler only writes the signal's number into a pipe (any
// thread may be the one that is interrupted: libraries start some before main); a thread of its own
// reads it. The first signal asks for an orderly stop, the second ends the process at once. SIGPIPE
// and SIGXFSZ are ignored: a closed pipe and a file that may not grow are ordinary write errors.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }
    // The first signal that came; 0 while none did.
    [[nodiscard]] int received() const { return received_.load(); }

private:
    void wait();

    std::stop_source stop_;
    std::atomic<int> received_{0};
    std::jthread waiter_;
};

}  // namespace kinechrome::cli

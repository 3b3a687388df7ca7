// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kinechrome-cli/stop_signals.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace kinechrome::cli {

namespace {

constexpr int signalStatusBase = 128;
constexpr unsigned char farewell = 0;  // no signal has this number

// Read end, write end. The handler may touch nothing but the second.
std::array<int, 2> letterBox{-1, -1};

void post(int number) {
    const int before = errno;
    const auto letter = static_cast<unsigned char>(number);
    // A full pipe means that many signals wait already: one more changes nothing.
    if (::write(letterBox[1], &letter, 1) < 0) errno = before;
}

}  // namespace

StopSignals::StopSignals() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    if (::pipe2(letterBox.data(), O_CLOEXEC) != 0)
        return;  // then signals end us as they always did
    struct sigaction action {};
    action.sa_handler = post;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
    waiter_ = std::jthread([this] { wait(); });
}

StopSignals::~StopSignals() {
    if (!waiter_.joinable()) return;
    for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, SIG_DFL);
    post(farewell);
    waiter_.join();
}

void StopSignals::wait() {
    unsigned char letter = farewell;
    while (::read(letterBox[0], &letter, 1) == 1 && letter != farewell) {
        if (received_.exchange(letter) != 0) _exit(signalStatusBase + letter);
        stop_.request_stop();
    }
}

}  // namespace kinechrome::cli

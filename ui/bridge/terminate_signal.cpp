// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/terminate_signal.h"

#include <array>
#include <csignal>

#include <sys/socket.h>
#include <unistd.h>

#include <QSocketNotifier>

namespace kinechrome::ui {
namespace {

// A signal handler may do little more than write a byte; the event loop reads it.
std::array<int, 2> ends{-1, -1};

void onSignal(int) {
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(ends[0], &byte, sizeof byte);
}

}  // namespace

TerminateSignal::TerminateSignal(QObject* parent) : QObject(parent) {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return;
    auto* notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(ends[1], &byte, sizeof byte) > 0) Q_EMIT received();
    });
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
}

TerminateSignal::~TerminateSignal() {
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    for (const int end : ends) {
        if (end >= 0) ::close(end);
    }
}

}  // namespace kinechrome::ui

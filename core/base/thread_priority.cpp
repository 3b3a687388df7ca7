// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_priority.h"

#include <sys/resource.h>
#include <unistd.h>

namespace kinechrome::base {

void standBack() {
    constexpr int niceness = 10;  // a tenth of the share of a thread that has not stood back
    // On Linux a "process" of setpriority() is a thread, and new threads inherit.
    static_cast<void>(setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), niceness));
}

}  // namespace kinechrome::base

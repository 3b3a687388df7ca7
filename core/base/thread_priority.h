// SPDX-License-Identifier: GPL-3.0-or-later
// How much a thread insists on the processor.
#pragma once

namespace kinechrome::base {

// From now on the calling thread, and every thread that it starts, stands back where others want
// the processor as well: for long work beside a window that must answer. It cannot be taken back.
// Does nothing where the system does not know priorities of threads.
void standBack();

}  // namespace kinechrome::base

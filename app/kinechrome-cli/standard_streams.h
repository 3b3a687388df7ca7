// SPDX-License-Identifier: GPL-3.0-or-later
// Standard output and standard error, which may be full, closed or a broken pipe.
#pragma once

#include <string>

#include "core/base/error.h"

namespace kinechrome::cli {

// Keeps the places of standard streams that were closed when the program began: else the next file
// to be opened would get one of them, and progress would be written into the film. Writing to them
// fails as it did. To be called before anything is opened.
void holdStandardStreams();

// On standard error, as far as it takes it: what is said on the way must not end the work, and
// fmt::print() throws where nothing can be written.
void tell(const std::string& text);

// On standard output, to the last byte. Errors: Output (closed pipe, full disk).
[[nodiscard]] base::Result<void> writeOutput(const std::string& text);

}  // namespace kinechrome::cli

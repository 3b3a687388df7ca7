// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence of an error, and its exit status.
#include "core/base/error.h"

namespace kinechrome::base {

std::string Error::message() const {
    std::string text = what;
    for (const std::string* part : {&why, &remedy}) {
        if (part->empty()) continue;
        if (!text.empty()) text += ": ";
        text += *part;
    }
    // One failure is one line, whatever a foreign library put into its words.
    for (char& c : text) {
        if (c == '\n' || c == '\r') c = ' ';
    }
    return text;
}

int exitStatus(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::Internal: return 1;
        case ErrorKind::Usage: return 2;
        case ErrorKind::Input: return 3;
        case ErrorKind::Output: return 4;
        case ErrorKind::Model: return 5;
        case ErrorKind::Interrupted: return 130;
        case ErrorKind::Terminated: return 143;
    }
    return 1;
}

}  // namespace kinechrome::base

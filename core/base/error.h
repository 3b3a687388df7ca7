// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as values: a closed set of kinds that map one to one to the exit statuses of the
// command line, and a sentence for the person: what happened, why, and what to do.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace kinechrome::base {

// Every failure in Kinechrome is one of these; exitStatus() is the only mapping to numbers.
enum class ErrorKind {
    Internal,     // failed while working: out of memory, a broken promise of our own
    Usage,        // the request makes no sense: unknown option, conflict, device not available
    Input,        // footage cannot be read: missing, empty, truncated, unsupported
    Output,       // result cannot be written: exists, no permission, disk full
    Model,        // model cannot be loaded: missing, damaged, lying header
    Interrupted,  // the person cancelled, or SIGINT
    Terminated,   // SIGTERM
};

// An error that can be shown to a person. `what` names the thing that failed (often a file),
// `why` the reason, `remedy` what to do next. `detail` is for the log only.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string what;
    std::string why;
    std::string remedy;
    std::string detail = {};

    // The one sentence of the contract: "what: why: what to do".
    [[nodiscard]] std::string message() const;
};

// 1, 2, 3, 4, 5, 130 or 143 as `contract.md` lists them.
[[nodiscard]] int exitStatus(ErrorKind kind);

template <class T>
using Result = tl::expected<T, Error>;

// Builds the unexpected side of a Result: `return fail(ErrorKind::Input, path, "...", "...")`.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string what, std::string why,
                                                std::string remedy, std::string detail = {}) {
    return tl::unexpected<Error>(
        Error{kind, std::move(what), std::move(why), std::move(remedy), std::move(detail)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

// The cancellation that a stopped job reports.
[[nodiscard]] inline tl::unexpected<Error> cancelled(std::string what) {
    return fail(ErrorKind::Interrupted, std::move(what), "cancelled", "start again when you like");
}

}  // namespace kinechrome::base

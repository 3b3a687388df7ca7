// SPDX-License-Identifier: GPL-3.0-or-later
// How a job ended: exactly once, first writer wins.
#pragma once

#include <variant>

#include "core/base/error.h"

namespace kinechrome::pipeline {

struct Completed {};
struct Cancelled {};
struct Failed {
    base::Error error;
};
using JobOutcome = std::variant<Completed, Cancelled, Failed>;

}  // namespace kinechrome::pipeline

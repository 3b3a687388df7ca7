// SPDX-License-Identifier: GPL-3.0-or-later
// bfloat16 convolutions over float32 weights while this object lives, on this thread.
#pragma once

namespace kinechrome::nn {

class AutocastScope {
public:
    AutocastScope(bool enabled, bool cuda);
    ~AutocastScope();
    AutocastScope(const AutocastScope&) = delete;
    AutocastScope& operator=(const AutocastScope&) = delete;

private:
    bool enabled_;
    bool cuda_;
};

}  // namespace kinechrome::nn

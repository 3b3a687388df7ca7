// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence for the person, shown in place, with at most one thing to do about it.
#pragma once

#include <functional>

#include <QString>

namespace kinechrome::ui {

enum class Severity { Notice, Warning, Error };

struct Message {
    Severity severity = Severity::Notice;
    QString text;
    QString actionText;            // empty: nothing to do
    std::function<void()> action;  // run on the GUI thread when the person asks for it
};

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// OwnColorOffer: segments of a black-and-white film that are toned or have colour already: says so,
// and offers to leave them as they are. Decides nothing. Lives on the GUI thread.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include <QObject>

#include "core/color/tint.h"
#include "core/edit/segment.h"

namespace kinechrome::ui {

class Workbench;

class OwnColorOffer : public QObject {
    Q_OBJECT
public:
    explicit OwnColorOffer(Workbench& workbench);

    // What the segment's shot has, as far as it has been looked at; Neutral until then.
    [[nodiscard]] color::TintKind kindOf(const edit::Segment& segment) const;
    // The segments at these frames, as one step of undo.
    void leaveAsItIs(const std::vector<std::int64_t>& frames);

Q_SIGNALS:
    void changed();

private:
    void judge(std::int64_t frame, color::TintKind kind);
    // Once, when the whole film has been looked at.
    void offer();

    Workbench* workbench_;
    std::map<std::int64_t, color::TintKind> shots_;  // by first frame
    bool offered_ = false;
};

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/own_color_offer.h"

#include <iterator>

#include "core/project/segment_edits.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

OwnColorOffer::OwnColorOffer(Workbench& workbench) : QObject(&workbench), workbench_(&workbench) {
    FootageSession& session = workbench.session();
    connect(&session, &FootageSession::opened, this, [this] {
        shots_.clear();
        offered_ = false;
        Q_EMIT changed();
    });
    connect(&session, &FootageSession::shotJudged, this, &OwnColorOffer::judge);
    // After the document has learnt the shots that are judged.
    connect(
        &session, &FootageSession::indexGrew, this,
        [this, &session] {
            if (session.cutsComplete()) offer();
        },
        Qt::QueuedConnection);
}

void OwnColorOffer::judge(std::int64_t frame, color::TintKind kind) {
    shots_[frame] = kind;
    Q_EMIT changed();
}

color::TintKind OwnColorOffer::kindOf(const edit::Segment& segment) const {
    const auto after = shots_.upper_bound(segment.range.first);
    return after == shots_.begin() ? color::TintKind::Neutral : std::prev(after)->second;
}

// A film that is coloured throughout is another matter: its colour serves as ground truth.
void OwnColorOffer::offer() {
    if (offered_) return;
    offered_ = true;
    const auto& segments = workbench_->document().segments;
    // By first frames: segments may be split and merged before the answer comes.
    std::vector<std::int64_t> own;
    bool allOwn = true;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool has = kindOf(segments[i]) != color::TintKind::Neutral;
        allOwn = allOwn && has;
        const bool open = !segments[i].skip && !segments[i].approved;
        if (has && open) own.push_back(segments[i].range.first);
    }
    if (own.empty() || allOwn) return;
    workbench_->say(
        {Severity::Notice,
         own.size() == 1
             ? tr("One segment of this film is toned or has colour already; its gray is what is "
                  "colourised.")
             : tr("%1 segments of this film are toned or have colour already; their gray is what "
                  "is colourised.")
                   .arg(own.size()),
         own.size() == 1 ? tr("Leave it as it is") : tr("Leave them as they are"),
         [this, own] { leaveAsItIs(own); }});
}

void OwnColorOffer::leaveAsItIs(const std::vector<std::int64_t>& frames) {
    workbench_->editor().edit(tr("leave as it is"), [&](project::Document& document) {
        base::Result<void> done;
        for (const std::int64_t frame : frames) {
            const auto index = project::segmentAt(document, frame);
            if (!done || !index) continue;
            done = project::changeSegment(document, *index, [](edit::Segment& segment) {
                segment.skip = true;
                return base::Result<void>();
            });
        }
        return done;
    });
}

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// ExportRangeChoice: which frames are exported: all, from in to out, a segment, or the approved
// segments as a file each.
#pragma once

#include <vector>

#include <QWidget>

#include "core/pipeline/colorize_job.h"

class QButtonGroup;

namespace kinechrome::ui {

class Workbench;

class ExportRangeChoice : public QWidget {
    Q_OBJECT
public:
    explicit ExportRangeChoice(Workbench& workbench, QWidget* parent = nullptr);

    void refresh();  // for the film, the range and the playhead as they are now
    void follow();   // the same, but what was chosen stays chosen while it can be
    // One export for each file that is chosen: never none.
    [[nodiscard]] std::vector<pipeline::ColorizeRequest> spread(
        const pipeline::ColorizeRequest& request) const;
    // Frames of all files together; `first` has so many of them.
    [[nodiscard]] std::int64_t framesInAll(std::int64_t first) const;

Q_SIGNALS:
    void changed();

private:
    void relabel();
    [[nodiscard]] const edit::Segment* segmentHere() const;
    [[nodiscard]] std::vector<std::size_t> approved() const;

    Workbench* workbench_;
    QButtonGroup* choices_;
};

}  // namespace kinechrome::ui

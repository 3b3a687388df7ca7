// SPDX-License-Identifier: GPL-3.0-or-later
// MaskDesk: the mask tool: the rectangle that colour stays inside, of the segment under the
// playhead, and every edit of it as an undoable step. Lives on the GUI thread.
#pragma once

#include <optional>

#include <QObject>
#include <QRectF>

#include "core/edit/segment.h"

namespace kinechrome::ui {

class Workbench;

// What the keys move.
enum class MaskEdge { Left, Top, Right, Bottom, Whole };

class MaskDesk : public QObject {
    Q_OBJECT
public:
    explicit MaskDesk(Workbench& workbench);

    [[nodiscard]] bool active() const { return active_; }
    void setActive(bool active);

    // Whether there is a segment to mask here.
    [[nodiscard]] bool available() const;
    // Empty where the whole picture is coloured.
    [[nodiscard]] std::optional<edit::PictureRect> mask() const;
    // The part that is coloured, in the film as displayed (ViewSync's coordinates).
    [[nodiscard]] QRectF inFilm() const;
    // Brought into the picture, and never smaller than a few pixels; the whole picture takes the
    // mask off. Steps join until endDrag().
    void setInFilm(QRectF wanted);
    void endDrag();
    [[nodiscard]] MaskEdge chosenEdge() const { return edge_; }
    void chooseEdge(int direction);  // the next one, or the one before; a step of undo ends
    // Moves the chosen edge along its axis, or all of the mask with its size kept.
    void nudge(QPointF byFilm);
    void takeOff();
    void putOnAll();  // this mask, or none, in every segment
    [[nodiscard]] bool differsElsewhere() const;

Q_SIGNALS:
    void changed();

private:
    void change(const QString& name, const std::optional<edit::PictureRect>& mask,
                const QString& run = {});

    Workbench* workbench_;
    bool active_ = false;
    MaskEdge edge_ = MaskEdge::Left;
};

}  // namespace kinechrome::ui

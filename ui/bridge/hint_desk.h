// SPDX-License-Identifier: GPL-3.0-or-later
// HintDesk: the hint tool: which hint is chosen, in which colour the next one is placed, and every
// edit of hints as an undoable step. Works on the segment under the playhead. On the GUI thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <QObject>
#include <QPointF>

#include "core/color/lab.h"
#include "core/edit/hint.h"
#include "core/pipeline/preview_service.h"
#include "core/project/hint_edits.h"
#include "ui/bridge/color_shelf.h"
#include "ui/bridge/hint_color.h"

namespace kinechrome::ui {

class Workbench;

// A hint as it lies in the frame under the playhead.
struct ShownHint {
    std::size_t index = 0;  // of HintDesk::hints()
    double x = 0.0;         // fractions of the picture's width, as in edit::Hint
    double y = 0.0;
    double sureness = 1.0;  // 0..1
    bool carried = false;   // from another frame, by what moves
};

class HintDesk : public QObject {
    Q_OBJECT
public:
    explicit HintDesk(Workbench& workbench);

    [[nodiscard]] bool active() const { return active_; }
    void setActive(bool active);
    [[nodiscard]] bool picking() const { return picking_; }  // the next click takes a colour
    void setPicking(bool picking);

    // Of the segment under the playhead; empty without one.
    [[nodiscard]] std::vector<edit::Hint> hints() const;
    // Those that can be seen in the frame under the playhead, as far as is known.
    [[nodiscard]] std::vector<ShownHint> shown() const;
    [[nodiscard]] std::int64_t frame() const;
    [[nodiscard]] std::optional<std::size_t> selected() const { return selected_; }  // of hints()
    [[nodiscard]] std::optional<edit::Hint> selectedHint() const;
    // Whether the hint is the chosen one, or a key or a dab that belongs to it.
    [[nodiscard]] bool isChosen(std::size_t index) const;
    void select(std::optional<std::size_t> index);
    void selectNext(int direction);  // goes to its frame too

    // `film`: a place in the film as displayed (ViewSync's coordinates).
    [[nodiscard]] QPointF toFilm(double x, double y) const;
    [[nodiscard]] double radiusInFilm(const edit::Hint& hint) const;
    void addAt(QPointF film);
    // A line of dabs that stays one hint; extend as the hand moves on, end with endDrag().
    void beginStroke(QPointF film);
    void extendStroke(QPointF film);
    // The same from the keys: while the pen is down, nudgeSelected() draws with it. It is put down
    // where the chosen hint lies, or `elsewhere` without one.
    [[nodiscard]] const std::optional<QPointF>& pen() const { return pen_; }  // in the film
    void putPenDown(QPointF elsewhere);
    void liftPen();
    // A carried hint that is moved or resized gets a key in this frame.
    void moveSelected(QPointF film);
    void nudgeSelected(QPointF byFilm);
    void resizeSelected(double factor);
    void removeSelected();
    void removeKey();
    [[nodiscard]] bool canRemoveKey() const;  // of this frame, one of several
    void endDrag();                           // what is moved after this is another step of undo
    void copySelected();
    void copyAll();  // all of the segment, where they lie in this frame
    void paste();    // at the playhead, in whatever segment that is
    [[nodiscard]] bool canPaste() const { return !copied_.empty(); }

    [[nodiscard]] HintColor color() const { return color_; }
    // Of the next hint, and of the chosen one.
    void setColor(HintColor color);
    void takeColor(HintColor color);  // as a step of its own
    void pickFrom(const color::Lab& seen);
    // L* of the scan under the chosen hint; without one, a middle gray.
    [[nodiscard]] double lightness() const;
    [[nodiscard]] ColorShelf& shelf() { return shelf_; }
    // What the model finds likely at the chosen hint, the likeliest first.
    [[nodiscard]] const std::vector<nn::LikelyColor>& suggestions() const { return suggestions_; }

Q_SIGNALS:
    void changed();

private:
    using Change = std::function<void(edit::Hint&)>;
    void follow();
    void holdStill();
    void findSelection();
    void keepSelection();
    void rememberSelection();
    void listen();
    void askForSuggestions();
    void changeChosen(const QString& name, const QString& run, const Change& change);
    [[nodiscard]] std::vector<project::HintPlace> chosenPlaces() const;
    [[nodiscard]] std::optional<ShownHint> chosenPlace() const;
    [[nodiscard]] bool segmentIsThere();
    [[nodiscard]] edit::Hint nextHint(QPointF place) const;
    void copy(bool all);
    [[nodiscard]] QPointF toHint(QPointF film) const;
    [[nodiscard]] double height() const;  // of the picture, in its widths

    Workbench* workbench_;
    bool active_ = false;
    bool picking_ = false;
    std::optional<std::size_t> selected_;
    std::optional<std::size_t> segment_;  // that `selected_` counts in
    edit::Hint chosen_;                   // what `selected_` said last, among so many
    std::size_t among_ = 0;
    double radius_;                // of the next hint
    HintColor color_{20.0, 30.0};  // skin, the first thing that looks wrong
    std::vector<edit::Hint> copied_;
    std::int64_t placedFrame_ = -1;
    std::vector<pipeline::PlacedHint> placed_;  // in that frame, as the preview says
    struct Stroke {
        std::int64_t number = 0;
        QPointF last;  // dab
        int dabs = 0;
    };
    std::optional<Stroke> stroke_;
    std::optional<QPointF> pen_;
    std::optional<ShownHint> askedFor_;  // the place that suggestions were asked for
    std::int64_t askedFrame_ = -1;
    std::vector<nn::LikelyColor> suggestions_;
    ColorShelf shelf_;
};

}  // namespace kinechrome::ui

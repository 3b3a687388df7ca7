// SPDX-License-Identifier: GPL-3.0-or-later
// HintDesk: the hint tool: which hint is chosen, in which colour the next one is placed, and every
// edit of hints as an undoable step. Works on the segment under the playhead. On the GUI thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QObject>
#include <QPointF>

#include "core/color/lab.h"
#include "core/edit/hint.h"

namespace kinechrome::ui {

class Workbench;

// Chroma without lightness: what a hint asks for.
struct HintColor {
    double a = 0.0;
    double b = 0.0;
    bool operator==(const HintColor&) const = default;
};

// The colour with lightness l*, brought into the gamut of screens by shrinking its chroma.
[[nodiscard]] HintColor intoGamut(double lightness, HintColor wanted);

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
    [[nodiscard]] std::int64_t frame() const;
    [[nodiscard]] std::optional<std::size_t> selected() const;  // of hints()
    [[nodiscard]] std::optional<edit::Hint> selectedHint() const;
    void select(std::optional<std::size_t> index);
    void selectNext(int direction);  // goes to its frame too

    // `film`: a place in the film as displayed (ViewSync's coordinates).
    [[nodiscard]] QPointF toFilm(const edit::Hint& hint) const;
    [[nodiscard]] double radiusInFilm(const edit::Hint& hint) const;
    void addAt(QPointF film);
    void moveSelected(QPointF film);
    void nudgeSelected(QPointF byFilm);
    void resizeSelected(double factor);
    void removeSelected();
    void endDrag();  // what is moved after this is another step of undo
    void copySelected();
    void paste();  // at the playhead, in whatever segment that is
    [[nodiscard]] bool canPaste() const { return copied_.has_value(); }

    [[nodiscard]] HintColor color() const { return color_; }
    // Of the next hint, and of the chosen one.
    void setColor(HintColor color);
    void pickFrom(const color::Lab& seen);
    // L* of the scan under the chosen hint; without one, a middle gray.
    [[nodiscard]] double lightness() const;
    [[nodiscard]] const std::vector<HintColor>& recent() const { return recent_; }

Q_SIGNALS:
    void changed();

private:
    void follow();
    void change(const QString& name, const edit::Hint& hint, const QString& run);
    void remember(HintColor color);
    [[nodiscard]] QPointF toHint(QPointF film) const;

    Workbench* workbench_;
    bool active_ = false;
    bool picking_ = false;
    std::optional<std::size_t> selected_;
    std::optional<std::size_t> segment_;  // that `selected_` counts in
    HintColor color_{20.0, 30.0};         // skin, the first thing that looks wrong
    std::optional<edit::Hint> copied_;
    std::vector<HintColor> recent_;  // newest first
};

}  // namespace kinechrome::ui

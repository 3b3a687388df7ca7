// SPDX-License-Identifier: GPL-3.0-or-later
// The Segment menu: split, merge, move cuts, approve, leave as it is. All act on the segment under
// the playhead.
#pragma once

#include <cstdint>
#include <optional>

#include <QObject>

class QAction;
class QMenuBar;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class SegmentActions : public QObject {
    Q_OBJECT
public:
    SegmentActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar, QWidget* window);

Q_SIGNALS:
    void nameWanted();

private:
    [[nodiscard]] std::optional<std::size_t> here() const;
    void split();
    void merge();
    void moveCut(std::int64_t by);
    void setApproved(bool approved);
    void setSkip(bool skip);
    void goToUnapproved();
    void refresh();

    Workbench* workbench_;
    QAction* split_ = nullptr;
    QAction* merge_ = nullptr;
    QAction* earlier_ = nullptr;
    QAction* later_ = nullptr;
    QAction* approve_ = nullptr;
    QAction* skip_ = nullptr;
    QAction* name_ = nullptr;
    QAction* unapproved_ = nullptr;
};

}  // namespace kinechrome::ui

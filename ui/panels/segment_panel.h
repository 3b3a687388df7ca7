// SPDX-License-Identifier: GPL-3.0-or-later
// SegmentPanel: the segment under the playhead: where it lies, its name, its note.
#pragma once

#include <cstdint>
#include <optional>

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace kinechrome::ui {

class FactsList;
class Workbench;

class SegmentPanel : public QWidget {
    Q_OBJECT
public:
    explicit SegmentPanel(Workbench& workbench, QWidget* parent = nullptr);

    void editName();

protected:
    // A note is taken when the person leaves it: one edit, not one a letter.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void refreshOwnColor(std::size_t index);
    void commitName();
    void commitNote();

    Workbench* workbench_;
    QLabel* reason_;
    FactsList* facts_;
    QLineEdit* name_;
    QPlainTextEdit* note_;
    QLabel* ownColor_;
    QToolButton* leave_;
    std::optional<std::int64_t> first_;  // of the segment shown
};

}  // namespace kinechrome::ui

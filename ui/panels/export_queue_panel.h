// SPDX-License-Identifier: GPL-3.0-or-later
// ExportQueuePanel: the exports that wait, run and have ended, and what can be done with them.
#pragma once

#include <optional>

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace kinechrome::ui {

class ExportQueue;

class ExportQueuePanel : public QWidget {
    Q_OBJECT
public:
    explicit ExportQueuePanel(ExportQueue& queue, QWidget* parent = nullptr);

    [[nodiscard]] QListView& list() const { return *list_; }
    [[nodiscard]] QPushButton& runButton() const { return *run_; }

protected:
    // Delete in the list: what runs or waits is cancelled, what has ended goes.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addButtons(QVBoxLayout& column);
    [[nodiscard]] std::optional<std::size_t> chosen() const;
    void move(int by);
    void discard();
    void refresh();

    ExportQueue* queue_;
    QListView* list_;
    QLabel* note_;
    QPushButton* run_;
    QPushButton* clear_;
    QToolButton* up_;
    QToolButton* down_;
    QToolButton* again_;
    QToolButton* discard_;
};

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: assembles the views, the timeline, the panels and the menus over one Workbench, and
// remembers where things were. Decides nothing.
#pragma once

#include <QMainWindow>

#include "ui/actions/action_registry.h"

class QStackedWidget;

namespace kinechrome::ui {

class EmptyState;
class GraphStrip;
class ExportDialog;
class GuideWindow;
class KeysPanel;
class MessageBar;
class PreferencesDialog;
class TimelineActions;
class TimelineView;
class TransportBar;
class ViewArea;
class ViewBar;
class Workbench;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Workbench& workbench, QWidget* parent = nullptr);

    [[nodiscard]] ActionRegistry& actions() { return registry_; }
    [[nodiscard]] ViewArea& views() const { return *views_; }
    [[nodiscard]] TimelineView& timeline() const { return *timeline_; }
    [[nodiscard]] GraphStrip& graphs() const { return *graphs_; }
    [[nodiscard]] TransportBar& transportBar() const { return *transportBar_; }
    [[nodiscard]] MessageBar& messages() const { return *messages_; }
    [[nodiscard]] ExportDialog& exportDialog() const { return *exportDialog_; }
    [[nodiscard]] PreferencesDialog& preferences() const { return *preferences_; }
    [[nodiscard]] KeysPanel& keysPanel() const { return *keysPanel_; }

    // Without a question: what is not saved is kept aside and comes back at the next start.
    void quitInOrder();

protected:
    // Asks about exports that run and about unsaved changes first.
    void closeEvent(QCloseEvent* event) override;

private:
    void addMenus();
    void addCentre();
    void addStatus();
    void cancelExport();
    void connectViews();
    void connectWork();
    void refreshTitle();
    void showGuide();
    void refreshZoom();
    void remember() const;
    void recall();

    Workbench* workbench_;
    ActionRegistry registry_;
    QStackedWidget* pages_ = nullptr;
    EmptyState* empty_ = nullptr;
    MessageBar* messages_ = nullptr;
    ViewBar* viewBar_ = nullptr;
    ViewArea* views_ = nullptr;
    TimelineActions* timelineActions_ = nullptr;
    TimelineView* timeline_ = nullptr;
    GraphStrip* graphs_ = nullptr;
    TransportBar* transportBar_ = nullptr;
    ExportDialog* exportDialog_ = nullptr;
    PreferencesDialog* preferences_ = nullptr;
    KeysPanel* keysPanel_ = nullptr;
    GuideWindow* guide_ = nullptr;  // made when first asked for
    bool leaving_ = false;          // what is not saved has been dealt with
};

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include "ui/actions/edit_actions.h"
#include "ui/actions/file_actions.h"
#include "ui/actions/help_actions.h"
#include "ui/actions/hint_actions.h"
#include "ui/actions/key_guard.h"
#include "ui/actions/marker_actions.h"
#include "ui/actions/playback_actions.h"
#include "ui/actions/segment_actions.h"
#include "ui/actions/timeline_actions.h"
#include "ui/actions/view_actions.h"
#include "ui/bridge/file_drop.h"
#include "ui/bridge/pending_edits.h"
#include "ui/bridge/workbench.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/guide_window.h"
#include "ui/dialogs/keys_panel.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/dialogs/still_saver.h"
#include "ui/dialogs/stop_question.h"
#include "ui/dialogs/unsaved_question.h"
#include "ui/panels/dock_panels.h"
#include "ui/panels/empty_state.h"
#include "ui/panels/export_queue_panel.h"
#include "ui/panels/hint_panel.h"
#include "ui/panels/markers_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/segment_panel.h"
#include "ui/panels/work_status.h"
#include "ui/timeline/graph_strip.h"
#include "ui/timeline/time_label.h"
#include "ui/timeline/timeline_view.h"
#include "ui/timeline/transport_bar.h"
#include "ui/view/hint_layer.h"
#include "ui/view/mask_layer.h"
#include "ui/view/pixel_readout.h"
#include "ui/view/view_area.h"
#include "ui/view/view_bar.h"

namespace kinechrome::ui {
namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString layoutKey = QStringLiteral("window/layout");
constexpr int layoutVersion = 4;

}  // namespace

MainWindow::MainWindow(Workbench& workbench, QWidget* parent)
    : QMainWindow(parent), workbench_(&workbench) {
    setMinimumSize(1024, 640);
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    new KeyGuard(this);
    addMenus();
    addCentre();
    addDockPanels(*this, *workbench_, registry_);
    auto* help = new HelpActions(*workbench_, registry_, *menuBar(), this);
    connect(help, &HelpActions::keysWanted, this, [this] { keysPanel_->show(); });
    connect(help, &HelpActions::guideWanted, this, &MainWindow::showGuide);
    addStatus();
    addHintLayers(workbench_->hints(), workbench_->sync(), *views_);
    addMaskLayers(workbench_->mask(), workbench_->sync(), *views_);
    exportDialog_ = new ExportDialog(*workbench_, this);
    connect(exportDialog_, &ExportDialog::queued, this,
            [this] { raisePanel(*findChild<ExportQueuePanel*>()); });
    keysPanel_ = new KeysPanel(registry_, this);
    preferences_ = new PreferencesDialog(*workbench_, this);
    connectViews();
    connectWork();
    for (const ActionRegistry::Entry& entry : registry_.entries()) addAction(entry.action);
    recall();
    refreshTitle();
}

void MainWindow::addMenus() {
    auto* file = new FileActions(*workbench_, registry_, *menuBar(), this);
    auto* edit = new EditActions(*workbench_, registry_, *menuBar(), this);
    connect(edit, &EditActions::preferencesWanted, this, [this] { preferences_->present(); });
    auto* segments = new SegmentActions(*workbench_, registry_, *menuBar(), this);
    connect(registry_.action(QStringLiteral("segment.mask")), &QAction::triggered, this,
            [this](bool on) {
                if (on) raisePanel(*findChild<SegmentPanel*>());  // its box holds the numbers
            });
    auto* markers = new MarkerActions(*workbench_, registry_, *menuBar(), this);
    auto* hints = new HintActions(*workbench_, registry_, *menuBar(), this);
    auto* view = new ViewActions(*workbench_, registry_, *menuBar(), this);
    auto* playback = new PlaybackActions(*workbench_, registry_, *menuBar(), this);
    timelineActions_ = new TimelineActions(*workbench_, registry_, *menuBar(), this);
    connect(timelineActions_, &TimelineActions::told, this,
            [this](const QString& sentence) { statusBar()->showMessage(sentence, 8000); });
    connect(file, &FileActions::exportWanted, this, [this] { exportDialog_->present(); });
    connect(file, &FileActions::stillWanted, new StillSaver(*workbench_, this), &StillSaver::ask);
    connect(file, &FileActions::cancelWanted, this, &MainWindow::cancelExport);
    connect(view, &ViewActions::actualSizeWanted, this, [this] { views_->showActualSize(); });
    connect(playback, &PlaybackActions::goToWanted, this,
            [this] { transportBar_->position().beginTyping(); });
    connect(hints, &HintActions::toolChosen, this,
            [this] { raisePanel(*findChild<HintPanel*>()); });
    connect(segments, &SegmentActions::nameWanted, this, [this] {
        auto* panel = findChild<SegmentPanel*>();
        raisePanel(*panel);
        panel->editName();
    });
    connect(markers, &MarkerActions::noteWanted, this, [this](qint64 frame) {
        auto* panel = findChild<MarkersPanel*>();
        raisePanel(*panel);
        panel->editNote(frame);
    });
}

void MainWindow::addCentre() {
    messages_ = new MessageBar;
    empty_ = new EmptyState(*workbench_);
    viewBar_ = new ViewBar(*workbench_, registry_);
    views_ = new ViewArea(workbench_->sync());
    timeline_ = new TimelineView(*workbench_);
    graphs_ = new GraphStrip(*workbench_, *timeline_, registry_);
    timelineActions_->attach(*timeline_, *graphs_);
    transportBar_ = new TransportBar(workbench_->transport(), workbench_->sound(), registry_);
    auto* work = new QWidget;
    auto* workColumn = new QVBoxLayout(work);
    workColumn->setContentsMargins(0, 0, 0, 0);
    workColumn->setSpacing(0);
    workColumn->addWidget(views_, 1);
    workColumn->addWidget(timeline_);
    workColumn->addWidget(graphs_);
    workColumn->addWidget(transportBar_);
    pages_ = new QStackedWidget;
    pages_->addWidget(empty_);
    pages_->addWidget(work);
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(viewBar_);
    column->addWidget(messages_);
    column->addWidget(pages_, 1);
    setCentralWidget(centre);
}

void MainWindow::addStatus() {
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(new PixelReadout(*views_, workbench_->sync()), 1);
    auto* work = new WorkStatus(workbench_->exportJob(), workbench_->exportQueue());
    statusBar()->addPermanentWidget(work);
    connect(work, &WorkStatus::clicked, this, [this] {
        if (workbench_->exportJob().running()) {
            exportDialog_->present();
        } else {
            raisePanel(*findChild<ExportQueuePanel*>());
        }
    });
}

void MainWindow::cancelExport() {
    ExportQueue& queue = workbench_->exportQueue();
    if (!queue.running()) {  // the dialog's own asks when much would be lost
        exportDialog_->askCancel();
        return;
    }
    askBeforeCancelling(*workbench_, this, [this, &queue, asked = queue.number()] {
        if (!queue.running() || queue.number() != asked) return;  // it has ended meanwhile
        const auto& output = queue.list()[*queue.running()].request.output;
        queue.cancel(*queue.running());
        statusBar()->showMessage(tr("%1 is cancelled: nothing of it is left. “Again” in the export "
                                    "queue lets it wait once more.")
                                     .arg(QString::fromStdString(output.filename().string())),
                                 8000);
    });
}

void MainWindow::connectViews() {
    connect(workbench_, &Workbench::shownChanged, this,
            [this] { views_->setFrame(workbench_->shown()); });
    connect(workbench_, &Workbench::viewChoiceChanged, this,
            [this] { views_->setChoice(workbench_->viewChoice()); });
    connect(views_, &ViewArea::resized, this, &MainWindow::refreshZoom);
    connect(&workbench_->sync(), &ViewSync::changed, this, &MainWindow::refreshZoom);
    connect(&workbench_->transport(), &Transport::countChanged, this, &MainWindow::refreshZoom);
    TimeLabel& position = transportBar_->position();
    connect(&position, &TimeLabel::formatChanged, this, [this] {
        timeline_->setTimeBase(workbench_->timeBase(), transportBar_->position().format());
    });
    connect(&position, &TimeLabel::notUnderstood, this, [this](const QString& text) {
        workbench_->say({Severity::Warning,
                         tr("“%1” is no place in the film: write timecode (01:02:10), a frame "
                            "number, seconds (12.5s) or a distance (+24).")
                             .arg(text),
                         {},
                         {}});
    });
}

void MainWindow::connectWork() {
    FootageSession& session = workbench_->session();
    connect(workbench_, &Workbench::said, messages_, &MessageBar::show);
    connect(&session, &FootageSession::opened, this, [this] {
        messages_->hide();
        pages_->setCurrentIndex(1);
        views_->setFocus();
        refreshTitle();
    });
    connect(&session, &FootageSession::closed, this, [this] {
        pages_->setCurrentIndex(0);
        refreshTitle();
    });
    connect(&session, &FootageSession::infoChanged, this, [this] {
        const auto& format = workbench_->session().info()->video.format;
        views_->setFilmPixels({format.width, format.height});
        transportBar_->position().setTimeBase(workbench_->timeBase());
        timeline_->setTimeBase(workbench_->timeBase(), transportBar_->position().format());
    });
    connect(&session, &FootageSession::referenceChanged, this,
            [this] { views_->setReferenceExpected(workbench_->hasReference()); });
    connect(&workbench_->exportQueue(), &ExportQueue::refused, this,
            [this](const QString& sentence) {
                workbench_->say({Severity::Warning, sentence, {}, {}});
            });
    connect(&workbench_->project(), &ProjectFile::changed, this, &MainWindow::refreshTitle);
    auto* question = new UnsavedQuestion(*workbench_, this);
    connect(question, &UnsavedQuestion::saveWanted, registry_.action(QStringLiteral("file.save")),
            &QAction::trigger);
    auto* drop = new FileDrop(this);
    connect(drop, &FileDrop::hovering, empty_, &EmptyState::setDropHovering);
    connect(drop, &FileDrop::dropped, this,
            [this](const QString& path) { workbench_->open(path); });
    connect(empty_, &EmptyState::openWanted, registry_.action(QStringLiteral("file.open")),
            &QAction::trigger);
}

void MainWindow::showGuide() {
    if (guide_ == nullptr) guide_ = new GuideWindow(this);
    guide_->show();
    guide_->raise();
}

void MainWindow::refreshTitle() {
    const QString project = workbench_->project().path();
    const QString name =
        QFileInfo(project.isEmpty()
                      ? QString::fromStdString(workbench_->session().footage().string())
                      : project)
            .fileName();
    setWindowTitle(name.isEmpty() ? tr("Kinechrome") : tr("%1[*] – Kinechrome").arg(name));
    setWindowModified(workbench_->project().modified());
}

void MainWindow::refreshZoom() {
    const bool open = workbench_->session().isOpen() && !workbench_->sync().filmSize().isEmpty();
    viewBar_->setZoom(open ? views_->zoom() : 0.0);
}

void MainWindow::remember() const {
    QSettings settings;
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(layoutKey, saveState(layoutVersion));
}

void MainWindow::recall() {
    const QSettings settings;
    restoreGeometry(settings.value(geometryKey).toByteArray());
    restoreState(settings.value(layoutKey).toByteArray(), layoutVersion);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    remember();
    commitPendingEdits();
    const bool exporting = isExporting(*workbench_);
    if (leaving_ || (!exporting && !workbench_->project().modified())) {
        event->accept();
        return;
    }
    event->ignore();
    const auto closeNow = [this] {
        workbench_->project().leave();
        leaving_ = true;
        close();
    };
    const auto leave = [this, closeNow] { workbench_->leave(closeNow); };
    exporting ? askBeforeClosing(*workbench_, this, leave) : leave();
}

void MainWindow::quitInOrder() {
    workbench_->project().keep();
    leaving_ = true;
    close();
}

}  // namespace kinechrome::ui

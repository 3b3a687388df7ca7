// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/file_actions.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"
#include "ui/dialogs/save_place.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {

FileActions::FileActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar,
                         QWidget* window)
    : QObject(window), workbench_(&workbench), window_(window) {
    addFilmActions(registry, tr("File"));
    addWorkActions(registry, tr("File"));
    QMenu* menu = bar.addMenu(tr("&File"));
    menu->setToolTipsVisible(true);
    menu->addAction(open_);
    recent_ = menu->addMenu(tr("Open &recent"));
    menu->addSeparator();
    menu->addActions({reference_, ownReference_, dropReference_});
    menu->addSeparator();
    menu->addActions({save_, saveAs_});
    menu->addSeparator();
    menu->addActions({export_, cancel_, still_});
    menu->addSeparator();
    menu->addActions({close_, quit_});
    act();
    follow();
    fillRecent();
    refresh();
}

void FileActions::addFilmActions(ActionRegistry& registry, const QString& group) {
    open_ = registry.add({QStringLiteral("file.open"),
                          group,
                          tr("&Open footage or project…"),
                          tr("A film, one picture of a numbered sequence, or a saved project"),
                          QStringLiteral("open"),
                          {QKeySequence::Open},
                          tr("Open")});
    reference_ = registry.add({QStringLiteral("file.reference"),
                               group,
                               tr("Add &ground truth…"),
                               tr("The colour original of the same film, frame for frame"),
                               QStringLiteral("truth"),
                               {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
                               tr("Ground truth")});
    ownReference_ = registry.add({QStringLiteral("file.own-reference"),
                                  group,
                                  tr("Footage is its o&wn ground truth"),
                                  tr("Compares with the colour that the footage itself has"),
                                  {},
                                  {}});
    ownReference_->setCheckable(true);
    dropReference_ = registry.add(
        {QStringLiteral("file.remove-reference"), group, tr("&Remove ground truth"), {}, {}, {}});
}

void FileActions::addWorkActions(ActionRegistry& registry, const QString& group) {
    save_ = registry.add({QStringLiteral("file.save"),
                          group,
                          tr("&Save project"),
                          tr("Films, range, markers, segments, hints and settings"),
                          {},
                          {QKeySequence::Save}});
    saveAs_ = registry.add({QStringLiteral("file.save-as"),
                            group,
                            tr("Save project &as…"),
                            {},
                            {},
                            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)}});
    export_ = registry.add({QStringLiteral("file.export"),
                            group,
                            tr("&Export…"),
                            tr("Writes the colourised film with its sound"),
                            QStringLiteral("export"),
                            {QKeySequence(Qt::CTRL | Qt::Key_E)}});
    cancel_ = registry.add({QStringLiteral("file.cancel"),
                            group,
                            tr("&Cancel the running export"),
                            tr("Leaves nothing half-made behind"),
                            {},
                            {QKeySequence(Qt::Key_Escape)}});
    still_ = registry.add({QStringLiteral("file.still"),
                           group,
                           tr("Save a s&till…"),
                           tr("The views of this frame side by side, at the size of the preview"),
                           {},
                           {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)}});
    close_ = registry.add(
        {QStringLiteral("file.close"), group, tr("C&lose"), {}, {}, {QKeySequence::Close}});
    quit_ = registry.add({QStringLiteral("file.quit"),
                          group,
                          tr("&Quit"),
                          {},
                          {},
                          {QKeySequence(Qt::CTRL | Qt::Key_Q)}});
}

void FileActions::act() {
    connect(open_, &QAction::triggered, this, &FileActions::chooseFootage);
    connect(reference_, &QAction::triggered, this, &FileActions::chooseReference);
    connect(ownReference_, &QAction::triggered, this,
            [this](bool on) { workbench_->compareWithFootage(on); });
    connect(dropReference_, &QAction::triggered, workbench_, &Workbench::removeReference);
    connect(save_, &QAction::triggered, this, &FileActions::save);
    connect(saveAs_, &QAction::triggered, this, &FileActions::saveAs);
    connect(export_, &QAction::triggered, this, &FileActions::exportWanted);
    connect(cancel_, &QAction::triggered, this, &FileActions::cancelWanted);
    connect(still_, &QAction::triggered, this, &FileActions::stillWanted);
    connect(close_, &QAction::triggered, this, [this] { workbench_->close(); });
    connect(quit_, &QAction::triggered, window_, &QWidget::close);
}

// What changes which actions are at hand.
void FileActions::follow() {
    connect(&workbench_->recent(), &RecentFiles::changed, this, &FileActions::fillRecent);
    const FootageSession& session = workbench_->session();
    connect(&session, &FootageSession::opened, this, &FileActions::refresh);
    connect(&session, &FootageSession::closed, this, &FileActions::refresh);
    connect(&session, &FootageSession::infoChanged, this, &FileActions::refresh);
    connect(&session, &FootageSession::indexGrew, this, &FileActions::refresh);
    connect(&session, &FootageSession::referenceChanged, this, &FileActions::refresh);
    connect(&workbench_->project(), &ProjectFile::saveElsewhereWanted, this, &FileActions::saveAs);
    connect(&workbench_->project(), &ProjectFile::footageWanted, this, &FileActions::findFootage);
    connect(&workbench_->editor(), &DocumentEditor::modifiedChanged, this, &FileActions::refresh);
    connect(&workbench_->exportJob(), &ExportJob::started, this, &FileActions::refresh);
    connect(&workbench_->exportJob(), &ExportJob::finished, this, &FileActions::refresh);
    connect(&workbench_->exportQueue(), &ExportQueue::changed, this, &FileActions::refresh);
}

void FileActions::refresh() {
    const FootageSession& session = workbench_->session();
    const bool open = session.isOpen();
    const QString needsFootage = tr("Open footage first.");
    setAvailable(reference_, open, needsFootage);
    const bool gray =
        session.info() && session.info()->video.format.layout == color::PlaneLayout::Gray;
    setAvailable(ownReference_, open && !gray,
                 gray ? tr("This footage holds no colour.") : needsFootage);
    ownReference_->setChecked(session.referenceSource() == ReferenceSource::Footage);
    setAvailable(dropReference_, workbench_->hasReference() || workbench_->document().reference,
                 tr("There is no ground truth."));
    setAvailable(save_, open, needsFootage);
    setAvailable(saveAs_, open, needsFootage);
    setAvailable(close_, open, needsFootage);
    setAvailable(export_, open && session.frameCount() > 0,
                 open ? tr("The frames are still being counted.") : needsFootage);
    setAvailable(still_, open && session.frameCount() > 0, needsFootage);
    const bool exporting =
        workbench_->exportJob().running() || workbench_->exportQueue().running().has_value();
    setAvailable(cancel_, exporting, tr("No export is running."));
}

void FileActions::fillRecent() {
    recent_->clear();
    recent_->setToolTipsVisible(true);
    for (const QString& path : workbench_->recent().paths()) {
        QAction* entry = recent_->addAction(QFileInfo(path).fileName());
        entry->setToolTip(path);
        connect(entry, &QAction::triggered, this, [this, path] { workbench_->open(path); });
    }
    recent_->setEnabled(!recent_->isEmpty());
    if (recent_->isEmpty()) return;
    recent_->addSeparator();
    connect(recent_->addAction(tr("Forget these")), &QAction::triggered, this,
            [this] { workbench_->recent().clear(); });
}

void FileActions::chooseFootage() {
    const QString path = QFileDialog::getOpenFileName(window_, tr("Open footage"));
    if (!path.isEmpty()) workbench_->open(path);
}

void FileActions::save() {
    workbench_->project().path().isEmpty() ? saveAs() : workbench_->project().save();
}

void FileActions::saveAs() {
    const QFileInfo footage(QString::fromStdString(workbench_->session().footage().string()));
    const QString suggestion = footage.path() + QLatin1Char('/') + footage.completeBaseName() +
                               QStringLiteral(".kinechrome");
    const QString path =
        askSavePlace(window_, tr("Save project"), suggestion,
                     tr("Kinechrome projects (*.kinechrome)"), QStringLiteral("kinechrome"));
    if (!path.isEmpty()) workbench_->project().saveAs(path);
}

void FileActions::findFootage(const QString& project, const QString& name) {
    const QString path = QFileDialog::getOpenFileName(window_, tr("Where is %1 now?").arg(name),
                                                      QFileInfo(project).path());
    if (!path.isEmpty()) workbench_->project().open(project, path);
}

void FileActions::chooseReference() {
    const QString path =
        QFileDialog::getOpenFileName(window_, tr("Add ground truth: the colour original"));
    if (!path.isEmpty()) workbench_->addReference(path);
}

}  // namespace kinechrome::ui

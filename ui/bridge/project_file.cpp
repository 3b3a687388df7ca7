// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/project_file.h"

#include <utility>

#include <QFileInfo>

#include "ui/bridge/core_words.h"
#include "ui/bridge/pending_edits.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

ProjectFile::ProjectFile(Workbench& workbench)
    : QObject(&workbench), workbench_(&workbench), autosave_(workbench.editor(), writes_) {
    connect(&workbench.editor(), &DocumentEditor::modifiedChanged, this, &ProjectFile::changed);
    connect(&workbench.session(), &FootageSession::closed, this, &ProjectFile::forget);
    connect(&autosave_, &Autosave::failed, this, [this](const base::Error& error) {
        workbench_->say({Severity::Warning,
                         tr("Unsaved changes cannot be kept aside: %1").arg(spoken(error)),
                         tr("Save elsewhere…"), [this] { Q_EMIT saveElsewhereWanted(); }});
    });
}

void ProjectFile::leave() {
    if (!std::exchange(unwanted_, false)) return;
    autosave_.discard();
    writes_.drain();  // whoever opens the same project next must not find it
}

bool ProjectFile::isProject(const QString& path) {
    return path.endsWith(QLatin1String(".kinechrome"), Qt::CaseInsensitive);
}

QString ProjectFile::path() const {
    return QString::fromStdString(path_.string());
}

bool ProjectFile::modified() const {
    return workbench_->session().isOpen() && workbench_->editor().modified();
}

void ProjectFile::release() {
    path_.clear();
    lock_.reset();
    films_.clear();
    ++opened_;
    leave();
    autosave_.stop();
}

void ProjectFile::forget() {
    release();
    workbench_->editor().reset({});
    Q_EMIT changed();
}

void ProjectFile::begin(const std::filesystem::path& footage,
                        const std::filesystem::path& reference) {
    release();
    project::Document document;
    document.footage = project::FileReference{footage};
    if (!reference.empty()) document.reference = project::FileReference{reference};
    workbench_->openFilms(document, !reference.empty());
    workbench_->editor().reset(std::move(document));
    recover(autosave_.watch({}, footage));
    Q_EMIT changed();
}

void ProjectFile::open(const QString& path, const QString& footage) {
    const std::filesystem::path file = path.toStdString();
    workbench_->background().run(
        [file, film = std::filesystem::path(footage.toStdString()),
         held = file == path_ ? lock_ : nullptr] { return loadProject(file, film, held); },
        [this](base::Result<LoadedProject> loaded) {
            const bool asked = std::exchange(unwanted_, false);
            if (!loaded) {
                workbench_->sayError(loaded.error());
            } else if (loaded->footageMissing) {
                askForFootage(*loaded);
            } else if (asked || !modified()) {
                unwanted_ = asked;
                take(std::move(*loaded));
            } else {  // edited while the other one was being read
                auto held = std::make_shared<LoadedProject>(std::move(*loaded));
                workbench_->leave([this, held] { take(std::move(*held)); });
            }
        });
}

void ProjectFile::askForFootage(const LoadedProject& loaded) {
    const QString project = QString::fromStdString(loaded.file.string());
    const QString name = QString::fromStdString(loaded.document.footage->path.filename().string());
    workbench_->say({Severity::Error, spoken(*loaded.footageMissing), tr("Look for it…"),
                     [this, project, name] { Q_EMIT footageWanted(project, name); }});
}

void ProjectFile::take(LoadedProject loaded) {
    const project::Document& document = loaded.document;
    release();
    workbench_->openFilms(document, document.reference && !loaded.referenceMissing);
    path_ = loaded.file;
    lock_ = loaded.lock;
    workbench_->editor().reset(
        document, loaded.moved ? DocumentEditor::Start::Changed : DocumentEditor::Start::Saved);
    workbench_->recent().add(path());
    sayWhatWasFound(loaded);
    recover(autosave_.watch(path_, document.footage->path));
    Q_EMIT changed();
}

void ProjectFile::sayWhatWasFound(const LoadedProject& loaded) {
    const auto pathOf = [](const std::optional<project::FileReference>& film) {
        return QString::fromStdString(film->path.string());
    };
    if (loaded.footage == project::FileMatch::Changed) {
        workbench_->say({Severity::Warning,
                         tr("%1 is not the file that this project was saved with: it has changed "
                            "since. Check that it is the same film.")
                             .arg(pathOf(loaded.document.footage)),
                         {},
                         {}});
    } else if (loaded.referenceMissing) {
        workbench_->say({Severity::Warning,
                         tr("The ground truth of this project, %1, is not there any more; add it "
                            "again where it is now.")
                             .arg(pathOf(loaded.document.reference)),
                         {},
                         {}});
    } else if (loaded.footage == project::FileMatch::Moved) {
        workbench_->say({Severity::Notice,
                         tr("The footage has moved; it was found again as %1. Save the project to "
                            "remember that.")
                             .arg(pathOf(loaded.document.footage)),
                         {},
                         {}});
    }
}

// As an edit of its own: one step of undo goes back to what was saved.
void ProjectFile::recover(std::optional<project::Recovery> work) {
    if (!work) return;
    DocumentEditor& editor = workbench_->editor();
    const bool brought =
        editor.edit(tr("recovery of unsaved changes"), [&](project::Document& document) {
            work->document.footage = document.footage;
            document = std::move(work->document);
            return base::Result<void>();
        });
    if (!brought) {
        autosave_.discard();
        return;
    }
    workbench_->say({Severity::Notice,
                     tr("Kinechrome ended while changes were not saved; they have been brought "
                        "back. Save to keep them."),
                     tr("Go back to what was saved"),
                     // Whatever was edited since, it was the first step of all.
                     [this] { workbench_->editor().undoStack().setIndex(0); }});
}

void ProjectFile::save() {
    if (!path_.empty()) saveAs(path());
}

void ProjectFile::saveAs(const QString& path) {
    const std::filesystem::path file = path.toStdString();
    DocumentEditor& editor = workbench_->editor();
    commitPendingEdits();
    editor.endRun();  // what comes next is an edit of its own
    saving_ = true;
    writes_.post(
        [file, document = editor.document(), known = films_,
         held = file == path_ ? lock_ : nullptr] {
            return saveProject(document, file, known, held);
        },
        [this, file, edition = editor.edition(),
         opened = opened_](const base::Result<SavedProject>& saved) {
            if (opened == opened_) {
                finishSave(file, edition, saved);
                return;
            }
            saving_ = false;  // another film is open by now, and this file is none of its business
            if (!saved) workbench_->sayError(saved.error());
            Q_EMIT settled(false);
        });
}

void ProjectFile::finishSave(const std::filesystem::path& file, std::uint64_t edition,
                             const base::Result<SavedProject>& saved) {
    saving_ = false;
    if (!saved) {
        workbench_->say({Severity::Error, spoken(saved.error()), tr("Save elsewhere…"),
                         [this] { Q_EMIT saveElsewhereWanted(); }});
        Q_EMIT settled(false);
        return;
    }
    DocumentEditor& editor = workbench_->editor();
    films_ = saved->films;
    lock_ = saved->lock;
    if (file != path_) {
        autosave_.discard();
        path_ = file;
        static_cast<void>(autosave_.watch(path_, editor.document().footage->path));
    }
    // Edits made while it was being written are not in the file.
    if (editor.edition() == edition) {
        editor.markSaved();
        autosave_.discard();
    }
    workbench_->recent().add(this->path());
    Q_EMIT changed();
    Q_EMIT settled(!editor.modified());
}

void ProjectFile::keep() {
    commitPendingEdits();
    autosave_.writeNow();
}

}  // namespace kinechrome::ui

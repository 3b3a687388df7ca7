// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/project_file.h"

#include <QFileInfo>

#include "core/project/document_file.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

// What the loading thread hands over: the document, and where its films are now.
struct ProjectFile::Loaded {
    std::filesystem::path file;
    project::Document document;
    project::LocatedFile footage;
    std::filesystem::path reference;
};

namespace {

base::Result<void> describeInto(std::optional<project::FileReference>& reference) {
    if (!reference || !reference->quickHash.empty()) return {};
    auto described = project::describeFile(reference->path);
    if (!described) return base::fail(described.error());
    reference = std::move(*described);
    return {};
}

// Saves, looking at films that are new to the project; returns what is on disk then.
base::Result<project::Document> saveDescribed(project::Document document,
                                              const std::filesystem::path& file) {
    for (auto* film : {&document.footage, &document.reference}) {
        if (const auto described = describeInto(*film); !described) {
            return base::fail(described.error());
        }
    }
    if (const auto saved = project::saveDocument(document, file); !saved) {
        return base::fail(saved.error());
    }
    return document;
}

// The saved entry as long as it names the same film: its hash and unknown keys stay.
std::optional<project::FileReference> entryFor(const std::optional<project::FileReference>& saved,
                                               const std::filesystem::path& film) {
    if (film.empty()) return std::nullopt;
    if (saved && saved->path == film) return saved;
    return project::FileReference{film};
}

}  // namespace

ProjectFile::ProjectFile(Workbench& workbench) : QObject(&workbench), workbench_(&workbench) {
    connect(&workbench.session(), &FootageSession::settingsChanged, this, &ProjectFile::changed);
    connect(&workbench.session(), &FootageSession::referenceChanged, this, &ProjectFile::changed);
    connect(&workbench.transport(), &Transport::rangeChanged, this, &ProjectFile::changed);
    connect(&workbench.session(), &FootageSession::closed, this, &ProjectFile::forget);
}

bool ProjectFile::isProject(const QString& path) {
    return path.endsWith(QLatin1String(".kinechrome"), Qt::CaseInsensitive);
}

QString ProjectFile::path() const {
    return QString::fromStdString(path_.string());
}

void ProjectFile::forget() {
    path_.clear();
    saved_ = {};
    Q_EMIT changed();
}

void ProjectFile::open(const QString& path) {
    const std::filesystem::path file = path.toStdString();
    workbench_->background().run(
        [file]() -> base::Result<Loaded> {
            auto document = project::loadDocument(file);
            if (!document) return base::fail(document.error());
            Loaded loaded{file, std::move(*document), {}, {}};
            if (!loaded.document.footage) {
                return base::fail(base::ErrorKind::Input, file.filename().string(),
                                  "this project names no footage", "open the footage itself");
            }
            auto footage = project::locateFile(*loaded.document.footage, file.parent_path());
            if (!footage) return base::fail(footage.error());
            loaded.footage = std::move(*footage);
            if (loaded.document.reference) {
                auto reference =
                    project::locateFile(*loaded.document.reference, file.parent_path());
                if (reference) loaded.reference = reference->path;
            }
            return loaded;
        },
        [this](base::Result<Loaded> loaded) { take(std::move(loaded)); });
}

void ProjectFile::take(base::Result<Loaded> loaded) {
    if (!loaded) {
        workbench_->sayError(loaded.error());
        return;
    }
    workbench_->openFilm(loaded->footage.path, loaded->reference);
    path_ = loaded->file;
    saved_ = std::move(loaded->document);
    workbench_->session().setSettings(saved_.settings);
    workbench_->transport().setInPoint(saved_.in);
    workbench_->transport().setOutPoint(saved_.out);
    workbench_->recent().add(path());
    if (loaded->footage.match == project::FileMatch::Changed) {
        workbench_->say({Severity::Warning,
                         tr("%1 is not the file that this project was saved with: it has changed "
                            "since. Check that it is the same film.")
                             .arg(QString::fromStdString(loaded->footage.path.string())),
                         {},
                         {}});
    } else if (saved_.reference && loaded->reference.empty()) {
        workbench_->say({Severity::Warning,
                         tr("The ground truth of this project, %1, is not there any more; add it "
                            "again where it is now.")
                             .arg(QString::fromStdString(saved_.reference->path.string())),
                         {},
                         {}});
    }
    Q_EMIT changed();
}

project::Document ProjectFile::current() const {
    const FootageSession& session = workbench_->session();
    project::Document document = saved_;
    document.footage = entryFor(saved_.footage, session.footage());
    document.reference = entryFor(saved_.reference, session.reference());
    document.frames = session.frameCount();
    document.in = workbench_->transport().inPoint();
    document.out = workbench_->transport().outPoint();
    document.settings = session.settings();
    return document;
}

bool ProjectFile::modified() const {
    if (!workbench_->session().isOpen() || path_.empty()) return false;
    const project::Document now = current();
    return now.settings != saved_.settings || now.in != saved_.in || now.out != saved_.out ||
           now.reference != saved_.reference;
}

void ProjectFile::save() {
    if (!path_.empty()) saveAs(path());
}

void ProjectFile::saveAs(const QString& path) {
    const std::filesystem::path file = path.toStdString();
    workbench_->background().run(
        [file, document = current()] { return saveDescribed(document, file); },
        [this, file](base::Result<project::Document> saved) {
            if (!saved) {
                workbench_->sayError(saved.error());
                return;
            }
            path_ = file;
            saved_ = std::move(*saved);
            workbench_->recent().add(this->path());
            Q_EMIT changed();
        });
}

}  // namespace kinechrome::ui

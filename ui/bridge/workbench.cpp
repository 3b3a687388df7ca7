// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/workbench.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "ui/bridge/core_words.h"
#include "ui/bridge/pending_edits.h"
#include "ui/bridge/preferences.h"

namespace kinechrome::ui {
namespace {

std::filesystem::path toPath(const QString& text) {
    return text.isEmpty() ? std::filesystem::path()
                          : std::filesystem::path(QDir::cleanPath(text).toStdString());
}

// The film's size as displayed: sample aspect widens or narrows it.
QSizeF displaySize(const media::VideoStreamInfo& video) {
    const double aspect = video.sampleAspect.known() ? video.sampleAspect.value() : 1.0;
    return {video.format.width * aspect, static_cast<double>(video.format.height)};
}

QString inDemoFolder(const QString& name) {
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    const QString path = cache + QStringLiteral("/kinechrome/demo/") + name;
    return QFileInfo::exists(path) ? path : QString();
}

}  // namespace

Workbench::Workbench(Backend backend, QObject* parent)
    : QObject(parent),
      backend_(std::move(backend)),
      session_(backend_),
      sound_(session_, transport_, backend_.makeSound),
      export_(backend_),
      queue_(backend_, export_),
      project_(*this),
      hints_(*this),
      mask_(*this),
      ownColor_(*this) {
    session_.setCacheBytes(cacheBytes());
    connectSession();
    connectTransport();
    connectDocument();
}

void Workbench::connectSession() {
    connect(&session_, &FootageSession::opened, this, [this] {
        assembler_.clear();
        transport_.setClip(0, {});
        publish(true);
    });
    connect(&session_, &FootageSession::closed, this, [this] {
        assembler_.clear();
        transport_.setClip(0, {});
        sync_.setFilmSize({});
        publish(true);
    });
    connect(&session_, &FootageSession::infoChanged, this, &Workbench::takeInfo);
    connect(&session_, &FootageSession::indexGrew, this, [this] {
        transport_.setCount(session_.frameCount());
        editor_.setFacts({session_.frameCount(), session_.cuts(), session_.cutsComplete()});
    });
    connect(&session_, &FootageSession::frameReady, this,
            [this](const pipeline::PreviewFrame& frame) { publish(assembler_.add(frame)); });
    connect(&session_, &FootageSession::planChanged, this,
            [this] { publish(assembler_.outdateColor()); });
    connect(&session_, &FootageSession::referenceChanged, this,
            [this] { publish(assembler_.forgetReference()); });
    connect(&session_, &FootageSession::ownColorFound, this, &Workbench::takeOwnColor);
    connect(&session_, &FootageSession::failed, this, &Workbench::sayError);
}

void Workbench::connectTransport() {
    connect(&transport_, &Transport::frameChanged, this, [this](qint64 frame) {
        if (!session_.isOpen()) return;
        const bool changed = assembler_.want(frame, transport_.playing());
        session_.request(frame, transport_.playing());
        publish(changed);
    });
    connect(&transport_, &Transport::playingChanged, this, [this] {
        if (!session_.isOpen()) return;
        const bool changed = assembler_.want(transport_.frame(), transport_.playing());
        session_.request(transport_.frame(), transport_.playing());
        publish(changed);
    });
}

void Workbench::publish(bool changed) {
    if (!changed) return;
    Q_EMIT shownChanged();
    if (shown().index >= 0) transport_.pictureShown(shown().index);
}

void Workbench::connectDocument() {
    connect(&editor_, &DocumentEditor::changed, this, &Workbench::applyDocument);
    connect(&editor_, &DocumentEditor::refused, this, [this](const base::Error& error) {
        say({Severity::Warning, spoken(error), {}, {}});
    });
}

// The document decides; the session and the transport follow.
void Workbench::applyDocument() {
    const project::Document& now = document();
    session_.setPlan({now.settings, now.segments});
    if (now.in != transport_.inPoint()) transport_.setInPoint(now.in);
    if (now.out != transport_.outPoint()) transport_.setOutPoint(now.out);
    const auto reference = now.reference ? now.reference->path : std::filesystem::path();
    if (reference == appliedReference_) return;
    appliedReference_ = reference;
    session_.setReference(reference);
}

void Workbench::leave(const std::function<void()>& goOn) {
    commitPendingEdits();
    project_.modified() ? Q_EMIT leaveAsked(goOn) : goOn();
}

void Workbench::open(const QString& path, const QString& reference) {
    leave([this, path, reference] {
        if (ProjectFile::isProject(path)) {
            project_.open(path);
        } else {
            project_.begin(toPath(path), toPath(reference));
        }
    });
}

void Workbench::close() {
    leave([this] { session_.close(); });
}

void Workbench::offerRecovery() {
    background_.run(&Autosave::leftBehind, [this](const std::vector<project::Recovery>& works) {
        if (works.empty() || session_.isOpen() || !works.front().document.footage) return;
        const project::Recovery& work = works.front();
        const auto& file = work.project.empty() ? work.document.footage->path : work.project;
        const QString path = QString::fromStdString(file.string());
        say({Severity::Notice,
             tr("Kinechrome ended while changes to %1 were not saved; they can be brought back.")
                 .arg(QFileInfo(path).fileName()),
             tr("Open it"), [this, path] { open(path); }});
    });
}

void Workbench::openFilms(const project::Document& document, bool referenceIsThere) {
    appliedReference_ = document.reference ? document.reference->path : std::filesystem::path();
    session_.open(document.footage->path,
                  referenceIsThere ? appliedReference_ : std::filesystem::path());
}

void Workbench::addReference(const QString& reference) {
    const std::filesystem::path file = toPath(reference);
    const bool again = document().reference && document().reference->path == file;
    editor_.edit(tr("ground truth"), [file](project::Document& document) {
        document.reference = project::FileReference{file};
        return base::Result<void>();
    });
    if (again) session_.setReference(file);  // no edit, but it may be there by now
}

void Workbench::compareWithFootage(bool compare) {
    session_.setFootageIsReference(compare);
    if (!compare && document().reference) session_.setReference(document().reference->path);
}

void Workbench::removeReference() {
    session_.setFootageIsReference(false);
    editor_.edit(tr("removal of the ground truth"), [](project::Document& document) {
        document.reference.reset();
        return base::Result<void>();
    });
}

void Workbench::takeInfo() {
    const media::VideoStreamInfo& video = session_.info()->video;
    transport_.setRate(video.rate);
    sync_.setFilmSize(displaySize(video));
    if (project_.path().isEmpty()) {
        recent_.add(QString::fromStdString(session_.footage().string()));
    }
    if (video.format.layout != color::PlaneLayout::Gray) session_.lookForOwnColor();
}

void Workbench::takeOwnColor(color::TintKind kind) {
    const auto hasColor = [this](const edit::Segment& segment) {
        return ownColor_.kindOf(segment) != color::TintKind::Neutral;
    };
    const auto& segments = document().segments;
    const auto own = std::ranges::count_if(segments, hasColor);
    // Colour of some of its shots is a matter of those, and is offered there.
    if (own > 0 && own < static_cast<std::ptrdiff_t>(segments.size())) return;
    if (kind == color::TintKind::Tinted) {  // a toned print: offered, not assumed
        say({Severity::Notice,
             tr("This footage is toned: one hue throughout. Its gray is what is colourised."),
             tr("Compare with its own colour"), [this] { compareWithFootage(true); }});
        return;
    }
    compareWithFootage(true);
    say({Severity::Notice,
         tr("This footage has colour: it is colourised from its gray, and its own colour serves "
            "as ground truth."),
         tr("Do not compare"), [this] { compareWithFootage(false); }});
}

void Workbench::sayError(const base::Error& error) {
    say({Severity::Error, spoken(error), {}, {}});
}

void Workbench::setViewChoice(const ViewChoice& choice) {
    if (choice == choice_) return;
    choice_ = choice;
    assembler_.setAwaited(viewsShown(choice));
    Q_EMIT viewChoiceChanged();
    session_.explain(explainingViews(choice));
}

void Workbench::showViewsApart() {
    const CompareMode now = choice_.mode;
    if (now != CompareMode::Wipe && now != CompareMode::Difference && now != CompareMode::Blend) {
        return;
    }
    ViewChoice apart = choice_;
    apart.mode = CompareMode::TwoUp;
    setViewChoice(apart);
}

bool Workbench::hasReference() const {
    return session_.referenceSource() != ReferenceSource::None;
}

TimeBase Workbench::timeBase() const {
    if (!session_.info()) return {};
    const media::VideoStreamInfo& video = session_.info()->video;
    return {video.rate, QString::fromStdString(video.timecode)};
}

QString Workbench::samplePath() {
    return inDemoFolder(QStringLiteral("demo-gray.mkv"));
}

void Workbench::openSample() {
    open(samplePath(), inDemoFolder(QStringLiteral("vtest.avi")));
}

}  // namespace kinechrome::ui

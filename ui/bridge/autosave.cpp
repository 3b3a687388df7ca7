// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/autosave.h"

#include <system_error>
#include <utility>

#include <QStandardPaths>

#include "ui/bridge/document_editor.h"
#include "ui/bridge/write_queue.h"

namespace kinechrome::ui {
namespace {

constexpr int settleMilliseconds = 800;  // a drag is written once, not at each step
constexpr int mostWindowsOnOneFilm = 8;

std::filesystem::path recoveryFolder() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return (data + QStringLiteral("/kinechrome/recovery")).toStdString();
}

}  // namespace

Autosave::Autosave(DocumentEditor& editor, WriteQueue& writes, QObject* parent)
    : QObject(parent), editor_(&editor), writes_(&writes) {
    settle_.setSingleShot(true);
    settle_.setInterval(settleMilliseconds);
    connect(&settle_, &QTimer::timeout, this, &Autosave::write);
    connect(editor_, &DocumentEditor::modifiedChanged, this, &Autosave::follow);
}

std::optional<project::Recovery> Autosave::watch(const std::filesystem::path& project,
                                                 const std::filesystem::path& footage) {
    stop();
    project_ = project;
    const std::filesystem::path folder = recoveryFolder();
    places_ = project::recoveryPlaces(project, footage, folder);
    // A project has a lock of its own; two windows on one film without a project keep two files.
    std::error_code saidByTheWrite;
    std::filesystem::create_directories(folder, saidByTheWrite);
    for (int window = 2; project.empty() && window <= mostWindowsOnOneFilm; ++window) {
        auto lock = ProjectLock::take(places_.front());
        if (lock) {
            lock_ = std::move(*lock);
            break;
        }
        places_ =
            project::recoveryPlaces({}, footage.string() + "#" + std::to_string(window), folder);
    }
    return project::readRecovery(places_);
}

void Autosave::stop() {
    settle_.stop();
    places_.clear();
    project_.clear();
    lock_.reset();
    failing_ = false;
}

void Autosave::follow() {
    if (places_.empty()) return;
    if (!editor_->modified()) {
        discard();
    } else if (!settle_.isActive()) {
        settle_.start();
    }
}

void Autosave::discard() {
    settle_.stop();
    if (places_.empty()) return;
    writes_->post(
        [places = places_] {
            project::removeRecovery(places);
            return true;
        },
        [](bool) {});
}

void Autosave::write() {
    if (places_.empty() || !editor_->modified()) return;
    writes_->post(
        [places = places_, work = project::Recovery{editor_->document(), project_}] {
            return project::writeRecovery(work, places);
        },
        [this](const base::Result<void>& written) {
            if (!written && !failing_) Q_EMIT failed(written.error());
            failing_ = !written;
        });
}

void Autosave::writeNow() {
    settle_.stop();
    write();
    writes_->drain();
}

std::vector<project::Recovery> Autosave::leftBehind() {
    std::vector<project::Recovery> works;
    for (const auto& file : project::listRecoveries(recoveryFolder())) {
        if (!ProjectLock::take(file)) continue;  // a window that still works on it
        if (auto work = project::readRecovery({file})) works.push_back(std::move(*work));
    }
    return works;
}

}  // namespace kinechrome::ui

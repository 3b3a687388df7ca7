// SPDX-License-Identifier: GPL-3.0-or-later
// Workbench: everything behind the window: the open document and its footage, the playhead, what is
// on show, the export that runs. Joins them by signals; panels, views and actions talk to it and
// never to each other. Lives on the GUI thread.
#pragma once

#include <functional>

#include <QObject>

#include "ui/bridge/background.h"
#include "ui/bridge/document_editor.h"
#include "ui/bridge/export_job.h"
#include "ui/bridge/export_queue.h"
#include "ui/bridge/film_sound.h"
#include "ui/bridge/footage_session.h"
#include "ui/bridge/hint_desk.h"
#include "ui/bridge/mask_desk.h"
#include "ui/bridge/message.h"
#include "ui/bridge/own_color_offer.h"
#include "ui/bridge/project_file.h"
#include "ui/bridge/recent_files.h"
#include "ui/timeline/timecode.h"
#include "ui/timeline/transport.h"
#include "ui/view/compare_mode.h"
#include "ui/view/frame_assembler.h"
#include "ui/view/view_sync.h"

namespace kinechrome::ui {

class Workbench : public QObject {
    Q_OBJECT
public:
    explicit Workbench(Backend backend, QObject* parent = nullptr);

    [[nodiscard]] FootageSession& session() { return session_; }
    [[nodiscard]] Transport& transport() { return transport_; }
    [[nodiscard]] ViewSync& sync() { return sync_; }
    [[nodiscard]] RecentFiles& recent() { return recent_; }
    [[nodiscard]] ExportJob& exportJob() { return export_; }
    [[nodiscard]] ExportQueue& exportQueue() { return queue_; }
    [[nodiscard]] Background& background() { return background_; }
    [[nodiscard]] const Backend& backend() const { return backend_; }

    [[nodiscard]] DocumentEditor& editor() { return editor_; }
    [[nodiscard]] const project::Document& document() const { return editor_.document(); }
    [[nodiscard]] ProjectFile& project() { return project_; }
    [[nodiscard]] HintDesk& hints() { return hints_; }
    [[nodiscard]] MaskDesk& mask() { return mask_; }
    [[nodiscard]] OwnColorOffer& ownColor() { return ownColor_; }
    [[nodiscard]] FilmSound& sound() { return sound_; }

    // A project, or footage with its colour original, if there is one. Asks first about changes
    // that are not saved.
    void open(const QString& path, const QString& reference = {});
    void close();
    // Goes on at once, or once a person has said what becomes of unsaved changes.
    void leave(const std::function<void()>& goOn);
    // Says what an earlier run left unsaved, and offers to open it.
    void offerRecovery();
    // The films of a document that is about to be shown; its ground truth only where it is there.
    void openFilms(const project::Document& document, bool referenceIsThere);
    void addReference(const QString& reference);
    // With the footage's own colour; without it the document's ground truth is back.
    void compareWithFootage(bool compare);
    void removeReference();
    void say(const Message& message) { Q_EMIT said(message); }
    void sayError(const base::Error& error);

    [[nodiscard]] const ViewChoice& viewChoice() const { return choice_; }
    void setViewChoice(const ViewChoice& choice);
    // Side by side where the views lie over each other: tools work on each view by itself.
    void showViewsApart();
    [[nodiscard]] const ShownFrame& shown() const { return assembler_.shown(); }
    [[nodiscard]] bool hasReference() const;
    [[nodiscard]] TimeBase timeBase() const;
    // The sample film beside the program's cache, if it was fetched; empty otherwise.
    [[nodiscard]] static QString samplePath();
    void openSample();  // with its colour original as ground truth

Q_SIGNALS:
    void shownChanged();
    void viewChoiceChanged();
    void said(const kinechrome::ui::Message& message);
    void leaveAsked(const std::function<void()>& goOn);

private:
    void connectSession();
    void connectTransport();
    void connectDocument();
    void applyDocument();
    void takeInfo();
    void takeOwnColor(color::TintKind kind);
    void publish(bool changed);

    Backend backend_;
    FootageSession session_;
    Transport transport_;
    FilmSound sound_;
    ViewSync sync_;
    RecentFiles recent_;
    ExportJob export_;
    ExportQueue queue_;
    FrameAssembler assembler_;
    ViewChoice choice_;
    DocumentEditor editor_;
    std::filesystem::path appliedReference_;  // of the document, as last handed to the session
    ProjectFile project_;
    HintDesk hints_;
    MaskDesk mask_;
    OwnColorOffer ownColor_;
    Background background_;  // last: its answers may use all of the above
};

}  // namespace kinechrome::ui

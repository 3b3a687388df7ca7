// SPDX-License-Identifier: GPL-3.0-or-later
// DocumentEditor: the open document and its undo stack. Every edit goes through it, has a name, can
// be undone, and is refused as a whole when it would leave a document that contradicts itself.
// Lives on the GUI thread; touches no file.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <QObject>
#include <QString>
#include <QUndoStack>

#include "core/base/error.h"
#include "core/project/document.h"
#include "ui/commands/document_command.h"

namespace kinechrome::ui {

// What the film turned out to be; no decision of a person, so never undone.
struct FilmFacts {
    std::int64_t frames = 0;         // 0 while unknown
    std::vector<std::int64_t> cuts;  // first frame of each shot but the first
    bool cutsComplete = false;
};

class DocumentEditor : public QObject {
    Q_OBJECT
public:
    using Change = std::function<base::Result<void>(project::Document&)>;
    enum class Start { Saved, Changed };

    explicit DocumentEditor(QObject* parent = nullptr);

    [[nodiscard]] const project::Document& document() const { return *document_; }
    [[nodiscard]] QUndoStack& undoStack() { return stack_; }
    [[nodiscard]] bool modified() const { return !stack_.isClean(); }

    // Another document; the undo stack begins anew.
    void reset(project::Document document, Start start = Start::Saved);
    // Applies `change` to a copy and shows that, under `name` in the undo menu. False when it was
    // refused (refused() says why) or changed nothing. `run`: see DocumentCommand.
    bool edit(const QString& name, const Change& change, const QString& run = {});
    // Edits after this no longer join the run before it (a slider was let go).
    void endRun() { ++runs_; }
    void setFacts(FilmFacts facts);
    void markSaved() { stack_.setClean(); }
    // Another number after every edit, undo and redo, even where one joined a run.
    [[nodiscard]] std::uint64_t edition() const { return edition_; }

Q_SIGNALS:
    void changed();          // the document
    void modifiedChanged();  // or a step of undo more or less
    void refused(const kinechrome::base::Error& error);

private:
    [[nodiscard]] DocumentState completed(project::Document document) const;
    void show(const DocumentState& document);

    QUndoStack stack_;
    DocumentState document_;
    FilmFacts facts_;
    int runs_ = 0;
    std::uint64_t edition_ = 0;
};

}  // namespace kinechrome::ui

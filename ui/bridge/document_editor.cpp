// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/document_editor.h"

#include <utility>

#include "core/project/segment_edits.h"

namespace kinechrome::ui {

DocumentEditor::DocumentEditor(QObject* parent)
    : QObject(parent), document_(std::make_shared<const project::Document>()) {
    connect(&stack_, &QUndoStack::cleanChanged, this, &DocumentEditor::modifiedChanged);
    connect(&stack_, &QUndoStack::indexChanged, this, &DocumentEditor::modifiedChanged);
}

// The film's facts belong to every state of the document, those on the undo stack too.
DocumentState DocumentEditor::completed(project::Document document) const {
    project::learnFilm(document, facts_.frames, facts_.cuts, facts_.cutsComplete);
    return std::make_shared<const project::Document>(std::move(document));
}

void DocumentEditor::show(const DocumentState& document) {
    ++edition_;
    document_ = completed(*document);
    Q_EMIT changed();
}

void DocumentEditor::reset(project::Document document, Start start) {
    facts_ = {};
    stack_.clear();
    document_ = std::make_shared<const project::Document>(std::move(document));
    if (start == Start::Changed) stack_.resetClean();
    Q_EMIT changed();
    Q_EMIT modifiedChanged();
}

bool DocumentEditor::edit(const QString& name, const Change& change, const QString& run) {
    project::Document after = *document_;
    auto done = change(after);
    if (done) done = project::validate(after);
    if (!done) {
        Q_EMIT refused(done.error());
        return false;
    }
    if (after == *document_) return false;
    const QString runKey =
        run.isEmpty() ? QString() : run + QLatin1Char('#') + QString::number(runs_);
    stack_.push(new DocumentCommand(name, document_,
                                    std::make_shared<const project::Document>(std::move(after)),
                                    runKey, [this](const DocumentState& state) { show(state); }));
    return true;
}

void DocumentEditor::setFacts(FilmFacts facts) {
    facts_ = std::move(facts);
    DocumentState next = completed(*document_);
    if (*next == *document_) return;
    document_ = std::move(next);
    Q_EMIT changed();
}

}  // namespace kinechrome::ui

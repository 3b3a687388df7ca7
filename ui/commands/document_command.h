// SPDX-License-Identifier: GPL-3.0-or-later
// DocumentCommand: one undoable edit: the document before it and after it. Whole documents are
// small beside one picture, and two values cannot disagree about how to get from one to the other.
#pragma once

#include <functional>
#include <memory>

#include <QString>
#include <QUndoCommand>

#include "core/project/document.h"

namespace kinechrome::ui {

using DocumentState = std::shared_ptr<const project::Document>;

class DocumentCommand : public QUndoCommand {
public:
    using Show = std::function<void(const DocumentState&)>;

    // `show` is told which document holds from now on. Edits with the same `run`, one right after
    // the other (a slider in motion, a hint that is dragged), become one; an empty one stays alone.
    DocumentCommand(const QString& name, DocumentState before, DocumentState after, QString run,
                    Show show);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand* next) override;

private:
    DocumentState before_;
    DocumentState after_;
    QString run_;
    Show show_;
};

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/document_command.h"

#include <utility>

namespace kinechrome::ui {

DocumentCommand::DocumentCommand(const QString& name, DocumentState before, DocumentState after,
                                 QString run, Show show)
    : QUndoCommand(name),
      before_(std::move(before)),
      after_(std::move(after)),
      run_(std::move(run)),
      show_(std::move(show)) {}

void DocumentCommand::undo() {
    show_(before_);
}

void DocumentCommand::redo() {
    show_(after_);
}

int DocumentCommand::id() const {
    constexpr int anyRun = 1;
    return run_.isEmpty() ? -1 : anyRun;
}

bool DocumentCommand::mergeWith(const QUndoCommand* next) {
    const auto* other = static_cast<const DocumentCommand*>(next);
    if (other->run_ != run_) return false;
    after_ = other->after_;
    setObsolete(*after_ == *before_);
    return true;
}

}  // namespace kinechrome::ui

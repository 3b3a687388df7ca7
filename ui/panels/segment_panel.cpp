// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/segment_panel.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/project/segment_edits.h"
#include "ui/bridge/workbench.h"
#include "ui/panels/facts_list.h"
#include "ui/panels/mask_box.h"

namespace kinechrome::ui {
namespace {

constexpr int noteLines = 3;

}  // namespace

SegmentPanel::SegmentPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent),
      workbench_(&workbench),
      reason_(new QLabel),
      facts_(new FactsList),
      name_(new QLineEdit),
      note_(new QPlainTextEdit),
      ownColor_(new QLabel),
      leave_(new QToolButton) {
    setObjectName(QStringLiteral("panelBody"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 14);
    column->setSpacing(6);
    reason_->setWordWrap(true);
    reason_->setProperty("quiet", true);
    name_->setPlaceholderText(tr("Name"));
    name_->setAccessibleName(tr("Name of the segment"));
    note_->setPlaceholderText(tr("Note"));
    note_->setAccessibleName(tr("Note on the segment"));
    note_->setTabChangesFocus(true);
    note_->setFixedHeight(note_->fontMetrics().lineSpacing() * noteLines + 14);
    column->addWidget(reason_);
    column->addWidget(facts_);
    ownColor_->setWordWrap(true);
    leave_->setText(tr("Leave it as it is"));
    leave_->setProperty("link", true);
    leave_->setFocusPolicy(Qt::TabFocus);
    column->addWidget(ownColor_);
    column->addWidget(leave_);
    column->addWidget(name_);
    column->addWidget(note_);
    column->addWidget(new MaskBox(workbench));
    column->addStretch(1);
    connect(name_, &QLineEdit::editingFinished, this, &SegmentPanel::commitName);
    connect(name_, &QLineEdit::returnPressed, name_, [this] { name_->clearFocus(); });
    note_->installEventFilter(this);
    connect(&workbench_->editor(), &DocumentEditor::changed, this, &SegmentPanel::refresh);
    connect(&workbench_->transport(), &Transport::frameChanged, this, &SegmentPanel::refresh);
    connect(&workbench_->session(), &FootageSession::indexGrew, this, &SegmentPanel::refresh);
    connect(&workbench_->ownColor(), &OwnColorOffer::changed, this, &SegmentPanel::refresh);
    connect(leave_, &QToolButton::clicked, this,
            [this] { workbench_->ownColor().leaveAsItIs({first_.value_or(-1)}); });
    refresh();
}

void SegmentPanel::editName() {
    name_->setFocus();
    name_->selectAll();
}

bool SegmentPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == note_ && event->type() == QEvent::FocusOut) commitNote();
    return QWidget::eventFilter(watched, event);
}

void SegmentPanel::refresh() {
    const project::Document& document = workbench_->document();
    const auto index = project::segmentAt(document, workbench_->transport().frame());
    for (QWidget* part : {static_cast<QWidget*>(facts_), static_cast<QWidget*>(name_),
                          static_cast<QWidget*>(note_)}) {
        part->setVisible(index.has_value());
    }
    reason_->setVisible(!index);
    ownColor_->setVisible(index.has_value());
    leave_->setVisible(index.has_value());
    if (!index) {
        first_.reset();
        reason_->setText(!workbench_->session().isOpen() ? tr("Nothing is open.")
                         : document.segments.empty() ? tr("The frames are still being counted…")
                                                     : tr("This frame belongs to no segment."));
        return;
    }
    const edit::Segment segment = document.segments[*index];
    const bool other = first_ != segment.range.first;
    if (other && (name_->hasFocus() || note_->hasFocus())) {  // the playhead went on while typing
        commitName();
        commitNote();
    }
    facts_->set(tr("Segment"), tr("%1 of %2").arg(*index + 1).arg(document.segments.size()));
    const bool looking = segment.range.last >= document.shotsKnownTo;
    facts_->set(tr("Shots"), looking ? tr("still being looked for in it") : QString());
    facts_->set(tr("Frames"), tr("%1 to %2, %3 in all")
                                  .arg(segment.range.first)
                                  .arg(segment.range.last)
                                  .arg(segment.range.count()));
    refreshOwnColor(*index);
    first_ = segment.range.first;
    const QString name = QString::fromStdString(segment.name);
    const QString note = QString::fromStdString(segment.note);
    if ((other || !name_->hasFocus()) && name_->text() != name) name_->setText(name);
    if ((other || !note_->hasFocus()) && note_->toPlainText() != note) note_->setPlainText(note);
}

void SegmentPanel::refreshOwnColor(std::size_t index) {
    const edit::Segment& segment = workbench_->document().segments[index];
    const color::TintKind kind = workbench_->ownColor().kindOf(segment);
    const bool own = kind != color::TintKind::Neutral;
    ownColor_->setVisible(own);
    leave_->setVisible(own && !segment.skip);
    ownColor_->setText(segment.skip ? tr("It stays as it is, in its own colour.")
                       : kind == color::TintKind::Tinted
                           ? tr("This shot is toned: one hue throughout.")
                           : tr("This shot has colour of its own."));
}

void SegmentPanel::commitName() {
    if (!first_) return;
    workbench_->editor().edit(tr("name of a segment"), [this](project::Document& document) {
        const auto index = project::segmentAt(document, *first_);
        return project::changeSegment(document, index.value_or(document.segments.size()),
                                      [this](edit::Segment& segment) {
                                          segment.name = name_->text().trimmed().toStdString();
                                          return base::Result<void>();
                                      });
    });
}

void SegmentPanel::commitNote() {
    if (!first_) return;
    workbench_->editor().edit(tr("note on a segment"), [this](project::Document& document) {
        const auto index = project::segmentAt(document, *first_);
        return project::changeSegment(document, index.value_or(document.segments.size()),
                                      [this](edit::Segment& segment) {
                                          segment.note = note_->toPlainText().toStdString();
                                          return base::Result<void>();
                                      });
    });
}

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_label.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include "ui/theme/theme.h"

namespace kinechrome::ui {

TimeLabel::TimeLabel(QWidget* parent) : QLineEdit(parent) {
    setReadOnly(true);
    setFont(numeralFont(1.25));
    setAlignment(Qt::AlignCenter);
    setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("00:00:00:000")) + 26);
    setAccessibleName(tr("Playhead position"));
    setToolTip(
        tr("Click: timecode, frame or seconds. Double click or Ctrl+G: type where to go "
           "(01:02:10, 250, 12.5s, +24)"));
    setCursor(Qt::PointingHandCursor);
    refresh();
}

void TimeLabel::setTimeBase(const TimeBase& base) {
    base_ = base;
    refresh();
}

void TimeLabel::setFrame(std::int64_t frame) {
    frame_ = frame;
    refresh();
}

void TimeLabel::setFormat(TimeFormat format) {
    if (format == format_) return;
    format_ = format;
    refresh();
    Q_EMIT formatChanged();
}

void TimeLabel::refresh() {
    if (isReadOnly()) setText(formatTime(frame_, format_, base_));
}

void TimeLabel::beginTyping() {
    setReadOnly(false);
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void TimeLabel::endTyping() {
    setReadOnly(true);
    deselect();
    refresh();
}

void TimeLabel::commit() {
    const QString typed = text();
    const auto frame = parseTime(typed, format_, base_, frame_);
    endTyping();
    clearFocus();
    if (frame) {
        Q_EMIT frameTyped(*frame);
    } else {
        Q_EMIT notUnderstood(typed);
    }
}

void TimeLabel::mousePressEvent(QMouseEvent* event) {
    if (!isReadOnly()) {
        QLineEdit::mousePressEvent(event);
        return;
    }
    setFormat(format_ == TimeFormat::Timecode ? TimeFormat::Frame
              : format_ == TimeFormat::Frame  ? TimeFormat::Seconds
                                              : TimeFormat::Timecode);
}

void TimeLabel::mouseDoubleClickEvent(QMouseEvent* event) {
    if (isReadOnly()) {
        beginTyping();
    } else {
        QLineEdit::mouseDoubleClickEvent(event);
    }
}

void TimeLabel::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter) {
        isReadOnly() ? beginTyping() : commit();
    } else if (event->key() == Qt::Key_Escape && !isReadOnly()) {
        endTyping();
        clearFocus();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void TimeLabel::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (!isReadOnly()) endTyping();
}

}  // namespace kinechrome::ui

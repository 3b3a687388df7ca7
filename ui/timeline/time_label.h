// SPDX-License-Identifier: GPL-3.0-or-later
// TimeLabel: where the playhead is. A click cycles timecode, frame and seconds; typing (after a
// double click, Enter or Ctrl+G) goes there.
#pragma once

#include <QLineEdit>

#include "ui/timeline/timecode.h"

namespace kinechrome::ui {

class TimeLabel : public QLineEdit {
    Q_OBJECT
public:
    explicit TimeLabel(QWidget* parent = nullptr);

    void setTimeBase(const TimeBase& base);
    void setFrame(std::int64_t frame);
    [[nodiscard]] TimeFormat format() const { return format_; }
    void setFormat(TimeFormat format);
    void beginTyping();

Q_SIGNALS:
    void formatChanged();
    void frameTyped(qint64 frame);
    void notUnderstood(const QString& text);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void endTyping();
    void commit();
    void refresh();

    TimeBase base_;
    TimeFormat format_ = TimeFormat::Timecode;
    std::int64_t frame_ = 0;
};

}  // namespace kinechrome::ui

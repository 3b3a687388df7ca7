// SPDX-License-Identifier: GPL-3.0-or-later
// GuideWindow: how to work with Kinechrome, on one page with pictures.
#pragma once

#include <QDialog>

class QTextBrowser;

namespace kinechrome::ui {

class GuideWindow : public QDialog {
    Q_OBJECT
public:
    explicit GuideWindow(QWidget* parent = nullptr);

    [[nodiscard]] QTextBrowser& page() const { return *page_; }

private:
    QTextBrowser* page_;
};

}  // namespace kinechrome::ui

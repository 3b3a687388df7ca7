// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/guide_window.h"

#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace kinechrome::ui {

GuideWindow::GuideWindow(QWidget* parent) : QDialog(parent), page_(new QTextBrowser) {
    setWindowTitle(tr("Guide"));
    resize(740, 780);
    page_->setAccessibleName(tr("Guide"));
    page_->setSource(
        QUrl(QStringLiteral("qrc:/guide/") + tr("guide.html", "the page in this language")));
    page_->document()->setDocumentMargin(18.0);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    column->addWidget(page_, 1);
    column->addWidget(buttons);
}

}  // namespace kinechrome::ui

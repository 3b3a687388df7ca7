// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/beside_links.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QPushButton>
#include <QUrl>

#include "ui/bridge/core_words.h"

namespace kinechrome::ui {

BesideLinks::BesideLinks(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(18);
    grid_->setVerticalSpacing(6);
    grid_->setColumnStretch(1, 1);
    hide();
}

void BesideLinks::show(const std::optional<delivery::DeliveryReport>& made,
                       const QString& problem) {
    clear();
    sentence_ = problem;
    if (made) {
        if (made->html) add(tr("Report"), *made->html);
        for (const auto& sheet : made->sheets) add(tr("Contact sheet"), sheet);
        if (made->video) add(tr("Comparison"), *made->video);
        QStringList notes;
        for (const std::string& note : made->notes) notes << spoken(note);
        sentence_ = notes.join(QLatin1Char('\n'));
    }
    if (!sentence_.isEmpty()) {
        auto* text =
            new QLabel(problem.isEmpty() ? sentence_ : tr("Beside the film: %1").arg(sentence_));
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setProperty("quiet", true);
        grid_->addWidget(text, grid_->rowCount(), 0, 1, 3);
    }
    setVisible(!files_.isEmpty() || !sentence_.isEmpty());
}

QString BesideLinks::sentence() const {
    return sentence_;
}

void BesideLinks::add(const QString& name, const std::filesystem::path& file) {
    const QString path = QString::fromStdString(file.string());
    const int row = grid_->rowCount();
    auto* title = new QLabel(name);
    title->setProperty("quiet", true);
    auto* fileName = new QLabel(QFileInfo(path).fileName());
    fileName->setTextFormat(Qt::PlainText);
    fileName->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* open = new QPushButton(tr("Open"));
    open->setAutoDefault(false);
    open->setAccessibleName(tr("Open %1").arg(QFileInfo(path).fileName()));
    connect(open, &QPushButton::clicked, this,
            [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    grid_->addWidget(title, row, 0);
    grid_->addWidget(fileName, row, 1);
    grid_->addWidget(open, row, 2);
    files_ << path;
}

void BesideLinks::clear() {
    while (QLayoutItem* item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    files_.clear();
}

}  // namespace kinechrome::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/still_saver.h"

#include <QFileInfo>
#include <QImage>
#include <QSaveFile>
#include <QWidget>

#include "ui/bridge/workbench.h"
#include "ui/dialogs/save_place.h"
#include "ui/view/still_sheet.h"

namespace kinechrome::ui {
namespace {

// Empty when it went well; the system's reason otherwise.
QString write(const QImage& image, const QString& path) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !image.save(&file, "PNG") || !file.commit()) {
        return file.errorString();
    }
    return {};
}

}  // namespace

StillSaver::StillSaver(Workbench& workbench, QWidget* window)
    : QObject(window), workbench_(&workbench), window_(window) {}

QString StillSaver::suggestedPath() const {
    const QFileInfo film(QString::fromStdString(workbench_->session().footage().string()));
    return QStringLiteral("%1/%2-frame-%3.png")
        .arg(film.path(), film.completeBaseName())
        .arg(workbench_->shown().index, 6, 10, QLatin1Char('0'));
}

void StillSaver::ask() {
    const QString path = askSavePlace(window_, tr("Save the still as"), suggestedPath(),
                                      tr("PNG pictures (*.png)"), QStringLiteral("png"));
    if (!path.isEmpty()) save(path);
}

void StillSaver::save(const QString& path) {
    const ShownFrame& shown = workbench_->shown();
    const QFileInfo film(QString::fromStdString(workbench_->session().footage().string()));
    const QString line = tr("%1 · %2 · frame %3")
                             .arg(film.fileName(), formatTime(shown.index, TimeFormat::Timecode,
                                                              workbench_->timeBase()))
                             .arg(shown.index);
    const QImage image = stillSheet(shown, line);
    if (image.isNull()) return;
    workbench_->background().run(
        [image, path] { return write(image, path); },
        [this, path](const QString& problem) {
            const QString name = QFileInfo(path).fileName();
            if (problem.isEmpty()) {
                workbench_->say(
                    {Severity::Notice, tr("The still is saved as %1.").arg(path), {}, {}});
                return;
            }
            workbench_->say(
                {Severity::Error,
                 tr("%1: the still is not saved: %2: choose another folder or make room")
                     .arg(name, problem),
                 {},
                 {}});
        });
}

}  // namespace kinechrome::ui

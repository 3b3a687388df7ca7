// SPDX-License-Identifier: GPL-3.0-or-later
// Projects on the disk, open in a window, and the questions that the window asks about them.
#pragma once

#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QtTest>

#include "tests/ui/workbench_fixture.h"

namespace kinechrome::ui::test {

// Presses the button of the question that is asked, or soon will be.
inline void answer(const QString& label) {
    QTRY_VERIFY(QApplication::activeModalWidget());
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    QVERIFY(box);
    for (QAbstractButton* button : box->buttons()) {
        if (button->text().remove(QLatin1Char('&')) == label) {
            QTest::mouseClick(button, Qt::LeftButton);
            QTRY_VERIFY(!QApplication::activeModalWidget());
            return;
        }
    }
    QFAIL("there is no such button");
}

struct SavedProjects {
    QTemporaryDir folder_;

    QString put(const QString& name, const QByteArray& content) {
        QFile file(folder_.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(content);
        return file.fileName();
    }
    QByteArray bytesOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // A saved project, open in the bench.
    QString openProject(WorkbenchFixture& bench, const QString& name) {
        const QString path = folder_.filePath(name + QStringLiteral(".kinechrome"));
        bench.start();
        bench.workbench->open(put(name + QStringLiteral(".mkv"), name.toUtf8()));
        const auto counted = [&] { return bench.transport().count() == bench.fake.frames; };
        if (!QTest::qWaitFor(counted)) qFatal("the film was not opened");
        bench.workbench->project().saveAs(path);
        const auto saved = [&] { return bench.workbench->project().path() == path; };
        if (!QTest::qWaitFor(saved)) qFatal("the project was not saved");
        return path;
    }
    QString sideFile(const QString& path) {
        return QFileInfo(path).path() + QStringLiteral("/.") + QFileInfo(path).fileName() +
               QStringLiteral(".unsaved");
    }
};

}  // namespace kinechrome::ui::test

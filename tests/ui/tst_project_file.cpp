// SPDX-License-Identifier: GPL-3.0-or-later
// Projects as the window opens and saves them; the films are plain files, the pictures made up.
#include <QFile>
#include <QtTest>

#include "tests/ui/workbench_fixture.h"
#include "ui/panels/message_bar.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestProjectFile : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    QString film(const QString& name) {
        QFile file(folder_.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(name.toUtf8());
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void savedProjectComesBackAsItWas() {
        const QString footage = film(QStringLiteral("street.mkv"));
        const QString truth = film(QStringLiteral("truth.mkv"));
        const QString path = folder_.filePath(QStringLiteral("street.kinechrome"));
        {
            WorkbenchFixture bench;
            bench.start();
            bench.workbench->open(footage, truth);
            QTRY_COMPARE(bench.transport().count(), bench.fake.frames);
            bench.workbench->editor().edit(QStringLiteral("all"), [](project::Document& document) {
                document.in = 12;
                document.out = 34;
                document.settings.saturation = 1.5;
                return base::Result<void>();
            });
            bench.workbench->project().saveAs(path);
            QTRY_COMPARE(bench.workbench->project().path(), path);
            QVERIFY(!bench.workbench->project().modified());
        }
        WorkbenchFixture bench;
        bench.start();
        bench.workbench->open(path);
        QTRY_COMPARE(bench.transport().count(), bench.fake.frames);
        QCOMPARE(bench.workbench->session().footage().string(), footage.toStdString());
        QCOMPARE(bench.workbench->session().reference().string(), truth.toStdString());
        QCOMPARE(bench.transport().range()->first, 12);
        QCOMPARE(bench.transport().range()->last, 34);
        QCOMPARE(bench.workbench->session().settings().saturation, 1.5);
        QVERIFY(bench.window->windowTitle().startsWith(QStringLiteral("street.kinechrome")));
        QVERIFY(!bench.window->isWindowModified());
        bench.transport().seek(50);
        bench.press(Qt::Key_O);
        QVERIFY(bench.window->isWindowModified());
        bench.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!bench.window->isWindowModified());
    }

    void projectWithoutItsFilmSaysSoInPlace() {
        const QString footage = film(QStringLiteral("lost.mkv"));
        const QString path = folder_.filePath(QStringLiteral("lost.kinechrome"));
        WorkbenchFixture bench;
        bench.start();
        bench.workbench->open(footage);
        QTRY_COMPARE(bench.transport().count(), bench.fake.frames);
        bench.workbench->project().saveAs(path);
        QTRY_COMPARE(bench.workbench->project().path(), path);
        bench.workbench->session().close();
        QVERIFY(QFile::remove(footage));
        bench.workbench->open(path);
        QTRY_VERIFY(bench.window->messages().isVisible());
        QVERIFY(bench.window->messages().text().contains(QStringLiteral("lost.mkv")));
        QVERIFY(!bench.workbench->session().isOpen());
    }

    void damagedProjectSaysSoInPlace() {
        const QString path = film(QStringLiteral("broken.kinechrome"));
        WorkbenchFixture bench;
        bench.start();
        bench.workbench->open(path);
        QTRY_VERIFY(bench.window->messages().isVisible());
        QVERIFY(bench.window->messages().text().contains(QStringLiteral("broken.kinechrome")));
    }
};

QTEST_MAIN(TestProjectFile)
#include "tst_project_file.moc"

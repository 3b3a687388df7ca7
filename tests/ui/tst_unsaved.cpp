// SPDX-License-Identifier: GPL-3.0-or-later
// Unsaved work: asked about before it would be lost, kept aside, brought back, never in the way of
// another window.
#include <QtTest>

#include "core/project/document_file.h"
#include "tests/ui/saved_projects.h"
#include "ui/panels/message_bar.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestUnsaved : public QObject, private SavedProjects {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void windowWithoutChangesClosesUnasked() {
        WorkbenchFixture bench;
        openProject(bench, QStringLiteral("unasked"));
        QVERIFY(bench.window->close());
    }

    void cancelKeepsTheWindow() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("cancel"));
        bench.addMarker(5);
        QVERIFY(!bench.window->close());
        answer(QStringLiteral("Cancel"));
        QVERIFY(bench.window->isVisible());
        QVERIFY(bench.window->isWindowModified());
    }

    void saveWritesAndCloses() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("save"));
        bench.addMarker(5);
        QVERIFY(!bench.window->close());
        answer(QStringLiteral("Save"));
        QTRY_VERIFY(!bench.window->isVisible());
        const auto saved = project::loadDocument(path.toStdString());
        QCOMPARE(saved->markers.size(), std::size_t{1});
        QCOMPARE(saved->segments.size(), std::size_t{3});
    }

    void discardClosesAndLeavesNothingBehind() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("discard"));
        const QByteArray before = bytesOf(path);
        bench.addMarker(5);
        QTRY_VERIFY(QFile::exists(sideFile(path)));
        QVERIFY(!bench.window->close());
        answer(QStringLiteral("Discard"));
        QTRY_VERIFY(!bench.window->isVisible());
        QTRY_VERIFY(!QFile::exists(sideFile(path)));
        QCOMPARE(bytesOf(path), before);
    }

    void anotherFilmAsksToo() {
        WorkbenchFixture bench;
        openProject(bench, QStringLiteral("leaving"));
        bench.addMarker(5);
        bench.workbench->open(put(QStringLiteral("next.mkv"), "next"));
        answer(QStringLiteral("Cancel"));
        QCOMPARE(bench.workbench->document().markers.size(), std::size_t{1});
        bench.workbench->open(put(QStringLiteral("next.mkv"), "next"));
        answer(QStringLiteral("Discard"));
        QTRY_VERIFY(bench.window->windowTitle().contains(QStringLiteral("next.mkv")));
        QVERIFY(bench.workbench->document().markers.empty());
    }

    void orderlyQuitKeepsChangesAside() {
        QString path;
        {
            WorkbenchFixture bench;
            path = openProject(bench, QStringLiteral("orderly"));
            bench.addMarker(7);
            bench.window->quitInOrder();
            QVERIFY(!bench.window->isVisible());
        }
        const QByteArray before = bytesOf(path);
        WorkbenchFixture bench;
        bench.start();
        bench.workbench->open(path);
        QTRY_COMPARE(bench.workbench->document().markers.size(), std::size_t{1});
        QVERIFY(bench.window->isWindowModified());
        QVERIFY(bench.window->messages().text().contains(QStringLiteral("brought back")));
        QCOMPARE(bytesOf(path), before);
        QTRY_COMPARE(bench.transport().count(), bench.fake.frames);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(bench.workbench->document().markers.empty());
        QVERIFY(!bench.window->isWindowModified());
    }

    void filmWithoutAProjectIsOfferedAgain() {
        const QString film = put(QStringLiteral("loose.mkv"), "loose");
        {
            WorkbenchFixture bench;
            bench.start();
            bench.workbench->open(film);
            QTRY_COMPARE(bench.transport().count(), bench.fake.frames);
            bench.addMarker(7);
            bench.window->quitInOrder();
        }
        WorkbenchFixture bench;
        bench.start();
        bench.workbench->offerRecovery();
        QTRY_VERIFY(bench.window->messages().text().contains(QStringLiteral("loose.mkv")));
        bench.workbench->open(film);
        QTRY_COMPARE(bench.workbench->document().markers.size(), std::size_t{1});
        bench.workbench->project().discard();
    }

    void secondWindowOnOneProjectIsRefused() {
        WorkbenchFixture first;
        const QString path = openProject(first, QStringLiteral("twice"));
        const QByteArray before = bytesOf(path);
        WorkbenchFixture second;
        second.start();
        second.workbench->open(path);
        QTRY_VERIFY(second.window->messages().isVisible());
        QVERIFY(
            second.window->messages().text().contains(QStringLiteral("open in another window")));
        QVERIFY(!second.workbench->session().isOpen());
        QCOMPARE(bytesOf(path), before);
        first.workbench->close();
        second.workbench->open(path);
        QTRY_VERIFY(second.workbench->session().isOpen());
    }

    void folderThatCannotBeWrittenIsSaidInPlace() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("readonly"));
        const QByteArray before = bytesOf(path);
        bench.addMarker(9);
        // The kernel's folder takes no files, not even from root.
        bench.workbench->project().saveAs(QStringLiteral("/proc/self/readonly.kinechrome"));
        QTRY_VERIFY(bench.window->messages().isVisible());
        QVERIFY(bench.window->messages().text().contains(QStringLiteral("/proc/self")));
        QVERIFY(bench.window->isWindowModified());
        QCOMPARE(bench.workbench->project().path(), path);
        QCOMPARE(bytesOf(path), before);
        QCOMPARE(bench.workbench->document().markers.size(), std::size_t{1});
        bench.workbench->project().discard();
    }

    void newerProjectIsRefusedAndUntouched() {
        const QByteArray newer = R"({"schema": "kinechrome.project/2", "tomorrow": true})";
        const QString path = put(QStringLiteral("newer.kinechrome"), newer);
        WorkbenchFixture bench;
        bench.start();
        bench.workbench->open(path);
        QTRY_VERIFY(bench.window->messages().text().contains(QStringLiteral("newer Kinechrome")));
        QCOMPARE(bytesOf(path), newer);
    }

    void movedFootageIsFoundAndTheProjectWorthSaving() {
        QString path;
        {
            WorkbenchFixture bench;
            path = openProject(bench, QStringLiteral("moved"));
        }
        QVERIFY(QFile::rename(folder_.filePath(QStringLiteral("moved.mkv")),
                              folder_.filePath(QStringLiteral("reel-7.mkv"))));
        WorkbenchFixture bench;
        bench.start();
        bench.workbench->open(path);
        QTRY_VERIFY(bench.workbench->session().isOpen());
        QCOMPARE(bench.workbench->session().footage().filename(),
                 std::filesystem::path("reel-7.mkv"));
        QVERIFY(bench.window->isWindowModified());
        bench.workbench->project().save();
        QTRY_VERIFY(!bench.window->isWindowModified());
    }

    void lostFootageIsAskedFor() {
        QString path;
        {
            WorkbenchFixture bench;
            path = openProject(bench, QStringLiteral("lost"));
        }
        QTemporaryDir elsewhere;
        QVERIFY(QDir(elsewhere.path()).mkpath(QStringLiteral("far/away")));
        const QString now = elsewhere.filePath(QStringLiteral("far/away/lost.mkv"));
        QVERIFY(QFile::rename(folder_.filePath(QStringLiteral("lost.mkv")), now));
        WorkbenchFixture bench;
        bench.start();
        bench.workbench->open(path);
        QTRY_VERIFY(bench.window->messages().text().contains(QStringLiteral("lost.mkv")));
        QVERIFY(!bench.workbench->session().isOpen());
        bench.workbench->project().open(path, now);
        QTRY_VERIFY(bench.workbench->session().isOpen());
        QCOMPARE(bench.workbench->session().footage().string(), now.toStdString());
    }
};

QTEST_MAIN(TestUnsaved)
#include "tst_unsaved.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Leaving a film in the middle of something: what is being typed, saved, opened or exported just
// then.
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>
#include <QtTest>

#include "tests/ui/saved_projects.h"
#include "ui/dialogs/save_place.h"
#include "ui/panels/dock_panels.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/segment_panel.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestLeaving : public QObject, private SavedProjects {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void whatIsBeingTypedIsSavedToo() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("typing"));
        QTRY_VERIFY(!bench.workbench->document().segments.empty());
        auto* panel = bench.window->findChild<SegmentPanel*>();
        raisePanel(*panel);
        auto* note = panel->findChild<QPlainTextEdit*>();
        note->setFocus();
        QTRY_VERIFY(note->hasFocus());
        QTest::keyClicks(note, QStringLiteral("faded"));
        bench.workbench->project().save();
        QCOMPARE(bench.workbench->document().segments.front().note, std::string("faded"));
        QVERIFY(note->hasFocus());
        QTRY_VERIFY(bytesOf(path).contains("faded"));
    }

    void aSaveThatEndsLateIsNotOfTheNextFilm() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("late"));
        bench.addMarker(4);
        bench.workbench->project().saveAs(folder_.filePath(QStringLiteral("late2.kinechrome")));
        bench.workbench->project().begin(put(QStringLiteral("next.mkv"), "next").toStdString(), {});
        QTest::qWait(200);
        QTRY_VERIFY(QFile::exists(folder_.filePath(QStringLiteral("late2.kinechrome"))));
        QVERIFY(bench.workbench->project().path().isEmpty());
        QVERIFY(bench.workbench->document().markers.empty());
    }

    void discardedWorkLivesUntilTheNextFilmIsThere() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("stays"));
        const QString broken = put(QStringLiteral("broken.kinechrome"), "{");
        bench.addMarker(4);
        bench.workbench->open(broken);
        answer(QStringLiteral("Discard"));
        QTRY_VERIFY(bench.window->messages().isVisible());
        QCOMPARE(bench.workbench->document().markers.size(), std::size_t{1});
        bench.addMarker(6);
        QTRY_VERIFY(QFile::exists(sideFile(path)));  // kept aside still
        bench.workbench->project().discard();
    }

    void savedProjectAlwaysHasItsSuffix() {
        WorkbenchFixture bench;
        bench.start();
        const QString wanted = folder_.filePath(QStringLiteral("reel.v2"));
        QTimer::singleShot(300, this, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
            QVERIFY(name);
            name->setText(QFileInfo(wanted).fileName());
            QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
        });
        QCOMPARE(askSavePlace(bench.window.get(), QStringLiteral("Save"),
                              folder_.filePath(QStringLiteral("reel.kinechrome")), {},
                              QStringLiteral("kinechrome")),
                 wanted + QStringLiteral(".kinechrome"));
    }

    void discardedWorkDoesNotComeBackWithItsProject() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("again"));
        bench.addMarker(4);
        QTRY_VERIFY(QFile::exists(sideFile(path)));
        bench.workbench->open(path);
        answer(QStringLiteral("Discard"));
        QTRY_VERIFY(bench.workbench->document().markers.empty());
        QVERIFY(!bench.window->isWindowModified());
        QVERIFY(!QFile::exists(sideFile(path)));
    }

    void closingDuringAnExportAsks() {
        WorkbenchFixture bench;
        bench.open();
        pipeline::ColorizeRequest request;
        request.output = "/films/a.mkv";
        bench.workbench->exportJob().start(request);
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 1);
        bench.window->close();
        answer(QStringLiteral("Keep exporting"));
        QVERIFY(bench.window->isVisible());
        QVERIFY(bench.workbench->exportJob().running());
        bench.window->close();
        answer(QStringLiteral("Stop and close"));
        QTRY_VERIFY(!bench.window->isVisible());
    }
};

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"

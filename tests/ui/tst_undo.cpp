// SPDX-License-Identifier: GPL-3.0-or-later
// Every edit has a name in the Edit menu, goes back and comes again, and marks the window.
#include <QLineEdit>
#include <QSlider>
#include <QTreeView>
#include <QtTest>

#include "tests/ui/find_control.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/panels/markers_panel.h"
#include "ui/panels/message_bar.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestUndo : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }
    void init() { QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively(); }

    void rangeGoesBackAndComesAgainByItsName() {
        WorkbenchFixture bench;
        bench.open();
        QVERIFY(!bench.window->isWindowModified());
        bench.transport().seek(20);
        bench.press(Qt::Key_I);
        QVERIFY(bench.window->isWindowModified());
        const QAction* undo = bench.window->actions().action(QStringLiteral("edit.undo"));
        QCOMPARE(undo->text(), QStringLiteral("&Undo in point"));
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!bench.transport().inPoint());
        QVERIFY(!bench.window->isWindowModified());
        QVERIFY(!undo->isEnabled());
        bench.press(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(bench.transport().inPoint(), std::optional<std::int64_t>(20));
        QCOMPARE(bench.workbench->document().in, std::optional<std::int64_t>(20));
    }

    void markerIsSetNotedVisitedAndRemoved() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(40);
        bench.press(Qt::Key_M, Qt::ShiftModifier);
        auto* panel = bench.window->findChild<MarkersPanel*>();
        QTRY_VERIFY(panel->list().isVisible());
        auto* line = panel->list().findChild<QLineEdit*>();
        QVERIFY(line);
        QTest::keyClicks(line, QStringLiteral("torn splice"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(bench.workbench->document().markers.front().note, std::string("torn splice"));
        bench.transport().seek(0);
        bench.press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(bench.transport().frame(), 40);
        bench.press(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(bench.workbench->document().markers.empty());
        bench.workbench->editor().undoStack().undo();
        bench.workbench->editor().undoStack().undo();
        QCOMPARE(bench.workbench->document().markers.front().note, std::string());
    }

    void markersThatExistAreNotSetTwice() {
        WorkbenchFixture bench;
        bench.open();
        bench.addMarker(0);
        QVERIFY(!bench.window->actions().action(QStringLiteral("marker.add"))->isEnabled());
        bench.addMarker(0);
        QCOMPARE(bench.workbench->document().markers.size(), std::size_t{1});
        QVERIFY(bench.window->messages().text().contains(QStringLiteral("has one already")));
    }

    void oneDragOfASliderIsOneStep() {
        WorkbenchFixture bench;
        bench.open();
        auto* slider = named<QSlider>(*bench.window, QStringLiteral("Saturation"));
        for (const int value : {110, 120, 130}) {
            slider->setValue(value);
            QTRY_COMPARE(bench.workbench->document().settings.saturation, value / 100.0);
        }
        QCOMPARE(bench.workbench->editor().undoStack().count(), 1);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.fake.settings.back().saturation, 1.0);
    }

    void groundTruthIsAnEdit() {
        WorkbenchFixture bench;
        bench.open();
        bench.workbench->addReference(QStringLiteral("/films/truth.mkv"));
        QCOMPARE(bench.workbench->session().reference(), std::filesystem::path("/films/truth.mkv"));
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.workbench->session().reference(), std::filesystem::path());
        QVERIFY(!bench.workbench->hasReference());
    }

    void anotherFilmBeginsWithoutHistory() {
        WorkbenchFixture bench;
        bench.open();
        bench.addMarker(3);
        bench.workbench->project().discard();
        bench.workbench->project().begin("/films/harbour.mkv", {});
        QVERIFY(!bench.workbench->editor().undoStack().canUndo());
        QVERIFY(bench.workbench->document().markers.empty());
        QVERIFY(!bench.window->isWindowModified());
    }
};

QTEST_MAIN(TestUndo)
#include "tst_undo.moc"

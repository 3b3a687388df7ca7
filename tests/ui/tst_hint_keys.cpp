// SPDX-License-Identifier: GPL-3.0-or-later
// Hints that are carried along the segment and keyed again, strokes, and copies in other segments.
#include <cmath>

#include <QWheelEvent>
#include <QtTest>

#include "tests/ui/hint_fixture.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestHintKeys : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    static bool near(double x, double y) { return std::abs(x - y) < 0.01; }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }
    void cleanup() { QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively(); }

    void carriedHintIsShownWhereThePreviewSays() {
        HintFixture bench;
        bench.openTool();
        bench.click({320, 240});
        bench.seek(10);
        const auto shown = bench.workbench->hints().shown();
        QCOMPARE(shown.size(), std::size_t{1});
        QVERIFY(shown[0].carried);
        QVERIFY(near(shown[0].x, 0.6));  // the fake film moves a hundredth a frame
        QCOMPARE(shown[0].sureness, 0.5);
        bench.seek(0);
        QVERIFY(!bench.workbench->hints().shown()[0].carried);
    }

    void carriedMarksLookDifferentFromKeys() {
        HintFixture bench;
        bench.openTool();
        bench.click({320, 240});
        bench.workbench->hints().select(std::nullopt);
        const auto ringOf = [&](QPointF film) {
            const QImage image = bench.layer().grab().toImage();
            const QPoint middle = bench.at(film);
            int bright = 0;
            for (int y = -20; y <= 20; ++y) {
                for (int x = -20; x <= 20; ++x) {
                    bright += qGray(image.pixel(middle + QPoint(x, y))) > 110 ? 1 : 0;
                }
            }
            return bright;
        };
        const int key = ringOf({320, 240});
        bench.seek(1);
        const int carried = ringOf({326.4, 240});
        QVERIFY2(carried > 5 && carried < key * 9 / 10,
                 qPrintable(QString("%1 %2").arg(key).arg(carried)));
    }

    void dragOfACarriedHintKeysItThereInOneStep() {
        HintFixture bench;
        bench.openTool();
        bench.click({320, 240});
        bench.seek(10);
        const int steps = bench.workbench->editor().undoStack().count();
        bench.drag({384, 240}, {480, 300});
        QCOMPARE(bench.hints().size(), std::size_t{2});
        QVERIFY(near(bench.hints()[0].x, 0.5));
        QCOMPARE(bench.hints()[1].frame, 10);
        QVERIFY(near(bench.hints()[1].x, 0.75));
        QVERIFY(bench.hints()[1].track != 0);
        QCOMPARE(bench.hints()[1].track, bench.hints()[0].track);
        QCOMPARE(bench.workbench->hints().selected(), std::optional<std::size_t>(1));
        QCOMPARE(bench.workbench->editor().undoStack().count(), steps + 1);
        // The new key speaks from there on, and the old one before it.
        bench.seek(20);
        QVERIFY(near(bench.workbench->hints().shown()[0].x, 0.85));
        bench.seek(9);
        QVERIFY(near(bench.workbench->hints().shown()[0].x, 0.59));
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.hints().size(), std::size_t{1});
        QCOMPARE(bench.hints()[0].track, 0);
    }

    void keyIsRemovedAndTheOneBeforeItHolds() {
        HintFixture bench;
        bench.openTool();
        bench.click({320, 240});
        QVERIFY(!bench.window->actions().action(QStringLiteral("hint.remove-key"))->isEnabled());
        bench.seek(10);
        bench.drag({384, 240}, {480, 300});
        bench.press(Qt::Key_Delete, Qt::ShiftModifier);
        QCOMPARE(bench.hints().size(), std::size_t{1});
        QCOMPARE(bench.hints()[0].frame, 0);
        QTRY_COMPARE(bench.workbench->hints().shown().size(), std::size_t{1});
        bench.drag({384, 240}, {480, 300});
        QCOMPARE(bench.hints().size(), std::size_t{2});
        bench.press(Qt::Key_Delete);
        QVERIFY(bench.hints().empty());
    }

    void dragWithShiftPaintsAStrokeThatIsOneThing() {
        HintFixture bench;
        bench.openTool();
        bench.drag({200, 240}, {360, 240}, Qt::ShiftModifier);
        const std::size_t dabs = bench.hints().size();
        QVERIFY2(dabs >= 8, qPrintable(QString::number(dabs)));
        for (const edit::Hint& dab : bench.hints()) {
            QCOMPARE(dab.stroke, bench.hints()[0].stroke);
            QVERIFY(dab.stroke != 0);
        }
        QVERIFY(near(bench.hints().front().x, 200.0 / 640.0));
        QVERIFY(bench.hints().back().x > 345.0 / 640.0);
        QCOMPARE(bench.workbench->editor().undoStack().count(), 1);
        // Moved, recoloured, removed: all of it.
        bench.drag({200, 240}, {200, 300});
        QCOMPARE(bench.hints().size(), dabs);
        QVERIFY(near(bench.hints().back().y, 300.0 / 640.0));
        bench.workbench->hints().takeColor({-10.0, 12.0});
        for (const edit::Hint& dab : bench.hints()) QCOMPARE(dab.a, -10.0);
        QTest::mouseClick(&bench.layer(), Qt::RightButton, {}, bench.at({200, 300}));
        QVERIFY(bench.hints().empty());
        QCOMPARE(bench.workbench->editor().undoStack().count(), 4);
        for (int i = 0; i < 4; ++i) bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!bench.window->isWindowModified());
    }

    void secondStrokeIsAnotherOne() {
        HintFixture bench;
        bench.openTool();
        bench.drag({200, 200}, {260, 200}, Qt::ShiftModifier);
        bench.drag({200, 300}, {260, 300}, Qt::ShiftModifier);
        QVERIFY(bench.hints().front().stroke != bench.hints().back().stroke);
        QCOMPARE(bench.workbench->editor().undoStack().count(), 2);
    }

    void carriedStrokeIsKeyedAsAWhole() {
        HintFixture bench;
        bench.openTool();
        bench.drag({100, 240}, {160, 240}, Qt::ShiftModifier);
        const std::size_t dabs = bench.hints().size();
        bench.seek(5);
        bench.drag({132, 240}, {132, 260});
        QCOMPARE(bench.hints().size(), 2 * dabs);
        QCOMPARE(bench.hints().back().frame, 5);
        QCOMPARE(bench.hints().back().stroke, bench.hints().front().stroke);
        bench.press(Qt::Key_Delete);
        QVERIFY(bench.hints().empty());
    }

    void strokeStopsAtTheEdgeWithoutLosingItsShape() {
        HintFixture bench;
        bench.openTool();
        bench.drag({200, 240}, {260, 240}, Qt::ShiftModifier);
        const double width = bench.hints().back().x - bench.hints().front().x;
        bench.drag({200, 240}, {2, 240});
        bench.press(Qt::Key_Left, Qt::ControlModifier);
        bench.press(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(bench.hints().front().x, 0.0);
        QVERIFY(near(bench.hints().back().x - bench.hints().front().x, width));
    }

    void hintsOfTheFrameAreCopiedToAnotherSegment() {
        HintFixture bench;
        bench.openTool();
        bench.click({320, 100});
        bench.drag({200, 240}, {260, 240}, Qt::ShiftModifier);
        const std::size_t all = bench.hints().size();
        bench.seek(10);
        bench.press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        bench.seek(45);
        bench.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.hints(1).size(), all);
        QCOMPARE(bench.hints(1)[0].frame, 45);
        QVERIFY(near(bench.hints(1)[0].x, 0.6));
        QVERIFY(bench.hints(1).back().stroke != bench.hints(0).back().stroke);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(bench.hints(1).empty());
    }

    void toolPutsViewsThatLieOverEachOtherSideBySide_data() {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("wipe") << Qt::Key_W;
        QTest::newRow("difference") << Qt::Key_D;
    }
    void toolPutsViewsThatLieOverEachOtherSideBySide() {
        QFETCH(Qt::Key, key);
        HintFixture bench;
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.press(key);
        QVERIFY(bench.workbench->viewChoice().mode != CompareMode::TwoUp);
        bench.press(Qt::Key_H);
        QVERIFY(bench.workbench->viewChoice().mode == CompareMode::TwoUp);
        QVERIFY(bench.layer().isVisible());
    }

    void wheelResizesTheKeyOfThisFrameAlone() {
        HintFixture bench;
        bench.openTool();
        bench.click({320, 240});
        const double radius = bench.hints()[0].radius;
        bench.seek(10);
        const QPoint place = bench.at({384, 240});
        QWheelEvent event(place, bench.layer().mapToGlobal(place), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&bench.layer(), &event);
        QCOMPARE(bench.hints().size(), std::size_t{2});
        QCOMPARE(bench.hints()[0].radius, radius);
        QVERIFY(bench.hints()[1].radius > radius);
    }
};

QTEST_MAIN(TestHintKeys)
#include "tst_hint_keys.moc"

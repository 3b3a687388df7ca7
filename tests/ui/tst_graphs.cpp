// SPDX-License-Identifier: GPL-3.0-or-later
// The graphs under the timeline and the way to frames that need a hint.
#include <QLabel>
#include <QStatusBar>
#include <QtTest>

#include "tests/ui/workbench_fixture.h"
#include "ui/timeline/graph_plot.h"
#include "ui/timeline/graph_strip.h"
#include "ui/timeline/hint_need.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;
using pipeline::FrameRecord;

namespace {

FrameRecord frameRecord(float before, float after, float uncertainty) {
    FrameRecord record;
    record.field = {before, after, uncertainty};
    record.colorfulness = 15.0F;
    return record;
}

// A calm film with a burst of flicker at frame 40 and an unsure frame at 80.
std::vector<FrameRecord> eventfulFilm() {
    std::vector<FrameRecord> records;
    for (int frame = 0; frame < 100; ++frame) {
        const float rise = static_cast<float>(frame) * 1e-4F;  // no two frames alike
        records.push_back(frameRecord(1.0F + rise, 0.2F + rise, 0.30F + rise));
    }
    records[0].field.flickerBefore.reset();
    records[0].field.flickerAfter.reset();
    records[40] = frameRecord(9.0F, 4.0F, 0.35F);
    records[80] = frameRecord(1.5F, 0.6F, 0.70F);
    return records;
}

edit::Segment segment(std::int64_t first, std::int64_t last) {
    edit::Segment result;
    result.range = {first, last};
    return result;
}

}  // namespace

class TestGraphs : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    static void openWithGraphs(WorkbenchFixture& bench) {
        bench.fake.records = eventfulFilm();
        bench.open();
        bench.press(Qt::Key_U);
        QVERIFY(bench.window->graphs().isVisible());
        QTRY_VERIFY(!bench.window->graphs().plot().graph().empty());
        // Two layouts: the strip appears, then the timeline has its width.
        QTRY_COMPARE(bench.window->graphs().plot().width(), bench.window->timeline().width());
    }
    static QPoint over(WorkbenchFixture& bench, std::int64_t frame, double value) {
        return {qRound(bench.window->timeline().xOf(frame)),
                qRound(bench.window->graphs().plot().yOf(value))};
    }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void graphsAppearAndGoWithAKeyAndAreRemembered() {
        WorkbenchFixture bench;
        bench.open();
        QVERIFY(!bench.window->graphs().isVisible());
        QVERIFY(bench.fake.survey == pipeline::Survey::FramesShown);
        bench.press(Qt::Key_U);
        QVERIFY(bench.window->graphs().isVisible());
        QVERIFY(bench.fake.survey == pipeline::Survey::WholeFilm);
        const MainWindow second(*bench.workbench);
        QVERIFY(!second.graphs().isHidden());
        bench.press(Qt::Key_U);
        QVERIFY(!bench.window->graphs().isVisible());
        QVERIFY(bench.fake.survey == pipeline::Survey::FramesShown);
    }

    void flickerHasTwoLinesAndAGapWhereTheFilmBegins() {
        const Graph graph = graphOf(GraphSeries::Flicker, eventfulFilm());
        QCOMPARE(graph.lines.size(), std::size_t{2});
        QVERIFY(!graph.lines[0].at(0));
        QCOMPARE(*graph.lines[0].at(40), 9.0F);
        QCOMPARE(*graph.lines[1].at(40), 4.0F);
        QVERIFY(graph.top > 9.0);
        QCOMPARE(graph.describe(40), QStringLiteral("before 9.00 · after 4.00"));
        QCOMPARE(graph.describe(0), QString());
    }

    void clickOnAPeakGoesThereAndNotBesideIt() {
        WorkbenchFixture bench;
        openWithGraphs(bench);
        GraphPlot& plot = bench.window->graphs().plot();
        const QPoint beside = over(bench, 40, 9.0) + QPoint(5, 0);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, beside);
        QCOMPARE(bench.transport().frame(), 40);
        QTRY_COMPARE(bench.workbench->shown().index, 40);
    }

    void clickChoosesThePeakOfTheLineThatIsClicked() {
        Graph graph;
        graph.lines = {{QStringLiteral("one"), 0, {1, 9, 1, 1}},
                       {QStringLiteral("two"), 0, {0, 0, 2, 0}}};
        QCOMPARE(*graph.peakIn({0, 3}, 8.0), 1);
        QCOMPARE(*graph.peakIn({0, 3}, 1.5), 2);
        QVERIFY(!graph.peakIn({10, 12}, 1.0));
    }

    void dragOverTheGraphScrubs() {
        WorkbenchFixture bench;
        openWithGraphs(bench);
        GraphPlot& plot = bench.window->graphs().plot();
        QTest::mousePress(&plot, Qt::LeftButton, {}, over(bench, 10, 1.0));
        QTest::mouseMove(&plot, over(bench, 35, 1.0));
        QTest::mouseMove(&plot, over(bench, 37, 1.0));
        QCOMPARE(bench.transport().frame(), 37);
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, over(bench, 37, 1.0));
        QCOMPARE(bench.transport().frame(), 37);
    }

    void hoverSaysTheValuesAndLeavingGoesBackToThePlayhead() {
        WorkbenchFixture bench;
        openWithGraphs(bench);
        GraphPlot& plot = bench.window->graphs().plot();
        QTest::mouseMove(&plot, over(bench, 80, 1.0));
        QVERIFY(bench.window->graphs().readout().contains(
            QStringLiteral("frame 80 · before 1.50 · after 0.60")));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&plot, &leave);
        bench.transport().seek(40);
        QVERIFY(bench.window->graphs().readout().contains(
            QStringLiteral("frame 40 · before 9.00 · after 4.00")));
    }

    void wheelZoomsTimelineAndGraphTogether() {
        WorkbenchFixture bench;
        openWithGraphs(bench);
        GraphPlot& plot = bench.window->graphs().plot();
        const QPointF at = over(bench, 40, 1.0);
        QWheelEvent wheel(at, plot.mapToGlobal(at), {}, {0, 240}, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&plot, &wheel);
        QVERIFY(bench.window->timeline().scale().visible() < 70.0);
        QCOMPARE(bench.window->timeline().frameAt(at.x()), 40);
        bench.press(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(bench.window->timeline().scale().visible(), 100.0);
    }

    void timelineZoomsAroundThePlayheadByKeys() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(60);
        const double x = bench.window->timeline().xOf(60);
        bench.press(Qt::Key_Equal, Qt::ControlModifier);
        bench.press(Qt::Key_Equal, Qt::ControlModifier);
        QVERIFY(bench.window->timeline().scale().visible() < 50.0);
        QVERIFY(std::abs(bench.window->timeline().xOf(60) - x) < 1.5);
        bench.press(Qt::Key_Minus, Qt::ControlModifier);
        bench.press(Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(bench.window->timeline().scale().visible() > 99.0);
    }

    void seriesIsChosenAndRemembered() {
        WorkbenchFixture bench;
        openWithGraphs(bench);
        bench.window->actions().action(QStringLiteral("graph.uncertainty"))->trigger();
        QCOMPARE(bench.window->graphs().plot().graph().describe(80),
                 QStringLiteral("uncertainty 0.700"));
        bench.press(Qt::Key_U, Qt::ShiftModifier);
        QVERIFY(bench.window->graphs().series() == GraphSeries::Flicker);
        QVERIFY(bench.window->actions().action(QStringLiteral("graph.flicker"))->isChecked());
        const MainWindow second(*bench.workbench);
        QVERIFY(second.graphs().series() == GraphSeries::Flicker);
    }

    void emptyGraphSaysWhy() {
        WorkbenchFixture bench;
        openWithGraphs(bench);
        bench.window->actions().action(QStringLiteral("graph.difference"))->trigger();
        QVERIFY(bench.window->graphs().plot().graph().empty());
        QVERIFY(bench.window->graphs().plot().reason().contains(QStringLiteral("ground truth")));
    }

    void nextNeedJumpsAlongTheRankingAndBack() {
        WorkbenchFixture bench;
        bench.fake.records = eventfulFilm();
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.press(Qt::Key_Q);
        QCOMPARE(bench.transport().frame(), 40);
        QVERIFY(
            bench.window->statusBar()->currentMessage().contains(QStringLiteral("number 1 of")));
        bench.press(Qt::Key_Q);
        QCOMPARE(bench.transport().frame(), 80);
        bench.press(Qt::Key_Q, Qt::ShiftModifier);
        QCOMPARE(bench.transport().frame(), 40);
    }

    void approvedSegmentsNeedNoHint() {
        WorkbenchFixture bench;
        bench.fake.records = eventfulFilm();
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.transport().seek(35);
        bench.press(Qt::Key_A);
        bench.press(Qt::Key_Q);
        QCOMPARE(bench.transport().frame(), 80);
    }

    void withoutFiguresTheKeySaysSo() {
        WorkbenchFixture bench;
        bench.open();
        bench.press(Qt::Key_Q);
        QCOMPARE(bench.transport().frame(), 0);
        QVERIFY(bench.window->statusBar()->currentMessage().contains(QStringLiteral("measured")));
    }

    void neighboursOfANeedyFrameAreNotListed() {
        std::vector<FrameRecord> records(40, frameRecord(1.0F, 0.1F, 0.2F));
        for (std::size_t frame = 18; frame <= 22; ++frame) {
            records[frame] = frameRecord(1.0F, 3.0F - 0.1F * static_cast<float>(frame % 20), 0.9F);
        }
        const auto near = rankedHintNeeds(records, {segment(0, 39)}, 12);
        QCOMPARE(near.front(), 20);
        for (std::size_t i = 1; i < near.size(); ++i) QVERIFY(std::abs(near[i] - 20) >= 12);
        // A cut lies between: what is near in time is another picture.
        const auto cut = rankedHintNeeds(records, {segment(0, 20), segment(21, 39)}, 12);
        QCOMPARE(cut[0], 20);
        QCOMPARE(cut[1], 21);
    }
};

QTEST_MAIN(TestGraphs)
#include "tst_graphs.moc"

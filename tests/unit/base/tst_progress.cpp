// SPDX-License-Identifier: GPL-3.0-or-later
// Progress: what a reader sees, and the one line of the command line.
#include "core/base/progress.h"

#include <QtTest>

#include <thread>
#include <vector>

using namespace kinechrome::base;

class TestProgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownBeforeTheStart();
    void startingAgainStartsFromNothing();
    void advancesOfManyThreadsAddUp();
    void timeLeftIsUnknownUntilSomethingIsDone();
    void linesReadWell_data();
    void linesReadWell();
};

void TestProgress::nothingIsKnownBeforeTheStart() {
    const ProgressView view = Progress().view();
    QCOMPARE(view.done, std::int64_t{0});
    QCOMPARE(view.total, std::int64_t{0});
    QCOMPARE(view.fraction(), 0.0);
    QVERIFY(view.secondsLeft < 0.0);
}

void TestProgress::startingAgainStartsFromNothing() {
    Progress progress;
    progress.start(10);
    progress.setDone(10);
    QCOMPARE(progress.view().fraction(), 1.0);
    QCOMPARE(progress.view().secondsLeft, 0.0);
    progress.start(40);
    progress.advance(10);
    QCOMPARE(progress.view().done, std::int64_t{10});
    QCOMPARE(progress.view().fraction(), 0.25);
}

void TestProgress::advancesOfManyThreadsAddUp() {
    Progress progress;
    progress.start(4000);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 1000; ++i) progress.advance();
            });
        }
    }
    QCOMPARE(progress.view().done, std::int64_t{4000});
}

void TestProgress::timeLeftIsUnknownUntilSomethingIsDone() {
    Progress progress;
    progress.start(100);
    QVERIFY(progress.view().secondsLeft < 0.0);
    progress.setDone(50);
    QVERIFY(progress.view().secondsLeft >= 0.0);
}

void TestProgress::linesReadWell_data() {
    QTest::addColumn<qint64>("done");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<double>("left");
    QTest::addColumn<QString>("line");
    QTest::newRow("in the middle")
        << qint64(123) << qint64(300) << 14.4 << " 41 % 123/300 frames, 12.3 frames/s, 0:14 left";
    QTest::newRow("more than an hour") << qint64(10) << qint64(1000) << 3725.0
                                       << "  1 % 10/1000 frames, 12.3 frames/s, 1:02:05 left";
    QTest::newRow("time unknown") << qint64(0) << qint64(300) << -1.0
                                  << "  0 % 0/300 frames, 12.3 frames/s";
    QTest::newRow("length unknown") << qint64(7) << qint64(0) << -1.0 << "7 frames, 12.3 frames/s";
    QTest::newRow("done") << qint64(300) << qint64(300) << 0.0
                          << "100 % 300/300 frames, 12.3 frames/s, 0:00 left";
}

void TestProgress::linesReadWell() {
    QFETCH(const qint64, done);
    QFETCH(const qint64, total);
    QFETCH(const double, left);
    QFETCH(const QString, line);
    const ProgressView view{done, total, 10.0, 12.3, left};
    QCOMPARE(QString::fromStdString(describe(view, "frames")), line);
}

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"

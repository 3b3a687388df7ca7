// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of an evaluation that can be checked by hand: the frontier's curve, the choice of
// stills, the simulated hints, and many stills at once.
#include <atomic>
#include <set>

#include <QtTest>

#include "core/pipeline/evaluate_frontier.h"
#include "core/pipeline/evaluate_sheet.h"
#include "core/pipeline/evaluate_stills.h"
#include "core/pipeline/simulated_hints.h"

using namespace kinechrome;
using pipeline::Frontier;
using pipeline::StillReport;

namespace {

color::LabPlanes slopes(int width, int height) {
    color::LabPlanes lab{{width, height}, {width, height}, {width, height}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            lab.a.at(x, y) = static_cast<float>(x);
            lab.b.at(x, y) = static_cast<float>(y);
        }
    }
    return lab;
}

}  // namespace

class TestEvaluateParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void distanceIsReadOffBetweenTwoPoints() {
        const Frontier frontier{{0.6, 10.0, 12.0}, {1.0, 11.0, 20.0}, {2.0, 16.0, 40.0}};
        QCOMPARE(pipeline::distanceAt(frontier, 16.0).value(), 10.5);
        QCOMPARE(pipeline::distanceAt(frontier, 40.0).value(), 16.0);
        QVERIFY(!pipeline::distanceAt(frontier, 11.9));
        QVERIFY(!pipeline::distanceAt(frontier, 40.1));
        QVERIFY(!pipeline::distanceAt({}, 1.0));
    }

    void marksAreRatiosAndNullBeyondTheCurve() {
        const Frontier frontier{{0.6, 10.0, 12.0}, {1.0, 11.0, 20.0}, {2.0, 16.0, 24.0}};
        const auto marks = pipeline::marksJson(frontier, {20.0, 40.0});
        QCOMPARE(marks.at(0).at("mean_ab_distance_ratio").get<double>(), 11.0 / 20.0);
        QCOMPARE(marks.at(1).at("mean_ab_distance_ratio").get<double>(), 16.0 / 20.0);
        QVERIFY(marks.at(2).at("mean_ab_distance_ratio").is_null());
        QVERIFY(pipeline::marksJson({}, {20.0, 40.0}).is_null());
    }

    void meanOfFrontiersPassesOverEmptyOnes() {
        Frontier one;
        Frontier two;
        for (const double gain : pipeline::frontierGains) {
            one.push_back({gain, 10.0, 2.0});
            two.push_back({gain, 14.0, 4.0});
        }
        const Frontier mean = pipeline::meanOf(std::vector<Frontier>{one, {}, two});
        QCOMPARE(mean.size(), pipeline::frontierGains.size());
        QCOMPARE(mean.back().gain, 2.0);
        QCOMPARE(mean.back().meanAbDistance, 12.0);
        QCOMPARE(mean.back().colorfulness, 3.0);
    }

    void noStillIsChosenTwice_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("chosen");
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("two") << 2 << 2;
        QTest::newRow("three") << 3 << 3;
        QTest::newRow("eight") << 8 << 6;
        QTest::newRow("many") << 300 << 12;
    }
    void noStillIsChosenTwice() {
        QFETCH(int, count);
        QFETCH(int, chosen);
        std::vector<double> distances;
        for (int i = 0; i < count; ++i) distances.push_back((i * 37) % 101 + 0.001 * i);
        std::set<std::size_t> seen;
        std::size_t all = 0;
        for (const auto& part : pipeline::chooseStills(distances)) {
            seen.insert(part.indices.begin(), part.indices.end());
            all += part.indices.size();
        }
        QCOMPARE(all, static_cast<std::size_t>(chosen));
        QCOMPARE(seen.size(), all);
    }

    void bestMedianAndWorstAreWhatTheySay() {
        const auto chosen = pipeline::chooseStills({5.0, 1.0, 9.0, 3.0, 7.0});
        QCOMPARE(chosen.size(), std::size_t{3});
        QCOMPARE(chosen[0].indices.front(), std::size_t{1});
        QCOMPARE(chosen[1].indices.front(), std::size_t{0});
        QCOMPARE(chosen[2].indices.front(), std::size_t{2});
        QVERIFY(pipeline::chooseStills({}).empty());
    }

    void fewerHintsAreTheFirstOfMore() {
        const auto truth = slopes(200, 120);
        const auto five = pipeline::simulateHints(truth, "photo.jpg", 5);
        const auto twenty = pipeline::simulateHints(truth, "photo.jpg", 20);
        QCOMPARE(five.size(), std::size_t{5});
        QVERIFY(std::equal(five.begin(), five.end(), twenty.begin()));
        QVERIFY(!(pipeline::simulateHints(truth, "other.jpg", 1).front() == five.front()));
        QVERIFY(pipeline::simulateHints(truth, "photo.jpg", 0).empty());
    }

    void hintAsksForTheColourAroundIt() {
        for (const auto& hint : pipeline::simulateHints(slopes(400, 300), "photo.jpg", 50)) {
            // On a slope the mean of a square is its middle; at the rim the square is cut.
            QVERIFY(std::abs(hint.a - hint.x * 400.0) <= 2.5);
            QVERIFY(std::abs(hint.b - hint.y * 400.0) <= 2.5);
            QVERIFY(hint.y < 0.75);
        }
    }

    void stillsComeBackInTheirOrder() {
        const auto reports = pipeline::judgeStills(
            50, 4,
            [](std::size_t index, const std::stop_token&) -> base::Result<StillReport> {
                return StillReport{{}, {}, std::to_string(index)};
            },
            {});
        QVERIFY(reports.has_value());
        QCOMPARE(reports->size(), std::size_t{50});
        for (std::size_t i = 0; i < 50; ++i) QCOMPARE((*reports)[i].skipped, std::to_string(i));
    }

    void firstFailureEndsTheStills() {
        std::atomic<int> judged{0};
        const auto reports = pipeline::judgeStills(
            1000, 1,
            [&](std::size_t index, const std::stop_token&) -> base::Result<StillReport> {
                ++judged;
                if (index == 3) return base::fail(base::ErrorKind::Internal, "four", "w", "r");
                return StillReport{};
            },
            {});
        QVERIFY(!reports);
        QCOMPARE(reports.error().what, std::string("four"));
        QCOMPARE(judged.load(), 4);
    }

    void stoppedStillsSayTheyWereInterrupted() {
        std::stop_source stop;
        stop.request_stop();
        const auto reports = pipeline::judgeStills(
            3, 2,
            [](std::size_t, const std::stop_token&) -> base::Result<StillReport> {
                return StillReport{};
            },
            stop.get_token());
        QCOMPARE(reports.error().kind, base::ErrorKind::Interrupted);
    }
};

QTEST_GUILESS_MAIN(TestEvaluateParts)
#include "tst_evaluate_parts.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Which frame gets what, and which frames an edit leaves alone.
#include <QtTest>

#include "core/edit/frame_plan.h"

using namespace kinechrome::edit;

namespace {

std::vector<Segment> threeSegments() {
    std::vector<Segment> segments(3);
    segments[0].range = {0, 29};
    segments[1].range = {30, 69};
    segments[2].range = {80, 99};
    return segments;
}

std::int64_t shotStart(std::int64_t frame) {
    return frame < 30 ? 0 : frame < 70 ? 30 : 70;
}

}  // namespace

class TestFramePlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void framesBetweenSegmentsHaveTheFilmsSettings() {
        auto segments = threeSegments();
        segments[1].settings.saturation = 0.5;
        const FramePlan plan({}, segments);
        QCOMPARE(plan.settingsAt(29).saturation, 1.0);
        QCOMPARE(plan.settingsAt(30).saturation, 0.5);
        QCOMPARE(plan.settingsAt(69).saturation, 0.5);
        QVERIFY(plan.segmentAt(75) == nullptr);
        QVERIFY(plan.segmentAt(-1) == nullptr);
        QCOMPARE(plan.startAt(75, 70), 70);
        QCOMPARE(plan.startAt(65, 30), 30);
    }

    void segmentsMadeOfShotsKeepTheKeysOfTheShots() {
        const FramePlan before;
        const FramePlan after({}, threeSegments());
        for (const std::int64_t frame : {0, 29, 30, 69, 75}) {
            QCOMPARE(after.keyAt(frame, shotStart(frame)), before.keyAt(frame, shotStart(frame)));
        }
    }

    void anEditChangesTheKeysOfItsSegmentAlone_data() {
        QTest::addColumn<int>("what");
        QTest::newRow("saturation") << 0;
        QTest::newRow("skip") << 1;
        QTest::newRow("hint") << 2;
        QTest::newRow("name") << 3;
        QTest::newRow("mask") << 4;
    }
    void anEditChangesTheKeysOfItsSegmentAlone() {
        QFETCH(int, what);
        auto segments = threeSegments();
        const FramePlan before({}, segments);
        if (what == 0) segments[1].settings.saturation = 0.5;
        if (what == 1) segments[1].skip = true;
        if (what == 2) segments[1].hints.push_back({40, 0.5, 0.5, 0.01, 20.0, 10.0});
        if (what == 3) segments[1].name = "Garden";
        if (what == 4) segments[1].mask = PictureRect{0.1, 0.1, 0.8, 0.8};
        const FramePlan after({}, segments);
        for (std::int64_t frame = 0; frame < 100; ++frame) {
            const bool touched = what != 3 && frame >= 30 && frame < 70;
            QCOMPARE(before.keyAt(frame, shotStart(frame)) != after.keyAt(frame, shotStart(frame)),
                     touched);
        }
    }

    void hintThatMovesBackHasItsOldKey() {
        auto segments = threeSegments();
        segments[0].hints.push_back({10, 0.5, 0.5, 0.01, 20.0, 10.0});
        const FramePlan placed({}, segments);
        segments[0].hints[0].x = 0.6;
        const FramePlan moved({}, segments);
        segments[0].hints[0].x = 0.5;
        const FramePlan back({}, segments);
        QVERIFY(placed.keyAt(5, 0) != moved.keyAt(5, 0));
        QCOMPARE(placed.keyAt(5, 0), back.keyAt(5, 0));
    }

    void maskChangesThePictureAndLeavesTheHintsKey() {
        auto segments = threeSegments();
        segments[1].mask = PictureRect{0.1, 0.1, 0.8, 0.8};
        const FramePlan plan({}, segments);
        QVERIFY(plan.maskAt(40) == segments[1].mask);
        QVERIFY(!plan.maskAt(29) && !plan.maskAt(75));
        QCOMPARE(plan.hintsKeyAt(40), std::uint64_t{0});
    }

    void segmentThatBeginsWithinAShotBeginsItsColourAnew() {
        auto segments = threeSegments();
        const FramePlan whole({}, segments);
        segments[0].range.last = 9;
        Segment second;
        second.range = {10, 29};
        segments.insert(segments.begin() + 1, second);
        const FramePlan split({}, segments);
        QCOMPARE(split.keyAt(5, 0), whole.keyAt(5, 0));
        QVERIFY(split.keyAt(15, 0) != whole.keyAt(15, 0));
        QCOMPARE(split.startAt(15, 0), 10);
    }
};

QTEST_GUILESS_MAIN(TestFramePlan)
#include "tst_frame_plan.moc"

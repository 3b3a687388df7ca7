// SPDX-License-Identifier: GPL-3.0-or-later
// Hints go where what they lie on goes, and end where it cannot be seen any more; many of them cost
// no more flow than one.
#include <cmath>
#include <map>

#include <QtTest>

#include "core/pipeline/hint_carrier.h"

using namespace kinechrome;
using pipeline::HintCarrier;
using pipeline::MotionBook;

namespace {

constexpr int width = 160;
constexpr int height = 120;
constexpr std::size_t bookBytes = std::size_t{16} << 20U;
constexpr double speed = 2.0;  // pixels a frame, to the right

// A texture that moves; from frame 10 on it is another one.
base::Plane<float> frameOf(std::int64_t number) {
    base::Plane<float> gray(width, height);
    const double left = speed * static_cast<double>(number);
    const double other = number >= 10 ? 37.0 : 0.0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double u = x - left;
            gray.at(x, y) = static_cast<float>(
                0.5 + 0.2 * std::sin(u / 5.0 + other) * std::cos(y / 7.0 - other) +
                0.2 * std::sin((u + 2.0 * y) / 11.0 + 2.0 * other));
        }
    }
    return gray;
}

HintCarrier carrierOf(MotionBook& book) {
    return HintCarrier([&book](std::int64_t frame) { return book.at(frame); });
}

// Counts how often the flow of each pair was asked for, by its later frame.
struct CountedMotion {
    std::map<std::int64_t, int> asked;
    MotionBook book{[](std::int64_t frame) { return frameOf(frame); }, bookBytes};
    HintCarrier carrier() {
        return HintCarrier([this](std::int64_t frame) {
            ++asked[frame];
            return book.at(frame);
        });
    }
};

edit::Segment segmentWith(const edit::Hint& hint) {
    edit::Segment segment;
    segment.range = {0, 19};
    segment.hints = {hint};
    return segment;
}

edit::Hint hintAt(std::int64_t frame, double x, double y) {
    edit::Hint hint;
    hint.frame = frame;
    hint.x = x / width;
    hint.y = y / width;
    return hint;
}

// Dabs of a stroke across the picture.
std::vector<edit::Hint> strokeAt(std::int64_t frame, int dabs, double y = 60.0) {
    std::vector<edit::Hint> stroke;
    for (int dab = 0; dab < dabs; ++dab) {
        stroke.push_back(hintAt(frame, 40.0 + 80.0 * dab / dabs, y));
    }
    return stroke;
}

// As an export asks: frame by frame.
void carryAll(HintCarrier& carrier, const edit::Segment& segment) {
    for (std::int64_t frame = segment.range.first; frame <= segment.range.last; ++frame) {
        QVERIFY(carrier.placesAt(segment, frame));
    }
}

}  // namespace

class TestHintCarrier : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hintStaysWhereItWasPutInItsOwnFrame() {
        MotionBook book([](std::int64_t frame) { return frameOf(frame); }, bookBytes);
        HintCarrier carrier = carrierOf(book);
        const auto here = carrier.hintsAt(segmentWith(hintAt(3, 80, 60)), 3);
        QVERIFY(here && here->size() == 1);
        QCOMPARE(here->front().x, 80.0 / width);
    }

    void hintFollowsTheMotionBothWays() {
        MotionBook book([](std::int64_t frame) { return frameOf(frame); }, bookBytes);
        HintCarrier carrier = carrierOf(book);
        const auto segment = segmentWith(hintAt(4, 80, 60));
        for (const std::int64_t frame : {0, 2, 8}) {
            const auto here = carrier.hintsAt(segment, frame);
            QVERIFY(here && here->size() == 1);
            const double expected = 80.0 + speed * static_cast<double>(frame - 4);
            QVERIFY2(std::abs(here->front().x * width - expected) < 1.0,
                     qPrintable(QString::number(here->front().x * width)));
            QVERIFY(std::abs(here->front().y * width - 60.0) < 1.0);
        }
    }

    void hintEndsWhereThePictureEnds() {
        MotionBook book([](std::int64_t frame) { return frameOf(frame); }, bookBytes);
        HintCarrier carrier = carrierOf(book);
        const auto segment = segmentWith(hintAt(0, width - 9, 60));
        QCOMPARE(carrier.hintsAt(segment, 1)->size(), std::size_t{1});
        QVERIFY(carrier.hintsAt(segment, 6)->empty());
    }

    void nearestHintComesLastSoThatItWins() {
        MotionBook book([](std::int64_t frame) { return frameOf(frame); }, bookBytes);
        HintCarrier carrier = carrierOf(book);
        auto segment = segmentWith(hintAt(5, 80, 60));
        segment.hints.push_back(hintAt(0, 60, 60));
        const auto here = carrier.hintsAt(segment, 5);
        QVERIFY(here && here->size() == 2);
        QCOMPARE(here->back().frame, 5);
    }

    void laterKeyTakesOverFromItsFrameOn() {
        MotionBook book([](std::int64_t frame) { return frameOf(frame); }, bookBytes);
        HintCarrier carrier = carrierOf(book);
        auto segment = segmentWith(hintAt(0, 60, 60));
        segment.hints.push_back(hintAt(5, 100, 60));
        for (edit::Hint& hint : segment.hints) hint.track = 1;
        const auto before = carrier.placesAt(segment, 4);
        QVERIFY(before && before->size() == 1);
        QCOMPARE(before->front().index, std::size_t{0});
        QVERIFY(std::abs(before->front().x * width - 68.0) < 1.0);
        const auto after = carrier.hintsAt(segment, 7);
        QVERIFY(after && after->size() == 1);
        QVERIFY(std::abs(after->front().x * width - 104.0) < 1.0);
    }

    void sureAtItsOwnFrameAndNeverSurerOnTheWay() {
        MotionBook book([](std::int64_t frame) { return frameOf(frame); }, bookBytes);
        HintCarrier carrier = carrierOf(book);
        const auto segment = segmentWith(hintAt(0, 60, 60));
        double before = 1.0;
        for (std::int64_t frame = 0; frame < 10; ++frame) {
            const auto places = carrier.placesAt(segment, frame);
            if (!places || places->empty()) break;
            const double sureness = places->front().sureness;
            QVERIFY(frame != 0 || sureness == 1.0);
            QVERIFY(sureness >= 0.0 && sureness <= before);
            before = sureness;
        }
        QVERIFY(before < 1.0);
    }

    void frameThatCannotBeReadIsAnError() {
        MotionBook book(
            [](std::int64_t frame) -> base::Result<base::Plane<float>> {
                if (frame < 2) return frameOf(frame);
                return base::fail(base::ErrorKind::Input, "film", "is damaged", "look for a copy");
            },
            bookBytes);
        HintCarrier carrier = carrierOf(book);
        const auto segment = segmentWith(hintAt(0, 80, 60));
        QVERIFY(carrier.hintsAt(segment, 1));
        QVERIFY(!carrier.hintsAt(segment, 4));
    }

    void strokeCostsNoMoreFlowThanOneDab() {
        const auto stroke = strokeAt(8, 50);
        auto segment = segmentWith(stroke[25]);
        segment.range.last = 9;  // which of them outlive the new texture is another matter
        CountedMotion forOne;
        HintCarrier single = forOne.carrier();
        carryAll(single, segment);
        CountedMotion forAll;
        HintCarrier carrier = forAll.carrier();
        segment.hints = stroke;
        carryAll(carrier, segment);
        QCOMPARE(forAll.asked.size(), std::size_t{9});
        QCOMPARE(forAll.asked, forOne.asked);
        for (const auto& [frame, times] : forAll.asked) QCOMPARE(times, 1);
    }

    void strokesOfManyFramesAskOnceForEachWayOfAPair() {
        CountedMotion motion;
        HintCarrier carrier = motion.carrier();
        auto segment = segmentWith({});
        for (const std::int64_t frame : {1, 4, 9, 12, 17}) {
            for (const auto& dab : strokeAt(frame, 10)) segment.hints.push_back(dab);
        }
        carryAll(carrier, segment);
        for (const auto& [frame, times] : motion.asked) QVERIFY(times <= 2);
    }

    // To the last bit, in whatever order frames are asked for.
    void dabsGoTogetherWhereEachGoesAlone() {
        CountedMotion motion;
        HintCarrier together = motion.carrier();
        auto segment = segmentWith({});
        for (const std::int64_t frame : {8, 3, 13}) {
            for (const double y : {4.0, 60.0, 117.0}) {
                for (const auto& dab : strokeAt(frame, 6, y)) segment.hints.push_back(dab);
            }
        }
        std::vector<HintCarrier> alone;
        for (std::size_t i = 0; i < segment.hints.size(); ++i) alone.push_back(motion.carrier());
        std::size_t lost = 0;
        for (const std::int64_t frame : {5, 0, 9, 11, 7, 19, 3}) {
            std::map<std::size_t, HintCarrier::Place> places;
            const auto found = together.placesAt(segment, frame);
            QVERIFY(found);
            for (const HintCarrier::Place& place : *found) places[place.index] = place;
            for (std::size_t i = 0; i < segment.hints.size(); ++i) {
                const auto own = alone[i].placesAt(segmentWith(segment.hints[i]), frame);
                QVERIFY(own);
                QCOMPARE(places.contains(i), !own->empty());
                lost += own->size() == 0;
                if (own->empty()) continue;
                QVERIFY(places[i].x == own->front().x && places[i].y == own->front().y);
                QVERIFY(places[i].sureness == own->front().sureness);
            }
        }
        QVERIFY(lost > 0 && lost < 7 * segment.hints.size());
    }

    void crowdIsNotForgottenBetweenFrames() {
        CountedMotion motion;
        HintCarrier carrier = motion.carrier();
        auto segment = segmentWith({});
        segment.hints = strokeAt(2, 9000);
        carryAll(carrier, segment);
        QVERIFY(motion.asked.size() >= 8);
        for (const auto& [frame, times] : motion.asked) QCOMPARE(times, 1);
    }
};

QTEST_GUILESS_MAIN(TestHintCarrier)
#include "tst_hint_carrier.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Hints go where what they lie on goes, and end where it cannot be seen any more.
#include <cmath>

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
};

QTEST_GUILESS_MAIN(TestHintCarrier)
#include "tst_hint_carrier.moc"

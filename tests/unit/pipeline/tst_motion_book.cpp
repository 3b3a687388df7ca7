// SPDX-License-Identifier: GPL-3.0-or-later
// The flow between two frames is searched once, and what was kept is what would be found again.
#include <cmath>
#include <map>

#include <QtTest>

#include "core/pipeline/motion_book.h"
#include "core/pipeline/motion_store.h"

using namespace kinechrome;
using pipeline::MotionBook;
using pipeline::MotionStore;

namespace {

constexpr int width = 120;
constexpr int height = 90;
constexpr std::size_t roomForAll = std::size_t{16} << 20U;
constexpr std::size_t roomForOne = std::size_t{8} * width * height * sizeof(float);

// A texture that moves three pixels a frame to the right.
base::Plane<float> frameOf(std::int64_t number) {
    base::Plane<float> gray(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double u = x - 3.0 * static_cast<double>(number);
            gray.at(x, y) = static_cast<float>(0.5 + 0.2 * std::sin(u / 5.0) * std::cos(y / 7.0) +
                                               0.2 * std::sin((u + 2.0 * y) / 11.0));
        }
    }
    return gray;
}

// Counts how often each frame was looked at.
struct Film {
    std::map<std::int64_t, int> reads;
    MotionBook::GrayOf gray() {
        return [this](std::int64_t frame) -> base::Result<base::Plane<float>> {
            ++reads[frame];
            if (frame < 0) {
                return base::fail(base::ErrorKind::Input, "film", "has no such frame", "go on");
            }
            return frameOf(frame);
        };
    }
};

bool same(const base::Plane<float>& one, const base::Plane<float>& other) {
    if (!one.sameSize(other)) return false;
    for (int y = 0; y < one.height(); ++y) {
        if (!std::equal(one.row(y), one.row(y) + one.width(), other.row(y))) return false;
    }
    return true;
}

bool same(const temporal::FlowField& one, const temporal::FlowField& other) {
    return same(one.u, other.u) && same(one.v, other.v);
}

}  // namespace

class TestMotionBook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void neighboursAreLookedAtOnce() {
        Film film;
        MotionBook book(film.gray(), roomForAll);
        const auto first = book.at(5);
        const auto again = book.between(5, 4);
        QVERIFY(first && again);
        QCOMPARE(again->get(), first->get());
        QCOMPARE(film.reads[4], 1);
        QCOMPARE(film.reads[5], 1);
        QVERIFY(std::abs((*first)->toPast.u.at(width / 2, height / 2) + 3.0F) < 0.5F);
    }

    void whatNoLongerFitsIsFoundAgainAlike() {
        Film film;
        MotionBook book(film.gray(), roomForOne);
        const auto first = book.at(1);
        QVERIFY(first && book.at(2));
        const auto again = book.at(1);
        QVERIFY(again && again->get() != first->get());
        QVERIFY(same((*again)->toPast, (*first)->toPast));
        QVERIFY(same((*again)->seenInPast, (*first)->seenInPast));
    }

    void motionAcrossAGapIsItsOwn() {
        Film film;
        MotionBook book(film.gray(), roomForAll);
        const auto neighbor = book.at(6);
        const auto gap = book.between(6, 4);
        QVERIFY(neighbor && gap);
        QVERIFY(std::abs((*gap)->toPast.u.at(width / 2, height / 2) + 6.0F) < 0.7F);
        QCOMPARE(book.at(6)->get(), neighbor->get());
    }

    void frameAloneBeginsAShot() {
        Film film;
        MotionBook book(film.gray(), roomForAll);
        const auto moment = book.alone(3);
        QVERIFY(moment && (*moment)->beginsShot());
        QVERIFY(same((*moment)->gray, temporal::motionGray(frameOf(3))));
    }

    void otherGrayIsLookedAtAnew() {
        Film film;
        MotionBook book(film.gray(), roomForAll);
        QVERIFY(book.at(5));
        book.forget();
        QVERIFY(book.at(5));
        QCOMPARE(film.reads[5], 2);
    }

    void frameThatCannotBeReadIsAnError() {
        Film film;
        MotionBook book(film.gray(), roomForAll);
        QVERIFY(!book.at(0));
        QVERIFY(!book.alone(-1));
    }

    void makerTakesKeptFlowForItsOwn() {
        Film film;
        MotionBook book(film.gray(), roomForAll);
        MotionStore store;
        store.keep(8, **book.at(8));
        store.keep(9, **book.at(9));
        const auto kept = store.find(9);
        QVERIFY(kept);
        temporal::MomentMaker searching;
        temporal::MomentMaker taking;
        QVERIFY(searching.next(frameOf(8), true)->beginsShot());
        QVERIFY(taking.next(frameOf(8), true)->beginsShot());
        const auto searched = searching.next(frameOf(9), false);
        const auto taken = taking.next(frameOf(9), false, &*kept);
        QVERIFY(same(taken->toPast, searched->toPast));
        QVERIFY(same(taken->toNow, searched->toNow));
        QVERIFY(same(taken->seenInPast, searched->seenInPast));
        QVERIFY(same(taken->seenNow, searched->seenNow));
    }

    void storeKnowsOnlyWhatItWasGiven() {
        Film film;
        MotionBook book(film.gray(), roomForAll);
        MotionStore store;
        store.keep(4, **book.at(4));
        store.keep(2, **book.alone(2));
        QVERIFY(store.find(4));
        QVERIFY(!store.find(2));
        QVERIFY(!store.find(3));
    }

    void filmIsNotReadAgainForFlowInTheStore() {
        Film film;
        MotionBook book(film.gray(), roomForOne);
        MotionStore store;
        const auto searched = pipeline::flowAt(1, store, book);
        QVERIFY(searched && pipeline::flowAt(2, store, book));
        const auto reads = film.reads;
        const auto found = pipeline::flowAt(1, store, book);
        QVERIFY(found && found->get() != searched->get());
        QCOMPARE(film.reads, reads);
        QVERIFY(same((*found)->toPast, (*searched)->toPast));
        QVERIFY(same((*found)->toNow, (*searched)->toNow));
        QVERIFY(!pipeline::flowAt(0, store, book));
    }
};

QTEST_GUILESS_MAIN(TestMotionBook)
#include "tst_motion_book.moc"

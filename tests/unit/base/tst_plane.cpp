// SPDX-License-Identifier: GPL-3.0-or-later
// Planes: owned and viewed memory, strides, shared and cloned samples.
#include "core/base/plane.h"

#include <QtTest>

#include <cstdint>
#include <memory>
#include <vector>

using kinechrome::base::Plane;

class TestPlane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newPlaneIsZero();
    void defaultPlaneIsEmpty();
    void copySharesItsSamplesAndCloneDoesNot();
    void viewReadsForeignRowsByStride();
    void viewKeepsItsOwnerAlive();
    void cloneOfAViewIsPacked();
};

void TestPlane::newPlaneIsZero() {
    const Plane<std::uint16_t> plane(5, 3);
    QCOMPARE(plane.bytes(), std::size_t{30});
    for (int y = 0; y < 3; ++y) {
        for (int x = 0; x < 5; ++x) QCOMPARE(plane.at(x, y), std::uint16_t{0});
    }
}

void TestPlane::defaultPlaneIsEmpty() {
    const Plane<float> plane;
    QVERIFY(plane.empty());
    QCOMPARE(plane.bytes(), std::size_t{0});
}

void TestPlane::copySharesItsSamplesAndCloneDoesNot() {
    Plane<int> plane(2, 2);
    const Plane<int> copy = plane;
    const Plane<int> clone = plane.clone();
    plane.at(1, 1) = 9;
    QCOMPARE(copy.at(1, 1), 9);
    QCOMPARE(clone.at(1, 1), 0);
    QVERIFY(clone.sameSize(plane));
}

void TestPlane::viewReadsForeignRowsByStride() {
    std::vector<int> samples{1, 2, -1, 3, 4, -1};
    const Plane<int> view(samples.data(), 2, 2, 3, nullptr);
    QCOMPARE(view.at(0, 1), 3);
    QCOMPARE(view.at(1, 1), 4);
    QCOMPARE(view.row(1), samples.data() + 3);
}

void TestPlane::viewKeepsItsOwnerAlive() {
    auto samples = std::make_shared<std::vector<int>>(4, 7);
    const std::weak_ptr<std::vector<int>> alive = samples;
    {
        const Plane<int> view(samples->data(), 2, 2, 2, samples);
        samples.reset();
        QVERIFY(!alive.expired());
        QCOMPARE(view.at(1, 1), 7);
    }
    QVERIFY(alive.expired());
}

void TestPlane::cloneOfAViewIsPacked() {
    std::vector<int> samples{1, 2, -1, 3, 4, -1};
    Plane<int> clone = Plane<int>(samples.data(), 2, 2, 3, nullptr).clone();
    QCOMPARE(clone.stride(), std::ptrdiff_t{2});
    QCOMPARE(clone.at(1, 1), 4);
    clone.fill(5);
    QCOMPARE(clone.at(0, 0), 5);
    QCOMPARE(samples.front(), 1);
}

QTEST_GUILESS_MAIN(TestPlane)
#include "tst_plane.moc"

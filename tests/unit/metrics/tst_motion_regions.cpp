// SPDX-License-Identifier: GPL-3.0-or-later
// Regions of motion: found where they are, and their error taken there alone.
#include "core/metrics/motion_regions.h"

#include <cmath>

#include <QtTest/QtTest>

using namespace kinechrome;
using metrics::Motion;
using metrics::Region;

namespace {

constexpr int width = 64;
constexpr int height = 48;

Motion still() {
    return {{width, height}, {width, height}};
}

// The right half of the picture moves by `u` to the right from the past to now.
struct HalfMotion {
    Motion toPast = still();
    Motion toNow = still();
    explicit HalfMotion(float u) {
        for (int y = 0; y < height; ++y) {
            for (int x = width / 2; x < width; ++x) {
                toPast.u.at(x, y) = -u;
                toNow.u.at(x, y) = u;
            }
        }
    }
};

const base::Plane<std::uint8_t>& maskOf(const metrics::MotionRegions& regions, Region region) {
    return regions.masks[static_cast<std::size_t>(region)];
}

}  // namespace

class TestMotionRegions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStillPictureHasNone() {
        const auto regions = metrics::motionRegions(still(), still());
        for (const auto& mask : regions.masks) {
            for (int y = 0; y < height; ++y) {
                for (int x = 0; x < width; ++x) QCOMPARE(mask.at(x, y), std::uint8_t{0});
            }
        }
    }

    void theEdgeReachesSixPixelsAndTheUncoveredStripIsFound() {
        const HalfMotion motion(6.0F);
        const auto regions = metrics::motionRegions(motion.toPast, motion.toNow);
        const auto& edge = maskOf(regions, Region::MotionEdge);
        QCOMPARE(edge.at(31, 20), std::uint8_t{1});
        QCOMPARE(edge.at(31 - 6, 20), std::uint8_t{1});
        QCOMPARE(edge.at(31 - 8, 20), std::uint8_t{0});
        QCOMPARE(edge.at(31 + 9, 20), std::uint8_t{0});
        // What moves right uncovers what its left border came from: those point into the still
        // half.
        const auto& open = maskOf(regions, Region::Disoccluded);
        QCOMPARE(open.at(34, 20), std::uint8_t{1});
        QCOMPARE(open.at(45, 20), std::uint8_t{0});
        QCOMPARE(open.at(10, 20), std::uint8_t{0});
        QCOMPARE(maskOf(regions, Region::Fast).at(50, 20), std::uint8_t{0});
    }

    void moreThanEightPixelsAreFast() {
        const HalfMotion motion(9.0F);
        const auto regions = metrics::motionRegions(motion.toPast, motion.toNow);
        QCOMPARE(maskOf(regions, Region::Fast).at(50, 20), std::uint8_t{1});
        QCOMPARE(maskOf(regions, Region::Fast).at(10, 20), std::uint8_t{0});
    }

    void theErrorIsThatOfTheRegion() {
        const HalfMotion motion(9.0F);
        const auto regions = metrics::motionRegions(motion.toPast, motion.toNow);
        color::LabPlanes truth{{width, height}, {width, height}, {width, height}};
        color::LabPlanes result = truth;
        result.a = base::Plane<float>(width, height);
        for (int y = 0; y < height; ++y) {
            for (int x = width / 2; x < width; ++x) result.a.at(x, y) = 6.0F;
        }
        metrics::RegionTally tally;
        QVERIFY(!tally.rmseAb(Region::Fast));
        tally.add(result, truth, regions);
        QVERIFY(std::abs(*tally.rmseAb(Region::Fast) - 6.0 / std::sqrt(2.0)) < 1e-6);
        QVERIFY(*tally.rmseAb(Region::MotionEdge) < 6.0 / std::sqrt(2.0));
    }
};

QTEST_GUILESS_MAIN(TestMotionRegions)
#include "tst_motion_regions.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Moments: motion found once for each pair of frames, at two sizes, in any light.
#include "core/temporal/moment.h"

#include <cmath>

#include <QtTest/QtTest>

#include "core/temporal/flicker_meter.h"
#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using base::Plane;
using temporal::MomentMaker;

namespace {

constexpr int width = 160;
constexpr int height = 120;
constexpr int horizon = 70;

// A pan over textured ground under a clear sky, in which a codec's blocks change from frame to
// frame.
Plane<float> landscape(int frame) {
    Plane<float> plane = scene::view(width, height, 3.0F * static_cast<float>(frame), 0.0F, 1);
    for (int y = 0; y < horizon; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto seed = static_cast<std::uint32_t>(100 + frame);
            plane.at(x, y) = 0.3F + 0.02F * scene::lattice(x / 8, y / 8, seed);
        }
    }
    return plane;
}

}  // namespace

class TestMoment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aShotBeginsWithoutAPast() {
        MomentMaker maker;
        const Plane<float> gray = scene::view(width, height, 0.0F, 0.0F, 1);
        QVERIFY(maker.next(gray, false)->beginsShot());
        QVERIFY(!maker.next(gray, false)->beginsShot());
        QVERIFY(maker.next(gray, true)->beginsShot());
        QVERIFY(maker.next(scene::view(64, 48, 0.0F, 0.0F, 1), false)->beginsShot());
    }

    void motionIsFoundBothWaysAndScaledWithTheSize() {
        MomentMaker maker;
        static_cast<void>(maker.next(scene::view(width, height, 0.0F, 0.0F, 1), true, 80, 60));
        const auto moment = maker.next(scene::view(width, height, 4.0F, 0.0F, 1), false, 80, 60);
        QCOMPARE(moment.coarse->toPast.u.width(), 80);
        QVERIFY(std::abs(moment.fine->toPast.u.at(80, 60) - 4.0F) < 0.3F);
        QVERIFY(std::abs(moment.fine->toNow.u.at(80, 60) + 4.0F) < 0.3F);
        QVERIFY(std::abs(moment.coarse->toPast.u.at(40, 30) - 2.0F) < 0.15F);
        QVERIFY(moment.coarse->seenInPast.at(40, 30) > 0.9F);
        QVERIFY(moment.coarse->seenNow.at(40, 30) > 0.9F);
    }

    void aFlickeringLampMovesNothing() {
        MomentMaker maker;
        static_cast<void>(maker.next(scene::view(width, height, 0.0F, 0.0F, 1, 0.8F, 0.1F), true));
        const auto moment =
            maker.next(scene::view(width, height, 0.0F, 0.0F, 1, 0.5F, 0.2F), false);
        QVERIFY(std::abs(scene::mean(moment->toPast.u)) < 0.05F);
        QVERIFY(scene::mean(moment->seenInPast) > 0.9F);
        QVERIFY(std::abs(moment->light.gain - 0.625F) < 0.05F);
    }

    void largePicturesAreSearchedSmall() {
        const auto size = temporal::motionSize(1920, 1080);
        QCOMPARE(std::min(size.width, size.height), 160);
        QVERIFY(std::abs(size.width / 160.0 - 1920.0 / 1080.0) < 0.01);
        QCOMPARE(temporal::motionSize(100, 80).width, 100);
    }

    void aClearSkyMovesWithTheGroundBelowIt() {
        MomentMaker maker;
        for (int frame = 0; frame < 4; ++frame) {
            const auto moment = maker.next(landscape(frame), frame == 0);
            if (frame == 0) continue;
            double off = 0.0;
            double seen = 0.0;
            for (int y = 0; y < horizon - 20; ++y) {
                for (int x = 10; x < width - 10; ++x) {
                    off += std::hypot(moment->toPast.u.at(x, y) - 3.0F, moment->toPast.v.at(x, y));
                    seen += moment->seenInPast.at(x, y);
                }
            }
            const double count = (horizon - 20) * (width - 20);
            QVERIFY2(off / count < 0.5, qPrintable(QString::number(off / count)));
            QVERIFY2(seen / count > 0.8, qPrintable(QString::number(seen / count)));
        }
    }

    void flickerIsMeasuredAlongTheMotion() {
        MomentMaker maker;
        temporal::FlickerMeter steady;
        temporal::FlickerMeter restless;
        for (int t = 0; t < 4; ++t) {
            const auto moment = maker.next(
                scene::view(width, height, 2.0F * static_cast<float>(t), 0.0F, 1), t == 0, 80, 60);
            const auto none = steady.next(scene::flat(5.0F, 5.0F), *moment.coarse);
            const auto some =
                restless.next(scene::flat(scene::alternating(t, 5.0F), 0.0F), *moment.coarse);
            QCOMPARE(none.has_value(), t > 0);
            if (t == 0) continue;
            QVERIFY(*none < 1e-8);
            QVERIFY(std::abs(*some - 0.01) < 1e-4);  // (10 / 100)^2
        }
    }
};

QTEST_GUILESS_MAIN(TestMoment)
#include "tst_moment.moc"

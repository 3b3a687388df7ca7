// SPDX-License-Identifier: GPL-3.0-or-later
// The live stabiliser: flicker goes, real changes and moving objects stay, cuts forget.
#include "core/temporal/live_stabilizer.h"

#include <algorithm>
#include <cmath>

#include <QtTest/QtTest>

#include "tests/unit/temporal/moving_scene.h"

using namespace kinechrome;
using base::Plane;
using color::ChromaField;

namespace {

constexpr int width = 160;  // of the gray picture; chroma has half of it
constexpr int height = 120;

ChromaField flat(float a, float b) {
    ChromaField field{{width / 2, height / 2}, {width / 2, height / 2}, {}};
    field.a.fill(a);
    field.b.fill(b);
    return field;
}

std::unique_ptr<temporal::LiveStabilizer> flowStabilizer(double strength = 0.8) {
    return std::make_unique<temporal::LiveStabilizer>(edit::StabilizerKind::Flow, strength);
}

// A disc of its own texture over a still ground, and its colour.
constexpr float radius = 18.0F;
Plane<float> discScene(float centre) {
    Plane<float> gray = scene::view(width, height, 0.0F, 0.0F, 1);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float dx = static_cast<float>(x) - centre;
            const float dy = static_cast<float>(y) - 60.0F;
            if (std::hypot(dx, dy) < radius) gray.at(x, y) = scene::texture(dx, dy, 2);
        }
    }
    return gray;
}
ChromaField discColor(float centre, float a) {
    ChromaField field = flat(0.0F, 0.0F);
    for (int y = 0; y < height / 2; ++y) {
        for (int x = 0; x < width / 2; ++x) {
            const float dx = 2.0F * static_cast<float>(x) + 0.5F - centre;
            const float dy = 2.0F * static_cast<float>(y) + 0.5F - 60.0F;
            if (std::hypot(dx, dy) < radius) field.a.at(x, y) = a;
        }
    }
    return field;
}

// Alternating error of the network: its sign changes with every frame.
float flicker(int t) {
    return t % 2 == 0 ? 8.0F : -8.0F;
}

}  // namespace

class TestStabilizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noneLeavesChromaAlone() {
        temporal::LiveStabilizer none(edit::StabilizerKind::None, 1.0);
        const Plane<float> gray = scene::view(width, height, 0.0F, 0.0F, 1);
        for (int t = 0; t < 3; ++t) {
            const ChromaField out = none.push(gray, flat(flicker(t), 5.0F), false);
            QCOMPARE(out.a.at(10, 10), flicker(t));
            QCOMPARE(out.confidence.at(10, 10), 0.0F);
        }
    }

    void theFirstFrameOfAShotIsTheNetworks() {
        const auto stabilizer = flowStabilizer();
        const Plane<float> gray = scene::view(width, height, 0.0F, 0.0F, 1);
        static_cast<void>(stabilizer->push(gray, flat(50.0F, 0.0F), true));
        const ChromaField next = stabilizer->push(gray, flat(-20.0F, 7.0F), true);
        QCOMPARE(next.a.at(40, 30), -20.0F);
        QCOMPARE(next.b.at(40, 30), 7.0F);
        QCOMPARE(next.confidence.at(40, 30), 0.0F);
        stabilizer->reset();
        QCOMPARE(stabilizer->push(gray, flat(1.0F, 2.0F), false).a.at(40, 30), 1.0F);
    }

    void flickerShrinksOnAPan() {
        const auto stabilizer = flowStabilizer();
        float largest = 0.0F;
        for (int t = 0; t < 16; ++t) {
            const Plane<float> gray =
                scene::view(width, height, 2.0F * static_cast<float>(t), 0.0F, 1);
            const ChromaField out =
                stabilizer->push(gray, flat(20.0F + flicker(t), -10.0F), t == 0);
            if (t >= 10) largest = std::max(largest, std::abs(out.a.at(40, 30) - 20.0F));
            QVERIFY(std::abs(out.b.at(40, 30) + 10.0F) < 0.1F);
        }
        QVERIFY2(largest < 3.0F, qPrintable(QString::number(largest)));
    }

    void strengthZeroIsTheNetworkAlone() {
        const auto stabilizer = flowStabilizer(0.0);
        const Plane<float> gray = scene::view(width, height, 0.0F, 0.0F, 1);
        for (int t = 0; t < 4; ++t) {
            QCOMPARE(stabilizer->push(gray, flat(flicker(t), 0.0F), t == 0).a.at(9, 9), flicker(t));
        }
    }

    void visibilityIsHighWhereThePastIsSeen() {
        const auto stabilizer = flowStabilizer();
        const Plane<float> gray = scene::view(width, height, 0.0F, 0.0F, 1);
        static_cast<void>(stabilizer->push(gray, flat(1.0F, 1.0F), true));
        const ChromaField out = stabilizer->push(gray, flat(1.0F, 1.0F), false);
        QVERIFY(scene::mean(out.confidence) > 0.95F);
        QCOMPARE(out.confidence.width(), out.a.width());
    }

    void aRealChangeOfColorIsFollowedWithinAFewFrames() {
        const auto stabilizer = flowStabilizer(1.0);  // even where the past weighs most
        const Plane<float> gray = scene::view(width, height, 0.0F, 0.0F, 1);
        ChromaField out;
        for (int t = 0; t < 10; ++t) out = stabilizer->push(gray, flat(0.0F, 0.0F), t == 0);
        for (int t = 0; t < 8; ++t) out = stabilizer->push(gray, flat(40.0F, 0.0F), false);
        QVERIFY2(out.a.at(40, 30) > 35.0F, qPrintable(QString::number(out.a.at(40, 30))));
    }

    void aMovingDiscKeepsItsColorAndLeavesNoTrail() {
        const auto stabilizer = flowStabilizer();
        constexpr float red = 50.0F;
        float centre = 30.0F;
        ChromaField out;
        for (int t = 0; t < 20; ++t, centre += 4.0F) {
            out = stabilizer->push(discScene(centre), discColor(centre, red), t == 0);
        }
        centre -= 4.0F;
        const int middle = static_cast<int>(centre) / 2;
        QVERIFY(out.a.at(middle, 30) > 0.9F * red);
        // Behind the disc, just outside it and up to where it was five frames ago.
        for (int x = middle - 20; x < middle - 11; ++x) {
            QVERIFY2(out.a.at(x, 30) < 0.15F * red, qPrintable(QString::number(out.a.at(x, 30))));
        }
    }

    void repeatedWarpingDoesNotBlurAColorEdge() {
        const auto stabilizer = flowStabilizer(0.95);
        ChromaField out;
        constexpr int frames = 24;
        const auto edgeAt = [](int t) { return 40.0F - 0.3F * static_cast<float>(t); };
        for (int t = 0; t < frames; ++t) {
            ChromaField field = flat(0.0F, 0.0F);
            for (int y = 0; y < field.height(); ++y) {
                for (int x = 0; x < field.width(); ++x) {
                    const float inside = static_cast<float>(x) + 0.5F - edgeAt(t);
                    field.a.at(x, y) = 60.0F * std::clamp(inside + 0.5F, 0.0F, 1.0F);
                }
            }
            const Plane<float> gray =
                scene::view(width, height, 0.6F * static_cast<float>(t), 0.0F, 1);
            out = stabilizer->push(gray, field, t == 0);
        }
        const int edge = static_cast<int>(std::lround(edgeAt(frames - 1)));
        QVERIFY2(out.a.at(edge - 3, 30) < 6.0F,
                 qPrintable(QString::number(out.a.at(edge - 3, 30))));
        QVERIFY2(out.a.at(edge + 3, 30) > 54.0F,
                 qPrintable(QString::number(out.a.at(edge + 3, 30))));
    }

    void flickerOfTheLightDoesNotStopTheSteadying() {
        const auto stabilizer = flowStabilizer();
        float largest = 0.0F;
        for (int t = 0; t < 16; ++t) {
            const float gain = 0.7F + 0.2F * (scene::lattice(t, 0, 4) - 0.5F);
            const Plane<float> gray = scene::view(width, height, 0.0F, 0.0F, 1, gain, 0.1F);
            const ChromaField out = stabilizer->push(gray, flat(flicker(t), 0.0F), t == 0);
            if (t >= 10) largest = std::max(largest, std::abs(out.a.at(40, 30)));
        }
        QVERIFY2(largest < 3.0F, qPrintable(QString::number(largest)));
    }

    void aChangeOfSizeBeginsAnew() {
        const auto stabilizer = flowStabilizer();
        static_cast<void>(stabilizer->push(scene::view(64, 48, 0, 0, 1), flat(9.0F, 9.0F), true));
        const ChromaField out =
            stabilizer->push(scene::view(width, height, 0, 0, 1), flat(1.0F, 2.0F), false);
        QCOMPARE(out.a.at(3, 3), 1.0F);
    }

    void tinyPicturesAreServed() {
        const auto stabilizer = flowStabilizer();
        ChromaField field{{1, 1}, {1, 1}, {}};
        for (int t = 0; t < 3; ++t) {
            field.a.fill(static_cast<float>(t));
            const ChromaField out = stabilizer->push(scene::view(2, 1, 0, 0, 1), field, t == 0);
            QVERIFY(std::isfinite(out.a.at(0, 0)));
        }
    }
};

QTEST_GUILESS_MAIN(TestStabilizer)
#include "tst_stabilizer.moc"

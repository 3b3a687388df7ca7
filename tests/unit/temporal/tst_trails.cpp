// SPDX-License-Identifier: GPL-3.0-or-later
// A coloured object that crosses a ground of another colour leaves no trail, whatever its speed,
// its way and its contrast.
#include <QtTest/QtTest>

#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using edit::StabilizerKind;
using scene::grayHeight;
using scene::grayWidth;
using scene::SceneFrame;
using temporal::SteadyFrame;

namespace {

constexpr float ground = -30.0F;  // a*
constexpr float bound = 2.0F;     // a*b* units, what may be left of the object
// Single samples: `tv` chains its paths over 16 frames, and an edge between colours that differ
// less could be one of the network's soft ones, which are not given up.
constexpr float looseBound = 5.0F;
// Colours 20 apart are hardly told from flicker: single samples keep most of it, the mean does not.
constexpr double littleMean = 1.2;
constexpr double littleMeanOfThePast = 2.5;  // of `flow`, which has not seen what comes
constexpr float margin = 3.0F;               // pixels behind its edge from which on that holds
constexpr std::uint32_t seeds[] = {1, 7};

struct Place {
    float x = 0.0F;
    float y = 0.0F;
};

// A disc on its way through the middle of the picture.
struct Crossing {
    Place heading;  // of length 1
    float speed = 0.0F;
    std::uint32_t seed = 0;

    [[nodiscard]] float length() const {
        return std::min(36.0F * speed, heading.x == 0.0F ? 70.0F : 104.0F);
    }
    [[nodiscard]] int frames() const { return static_cast<int>(length() / speed) + 1; }
    [[nodiscard]] Place centreAt(int t) const {
        const float gone = speed * static_cast<float>(t) - 0.5F * length();
        return {80.0F + heading.x * gone, 60.0F + heading.y * gone};
    }
};

base::Plane<float> grayOf(const Place& centre, std::uint32_t seed) {
    base::Plane<float> gray = scene::view(grayWidth, grayHeight, 0.0F, 0.0F, seed);
    for (int y = 0; y < grayHeight; ++y) {
        for (int x = 0; x < grayWidth; ++x) {
            const float dx = static_cast<float>(x) - centre.x;
            const float dy = static_cast<float>(y) - centre.y;
            if (std::hypot(dx, dy) < scene::discRadius) {
                gray.at(x, y) = scene::texture(dx, dy, seed + 1);
            }
        }
    }
    return gray;
}

// Where a sample of the chroma lies in the picture, seen from the disc's centre.
Place seenFrom(const Place& centre, int x, int y) {
    return {2.0F * static_cast<float>(x) + 0.5F - centre.x,
            2.0F * static_cast<float>(y) + 0.5F - centre.y};
}

color::ChromaField colorOf(const Place& centre, float contrast) {
    color::ChromaField field = scene::flat(ground, 0.0F);
    for (int y = 0; y < field.height(); ++y) {
        for (int x = 0; x < field.width(); ++x) {
            const Place at = seenFrom(centre, x, y);
            if (std::hypot(at.x, at.y) < scene::discRadius) field.a.at(x, y) = ground + contrast;
        }
    }
    return field;
}

// What is worst, at least `margin` behind the disc and on to where it came from.
struct Worst {
    float error = 0.0F;
    double mean = 0.0;  // of all errors on the ground that was crossed
    int frame = 0;
    int x = 0;
    int y = 0;
    [[nodiscard]] QString text() const {
        return QString("mean %1, %2 in frame %3 at %4, %5")
            .arg(mean)
            .arg(static_cast<double>(error))
            .arg(frame)
            .arg(x)
            .arg(y);
    }
};
Worst worstBehind(const Crossing& crossing, const std::vector<SteadyFrame>& frames) {
    constexpr float halfSample = 0.71F;  // of the chroma, to its corner
    Worst worst;
    double total = 0.0;
    int samples = 0;
    for (int t = 1; t < crossing.frames(); ++t) {
        const color::ChromaField& field = frames[static_cast<std::size_t>(t)].field;
        for (int y = 1; y < field.height() - 1; ++y) {
            for (int x = 1; x < field.width() - 1; ++x) {
                const Place at = seenFrom(crossing.centreAt(t), x, y);
                const float along = at.x * crossing.heading.x + at.y * crossing.heading.y;
                const float across = at.x * crossing.heading.y - at.y * crossing.heading.x;
                const bool behind = along < 0.0F;
                const float away = std::hypot(at.x, at.y) - scene::discRadius - halfSample;
                if (!behind || away < margin) continue;
                const float error = std::abs(field.a.at(x, y) - ground);
                if (std::abs(across) < scene::discRadius &&
                    along > -crossing.speed * static_cast<float>(t)) {
                    total += static_cast<double>(error);
                    ++samples;
                }
                if (error > worst.error) worst = {error, 0.0, t, x, y};
            }
        }
    }
    worst.mean = total / std::max(samples, 1);
    return worst;
}

Worst worstOf(temporal::Stabilizer& stabilizer, const Crossing& crossing, float contrast) {
    return worstBehind(
        crossing, scene::runOver(stabilizer, crossing.frames(), [&](int t) {
            const Place centre = crossing.centreAt(t);
            return SceneFrame{grayOf(centre, crossing.seed), colorOf(centre, contrast)};
        }));
}

}  // namespace

class TestTrails : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("flow") << static_cast<int>(StabilizerKind::Flow);
        QTest::newRow("bidirectional") << static_cast<int>(StabilizerKind::Bidirectional);
        QTest::newRow("tv") << static_cast<int>(StabilizerKind::Tv);
    }

    void aCrossingObjectLeavesNoTrail_data() {
        QTest::addColumn<float>("speed");
        QTest::addColumn<float>("headingX");
        QTest::addColumn<float>("headingY");
        QTest::addColumn<float>("contrast");
        for (const float speed : {1.0F, 2.0F, 4.0F, 8.0F}) {
            const auto name = [speed](const char* way) {
                return QString("%1 px a frame, %2").arg(static_cast<double>(speed)).arg(way);
            };
            QTest::newRow(qPrintable(name("right"))) << speed << 1.0F << 0.0F << 70.0F;
            QTest::newRow(qPrintable(name("down"))) << speed << 0.0F << 1.0F << 70.0F;
            QTest::newRow(qPrintable(name("slanted"))) << speed << -0.8F << 0.6F << 70.0F;
            QTest::newRow(qPrintable(name("half the contrast"))) << speed << 1.0F << 0.0F << 35.0F;
            QTest::newRow(qPrintable(name("little contrast"))) << speed << 1.0F << 0.0F << 20.0F;
        }
    }
    void aCrossingObjectLeavesNoTrail() {
        QFETCH_GLOBAL(int, kind);
        QFETCH(float, speed);
        QFETCH(float, headingX);
        QFETCH(float, headingY);
        QFETCH(float, contrast);
        const auto which = static_cast<StabilizerKind>(kind);
        const bool loose = which == StabilizerKind::Tv || contrast < 50.0F;
        const bool little = contrast < 30.0F;
        const double mean = which == StabilizerKind::Flow ? littleMeanOfThePast : littleMean;
        const float most = loose ? looseBound : bound;
        for (const std::uint32_t seed : seeds) {
            const auto stabilizer = temporal::makeStabilizer(which, 0.8);
            const Worst worst = worstOf(*stabilizer, {{headingX, headingY}, speed, seed}, contrast);
            QVERIFY2(little ? worst.mean < mean : worst.error < most, qPrintable(worst.text()));
        }
    }

    void aPlainBlendLeavesOne() {
        QFETCH_GLOBAL(int, kind);
        if (static_cast<StabilizerKind>(kind) != StabilizerKind::Flow) return;
        const auto blend = temporal::makePlainStabilizer(temporal::PlainKind::Blend);
        const Worst worst = worstOf(*blend, {{1.0F, 0.0F}, 4.0F, seeds[0]}, 70.0F);
        QVERIFY2(worst.error > 5.0F * bound, qPrintable(worst.text()));
    }
};

QTEST_APPLESS_MAIN(TestTrails)
#include "tst_trails.moc"

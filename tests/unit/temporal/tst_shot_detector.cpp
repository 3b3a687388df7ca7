// SPDX-License-Identifier: GPL-3.0-or-later
// The shot detector: exact on cuts, quiet on everything that only looks like one.
#include "core/temporal/shot_detector.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include <QtTest/QtTest>

#include "tests/unit/temporal/moving_scene.h"

using namespace kinechrome;
using base::Plane;

namespace {

constexpr int width = 192;
constexpr int height = 144;

using Film = std::vector<Plane<float>>;

std::vector<int> cutsOf(const Film& film) {
    const auto detector = temporal::ShotDetector::make();
    std::vector<int> cuts;
    for (std::size_t t = 0; t < film.size(); ++t) {
        if (detector->isCut(film[t])) cuts.push_back(static_cast<int>(t));
    }
    return cuts;
}

// A shot that pans `speed` pixels a frame over coarse and fine texture.
void addShot(Film& film, int frames, std::uint32_t seed, float speed = 1.0F, float gain = 0.8F,
             float offset = 0.1F) {
    for (int t = 0; t < frames; ++t) {
        Plane<float> plane(width, height);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const float at = static_cast<float>(x) + speed * static_cast<float>(t);
                const float value = 0.6F * scene::texture(at, static_cast<float>(y), seed, 24.0F) +
                                    0.4F * scene::texture(at, static_cast<float>(y), seed + 50);
                plane.at(x, y) = offset + gain * value;
            }
        }
        film.push_back(plane);
    }
}

void addFlat(Film& film, int frames, float value) {
    for (int t = 0; t < frames; ++t) {
        film.emplace_back(width, height);
        film.back().fill(value);
    }
}

void addGrain(Film& film, float strength) {
    for (std::size_t t = 0; t < film.size(); ++t) {
        const auto seed = static_cast<std::uint32_t>(1000 + t);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                film[t].at(x, y) += strength * (scene::lattice(x, y, seed) - 0.5F);
            }
        }
    }
}

Film twoShots(float gain = 0.8F, float offset = 0.1F) {
    Film film;
    addShot(film, 12, 1, 1.0F, gain, offset);
    addShot(film, 12, 2, 1.0F, gain, offset);
    return film;
}

}  // namespace

class TestShotDetector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsAreFoundOnTheirFrame_data() {
        QTest::addColumn<float>("gain");
        QTest::addColumn<float>("offset");
        QTest::addColumn<float>("grain");
        QTest::newRow("clean") << 0.8F << 0.1F << 0.0F;
        QTest::newRow("grainy") << 0.8F << 0.1F << 0.25F;
        QTest::newRow("dark") << 0.08F << 0.0F << 0.0F;
        QTest::newRow("dark and grainy") << 0.08F << 0.02F << 0.02F;
        QTest::newRow("bright") << 0.15F << 0.85F << 0.0F;
    }
    void cutsAreFoundOnTheirFrame() {
        QFETCH(float, gain);
        QFETCH(float, offset);
        QFETCH(float, grain);
        Film film = twoShots(gain, offset);
        addGrain(film, grain);
        QCOMPARE(cutsOf(film), std::vector<int>{12});
    }

    void shortShotsAreFoundToo() {
        Film film;
        for (std::uint32_t seed = 1; seed <= 5; ++seed) addShot(film, 4, seed);
        QCOMPARE(cutsOf(film), (std::vector<int>{4, 8, 12, 16}));
    }

    void aCutToAFlatFrameAndBackIsSeen() {
        Film film;
        addShot(film, 8, 1);
        addFlat(film, 8, 0.3F);
        addShot(film, 8, 2);
        QCOMPARE(cutsOf(film), (std::vector<int>{8, 16}));
    }

    void flatFramesAreToldApartByTheirTone() {
        Film film;
        addFlat(film, 6, 0.2F);
        addFlat(film, 6, 0.7F);
        QCOMPARE(cutsOf(film), std::vector<int>{6});
    }

    void aSteadyShotHasNoCut_data() {
        QTest::addColumn<float>("speed");
        QTest::newRow("still") << 0.0F;
        QTest::newRow("slow pan") << 2.0F;
        QTest::newRow("fast pan") << 14.0F;
    }
    void aSteadyShotHasNoCut() {
        QFETCH(float, speed);
        Film film;
        addShot(film, 24, 1, speed);
        QCOMPARE(cutsOf(film), std::vector<int>{});
    }

    void flickerOfTheLightIsNoCut() {
        Film film;
        for (int t = 0; t < 24; ++t) {
            const float flicker = 0.25F * (scene::lattice(t, 0, 9) - 0.5F);
            addShot(film, 1, 1, 0.0F, 0.7F * (1.0F + flicker), 0.1F + 0.2F * flicker);
        }
        QCOMPARE(cutsOf(film), std::vector<int>{});
    }

    void aFlashIsNoCut_data() {
        QTest::addColumn<float>("added");
        QTest::newRow("brighter") << 0.3F;
        QTest::newRow("nearly white") << 0.75F;
        QTest::newRow("white") << 1.0F;
    }
    void aFlashIsNoCut() {
        QFETCH(float, added);
        Film film;
        addShot(film, 20, 1);
        for (const std::size_t t : {7U, 8U, 15U}) {
            for (int y = 0; y < height; ++y) {
                for (int x = 0; x < width; ++x) {
                    film[t].at(x, y) = std::min(film[t].at(x, y) + added, 1.0F);
                }
            }
        }
        QCOMPARE(cutsOf(film), std::vector<int>{});
    }

    void aCutBehindAFlashIsStillSeen() {
        Film film;
        addShot(film, 8, 1);
        addFlat(film, 2, 1.0F);
        addShot(film, 8, 2);
        QCOMPARE(cutsOf(film), std::vector<int>{10});
    }

    void aDamagedFrameCostsAtMostOneCut() {
        Film film;
        addShot(film, 20, 1, 0.5F);
        film[10] = scene::view(width, height, 0.0F, 0.0F, 55);
        QVERIFY(cutsOf(film).size() <= 1);
    }

    void aSlowFadeFromBlackIsNoCut() {
        Film film;
        addFlat(film, 4, 0.0F);
        for (int t = 1; t <= 24; ++t)
            addShot(film, 1, 1, 0.0F, 0.03F * static_cast<float>(t), 0.0F);
        QCOMPARE(cutsOf(film), std::vector<int>{});
    }

    void theFirstFrameIsNoCutAndResetForgets() {
        const Film film = twoShots();
        const auto detector = temporal::ShotDetector::make();
        QVERIFY(!detector->isCut(film.front()));
        detector->reset();
        QVERIFY(!detector->isCut(film.back()));
        QVERIFY(detector->isCut(film.front()));
    }

    void tinyPicturesAreServed() {
        const auto detector = temporal::ShotDetector::make();
        for (int t = 0; t < 6; ++t) QVERIFY(!detector->isCut(scene::view(3, 2, 0.0F, 0.0F, 1)));
        QVERIFY(!detector->isCut({}));
    }
};

QTEST_GUILESS_MAIN(TestShotDetector)
#include "tst_shot_detector.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// All shot boundaries in order: cuts to the frame, dissolves and fades within five frames, nothing
// on motion, grain and flicker.
#include "core/temporal/shot_finder.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

#include <QtTest/QtTest>

#include "tests/unit/temporal/moving_scene.h"

using namespace kinechrome;
using base::Plane;
using temporal::ShotFinder;

namespace {

constexpr int width = 120;
constexpr int height = 90;

using Film = std::vector<Plane<float>>;

// A pan over coarse and fine texture, painted once.
Film shot(int frames, std::uint32_t seed, float speed = 0.5F) {
    static std::map<std::pair<std::uint32_t, float>, Film> painted;
    Film& film = painted[{seed, speed}];
    for (int t = static_cast<int>(film.size()); t < frames; ++t) {
        Plane<float> plane(width, height);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const float at = static_cast<float>(x) + speed * static_cast<float>(t);
                const auto row = static_cast<float>(y);
                plane.at(x, y) = 0.1F + 0.5F * scene::texture(at, row, seed, 24.0F) +
                                 0.3F * scene::texture(at, row, seed + 50);
            }
        }
        film.push_back(plane);
    }
    return {film.begin(), film.begin() + frames};
}

Plane<float> mixed(const Plane<float>& one, const Plane<float>& other, float share) {
    Plane<float> out(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            out.at(x, y) = (1.0F - share) * one.at(x, y) + share * other.at(x, y);
        }
    }
    return out;
}

void append(Film& film, const Film& more) {
    film.insert(film.end(), more.begin(), more.end());
}

// The last frames of `film` become the first of `next`, over `length` frames.
void dissolveInto(Film& film, const Film& next, int length) {
    const std::size_t start = film.size() - static_cast<std::size_t>(length);
    for (int t = 0; t < length; ++t) {
        const float share = (static_cast<float>(t) + 0.5F) / static_cast<float>(length);
        Plane<float>& frame = film[start + static_cast<std::size_t>(t)];
        frame = mixed(frame, next[static_cast<std::size_t>(t)], share);
    }
    film.insert(film.end(), next.begin() + length, next.end());
}

Film black(int frames) {
    Film film;
    for (int t = 0; t < frames; ++t) {
        film.emplace_back(width, height);
        film.back().fill(0.02F);
    }
    return film;
}

void wear(Film& film, float grain, float flicker) {
    for (std::size_t t = 0; t < film.size(); ++t) {
        film[t] = film[t].clone();
        const auto seed = static_cast<std::uint32_t>(1000 + t);
        const float gain = 1.0F + flicker * (scene::lattice(static_cast<int>(t), 3, 7) - 0.5F);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const float noise = grain * (scene::lattice(x, y, seed) - 0.5F);
                film[t].at(x, y) = std::clamp(gain * film[t].at(x, y) + noise, 0.0F, 1.0F);
            }
        }
    }
}

std::vector<ShotFinder::Boundary> boundariesOf(const Film& film) {
    ShotFinder finder;
    std::vector<ShotFinder::Boundary> all;
    const auto take = [&](const std::vector<ShotFinder::Boundary>& more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    for (const auto& frame : film) take(finder.push(frame));
    take(finder.finish());
    return all;
}

QByteArray listed(const std::vector<ShotFinder::Boundary>& all) {
    QByteArray text;
    for (const auto& one : all) {
        text += QByteArray::number(static_cast<qlonglong>(one.frame)) + (one.gradual ? "~ " : " ");
    }
    return text;
}

}  // namespace

class TestShotFinder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dissolveIsFoundNearItsMiddle_data() {
        QTest::addColumn<int>("length");
        QTest::addColumn<float>("grain");
        for (const int length : {8, 20, 40}) {
            QTest::addRow("%d frames", length) << length << 0.0F;
            QTest::addRow("%d frames, worn", length) << length << 0.1F;
        }
    }
    void dissolveIsFoundNearItsMiddle() {
        QFETCH(int, length);
        QFETCH(float, grain);
        Film film = shot(90, 1);
        dissolveInto(film, shot(90, 2), length);
        if (grain > 0.0F) wear(film, grain, 0.1F);
        const auto found = boundariesOf(film);
        QVERIFY2(found.size() == 1, listed(found).constData());
        QVERIFY(found.front().gradual);
        QVERIFY2(std::abs(found.front().frame - (90 - length / 2)) <= 5, listed(found).constData());
    }

    void fadeThroughBlackIsFoundInTheDark() {
        Film film = shot(80, 1);
        dissolveInto(film, black(24), 16);
        dissolveInto(film, shot(80, 2), 16);
        // Dark is at its deepest from frame 80 to 87.
        const auto found = boundariesOf(film);
        QVERIFY2(found.size() == 1, listed(found).constData());
        QVERIFY2(std::abs(found.front().frame - 80) <= 5, listed(found).constData());
    }

    void cutsStandToTheFrameBesideTransitionsAndInOrder() {
        Film film = shot(70, 1);
        dissolveInto(film, shot(60, 2), 16);
        append(film, shot(20, 3));
        append(film, shot(60, 4));
        dissolveInto(film, shot(60, 5), 20);
        const auto found = boundariesOf(film);
        QVERIFY2(found.size() == 4, listed(found).constData());
        QVERIFY(std::abs(found[0].frame - 62) <= 5 && found[0].gradual);
        QVERIFY(found[1].frame == 114 && !found[1].gradual);
        QVERIFY(found[2].frame == 134 && !found[2].gradual);
        QVERIFY(std::abs(found[3].frame - 184) <= 5 && found[3].gradual);
    }

    void nothingIsFoundWhereNothingChanges_data() {
        QTest::addColumn<float>("speed");
        QTest::addColumn<float>("grain");
        for (const float speed : {0.0F, 0.3F, 1.0F, 3.0F}) {
            QTest::addRow("pan by %.1f", static_cast<double>(speed)) << speed << 0.0F;
            QTest::addRow("pan by %.1f, worn", static_cast<double>(speed)) << speed << 0.1F;
        }
    }
    void nothingIsFoundWhereNothingChanges() {
        QFETCH(float, speed);
        QFETCH(float, grain);
        Film film = shot(110, 1, speed);
        if (grain > 0.0F) wear(film, grain, 0.15F);
        QCOMPARE(listed(boundariesOf(film)), QByteArray());
    }

    void grainInTheDarkIsNoCut() {
        Film film = shot(40, 1);
        append(film, black(30));
        append(film, shot(40, 2));
        wear(film, 0.1F, 0.1F);
        QCOMPARE(listed(boundariesOf(film)), QByteArray("40 70 "));
    }

    void whatIsKnownGrowsAndIsNeverTakenBack() {
        Film film = shot(60, 1);
        dissolveInto(film, shot(60, 2), 16);
        append(film, shot(60, 3));
        ShotFinder finder;
        std::int64_t known = 0;
        for (const auto& frame : film) {
            const std::int64_t before = known;
            for (const auto& found : finder.push(frame)) QVERIFY(found.frame >= before);
            known = finder.knownTo();
            QVERIFY(known >= before);
        }
        for (const auto& found : finder.finish()) QVERIFY(found.frame >= known);
        QCOMPARE(finder.knownTo(), static_cast<std::int64_t>(film.size()));
    }

    void shortAndEmptyFilmsAreServed() {
        QVERIFY(boundariesOf({}).empty());
        QVERIFY(boundariesOf(shot(1, 1)).empty());
        QVERIFY(boundariesOf(shot(5, 1)).empty());
        Film film = shot(4, 1);
        append(film, shot(4, 2));
        QCOMPARE(listed(boundariesOf(film)), QByteArray("4 "));
    }
};

QTEST_GUILESS_MAIN(TestShotFinder)
#include "tst_shot_finder.moc"

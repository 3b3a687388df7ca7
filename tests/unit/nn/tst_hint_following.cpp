// SPDX-License-Identifier: GPL-3.0-or-later
// A hinted spot has the asked colour; what lies beyond an edge or far away keeps its own.
#include "core/nn/hint_following.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace kinechrome;

namespace {

base::Plane<float> plane(int width, int height, float value) {
    base::Plane<float> out(width, height);
    for (int y = 0; y < height; ++y) std::fill_n(out.row(y), width, value);
    return out;
}

color::ChromaField fieldOf(int width, int height) {
    return {plane(width, height, 5.0F), plane(width, height, -5.0F), plane(width, height, 0.25F)};
}

color::HintRaster noHints(int width, int height) {
    return {plane(width, height, 0.0F), plane(width, height, 0.0F), plane(width, height, 0.0F)};
}

void put(color::HintRaster& hints, int x, int y, float a, float b) {
    hints.mask.row(y)[x] = 1.0F;
    hints.a.row(y)[x] = a;
    hints.b.row(y)[x] = b;
}

}  // namespace

class TestHintFollowing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSpotHasTheAskedColor() {
        auto field = fieldOf(20, 15);
        auto hints = noHints(39, 29);  // odd picture: the last sample of the field is half covered
        put(hints, 10, 8, 40.0F, 30.0F);
        put(hints, 38, 28, -20.0F, 12.0F);
        nn::followHints(plane(39, 29, 0.5F), hints, field);
        QCOMPARE(field.a.row(4)[5], 40.0F);
        QCOMPARE(field.b.row(4)[5], 30.0F);
        QCOMPARE(field.confidence.row(4)[5], 1.0F);
        QCOMPARE(field.a.row(14)[19], -20.0F);
        QCOMPARE(field.b.row(14)[19], 12.0F);
    }

    void itFadesAroundAndLeavesTheRestAlone() {
        auto field = fieldOf(30, 30);
        auto hints = noHints(60, 60);
        put(hints, 30, 30, 45.0F, -5.0F);
        nn::followHints(plane(60, 60, 0.5F), hints, field);
        for (int x = 16; x <= 19; ++x) QVERIFY(field.a.row(15)[x] < field.a.row(15)[x - 1]);
        QCOMPARE(field.a.row(15)[25], 5.0F);
        QCOMPARE(field.confidence.row(15)[25], 0.25F);
        QCOMPARE(field.b.row(15)[15], -5.0F);
    }

    void itStopsAtAnEdgeOfTheGrayPicture() {
        auto field = fieldOf(20, 20);
        auto gray = plane(40, 40, 0.2F);
        for (int y = 0; y < 40; ++y) std::fill_n(gray.row(y) + 20, 20, 0.9F);
        auto hints = noHints(40, 40);
        put(hints, 18, 20, 60.0F, 0.0F);  // the sample left of the edge
        nn::followHints(gray, hints, field);
        QCOMPARE(field.a.row(10)[9], 60.0F);
        QVERIFY(field.a.row(10)[8] > 40.0F);
        QVERIFY(std::abs(field.a.row(10)[10] - 5.0F) < 0.01F);
    }

    void neighboursWithDifferentWishesEachGetTheirOwn() {
        auto field = fieldOf(16, 16);
        auto hints = noHints(32, 32);
        put(hints, 10, 10, 60.0F, 0.0F);
        put(hints, 12, 10, -60.0F, 0.0F);
        nn::followHints(plane(32, 32, 0.5F), hints, field);
        QVERIFY(std::abs(field.a.row(5)[5] - 60.0F) < 1e-3F);
        QVERIFY(std::abs(field.a.row(5)[6] + 60.0F) < 1e-3F);
    }

    void withoutHintsNothingChanges() {
        auto field = fieldOf(8, 8);
        nn::followHints(plane(16, 16, 0.5F), {}, field);
        nn::followHints(plane(16, 16, 0.5F), noHints(16, 16), field);
        for (int y = 0; y < 8; ++y) {
            QVERIFY(std::all_of(field.a.row(y), field.a.row(y) + 8,
                                [](float value) { return value == 5.0F; }));
        }
    }
};

QTEST_APPLESS_MAIN(TestHintFollowing)
#include "tst_hint_following.moc"

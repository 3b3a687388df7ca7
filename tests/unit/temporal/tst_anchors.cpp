// SPDX-License-Identifier: GPL-3.0-or-later
// Anchors: which frames of a shot are kept, when they speak, and what they say.
#include <cmath>

#include <QtTest/QtTest>

#include "core/temporal/anchors.h"
#include "core/temporal/optical_flow.h"
#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using base::Plane;
using scene::middleX;
using scene::middleY;
using temporal::Anchors;

namespace {

constexpr float fullCount = 48.0F;

Plane<float> grayOf(std::uint32_t seed) {
    return scene::view(scene::grayWidth, scene::grayHeight, 0.0F, 0.0F, seed);
}

Plane<float> counts(float value) {
    Plane<float> plane(scene::grayWidth / 2, scene::grayHeight / 2);
    plane.fill(value);
    return plane;
}

}  // namespace

class TestAnchors : public QObject {
    Q_OBJECT
    const Plane<float> gray_ = grayOf(1);

    void settle(Anchors& anchors, std::int64_t frame, float a, bool byHand = false) const {
        anchors.settle(frame, gray_, scene::flat(a, 0.0F), counts(fullCount), byHand);
    }
    static Anchors::Word askedOf(Anchors& anchors, std::int64_t frame, const Plane<float>& gray,
                                 float heldA) {
        return anchors.wordOn({frame, gray, scene::flat(heldA, 0.0F)});
    }

private Q_SLOTS:
    void firstFrameSpeaksFromTheFourthOn() {
        Anchors anchors(fullCount);
        QVERIFY(askedOf(anchors, 8, gray_, 20.0F).empty());
        settle(anchors, 0, 20.0F);
        QVERIFY(askedOf(anchors, 3, gray_, 20.0F).empty());
        const auto word = askedOf(anchors, 4, gray_, 25.0F);
        QVERIFY(!word.empty());
        QVERIFY(std::abs(word.a.at(middleX, middleY) - 20.0F) < 0.1F);
        QVERIFY(word.seen.at(middleX, middleY) > 0.95F);
        anchors.forget();
        QVERIFY(askedOf(anchors, 8, gray_, 20.0F).empty());
    }

    void framesBetweenAreNotKept() {
        Anchors anchors(fullCount);
        for (int frame = 1; frame < 32; ++frame) settle(anchors, frame, 20.0F);
        QVERIFY(askedOf(anchors, 40, gray_, 20.0F).empty());
    }

    void anotherColorHasNothingToSay_data() {
        QTest::addColumn<float>("held");
        QTest::addColumn<float>("like");
        QTest::newRow("drifted a little") << 29.0F << 1.0F;
        QTest::newRow("between") << 35.0F << 0.5F;
        QTest::newRow("another lamp") << 41.0F << 0.0F;
    }
    void anotherColorHasNothingToSay() {
        QFETCH(float, held);
        QFETCH(float, like);
        Anchors anchors(fullCount);
        settle(anchors, 0, 20.0F);
        const auto word = askedOf(anchors, 8, gray_, held);
        QVERIFY2(std::abs(word.like.at(middleX, middleY) - like) < 0.05F,
                 qPrintable(QString::number(word.like.at(middleX, middleY))));
        QVERIFY(word.seen.at(middleX, middleY) > 0.95F);
    }

    // One of another colour does not take the word from the others.
    void eachIsJudgedByItself() {
        Anchors anchors(fullCount);
        settle(anchors, 0, -20.0F);
        settle(anchors, 32, 20.0F);
        const auto word = askedOf(anchors, 64, gray_, 22.0F);
        QVERIFY(std::abs(word.a.at(middleX, middleY) - 20.0F) < 0.1F);
        QVERIFY(word.seen.at(middleX, middleY) > 0.95F);
    }

    void whatIsNotSeenInTheAnchorIsNotSpokenOf() {
        Anchors anchors(fullCount);
        settle(anchors, 0, 20.0F);
        const auto word = askedOf(anchors, 8, grayOf(9), 20.0F);
        QVERIFY2(scene::mean(word.seen) < 0.2F,
                 qPrintable(QString::number(scene::mean(word.seen))));
    }

    // Beyond the flow's reach patches that look alike by chance are left: they have no say.
    void patchesThatAreSeenByChanceHaveNoSay() {
        Anchors anchors(fullCount);
        settle(anchors, 0, 20.0F);
        const auto sayAfter = [&](float pan) {
            const auto gray = scene::view(scene::grayWidth, scene::grayHeight, pan, 0.0F, 1);
            return scene::mean(askedOf(anchors, 8, gray, 20.0F).seen);
        };
        QVERIFY(sayAfter(4.0F) > 0.7F);
        QVERIFY2(sayAfter(60.0F) < 0.03F, qPrintable(QString::number(sayAfter(60.0F))));
    }

    void aColorThatFewFramesGaveSaysLess() {
        Anchors anchors(fullCount);
        anchors.settle(0, gray_, scene::flat(20.0F, 0.0F), counts(12.0F), false);
        const auto word = askedOf(anchors, 8, gray_, 20.0F);
        QVERIFY(std::abs(word.seen.at(middleX, middleY) - 0.25F) < 0.02F);
    }

    void aFrameColouredByHandOutweighsTheFirst() {
        Anchors anchors(fullCount);
        settle(anchors, 0, 20.0F);
        settle(anchors, 10, 25.0F, true);
        const auto word = askedOf(anchors, 20, gray_, 22.0F);
        QVERIFY(word.a.at(middleX, middleY) > 24.5F);
        QVERIFY(word.seen.at(middleX, middleY) <= 1.0F);
        QVERIFY(word.weight.at(middleX, middleY) > 0.9F * temporal::worthOfAHand);
    }

    // The network's colours before it have hints of their own.
    void aFrameColouredByHandDoesNotSpeakToEarlierOnes() {
        Anchors anchors(fullCount);
        settle(anchors, 10, 25.0F, true);
        QVERIFY(askedOf(anchors, 9, gray_, 22.0F).empty());
        QVERIFY(!askedOf(anchors, 10, gray_, 22.0F).empty());
        QVERIFY(!askedOf(anchors, 11, gray_, 22.0F).empty());
    }

    void theFirstFrameStaysWhenItWasColouredByHand() {
        Anchors anchors(fullCount);
        settle(anchors, 0, 20.0F, true);
        for (int frame = 1; frame <= 5; ++frame) settle(anchors, 2 * frame, 23.0F, true);
        const auto word = askedOf(anchors, 40, gray_, 21.0F);
        const float byHand = 4.0F * temporal::worthOfAHand;
        const float mean = (20.0F + byHand * 23.0F) / (1.0F + byHand);
        QVERIFY(std::abs(word.a.at(middleX, middleY) - mean) < 0.02F);
    }

    // However long the shot: its first frame, up to four spread evenly over it, the latest. Each is
    // asked for by its colour, which no other has.
    void keysAreSpreadEvenlyOverTheShot_data() {
        QTest::addColumn<int>("last");
        QTest::addColumn<QList<int>>("kept");
        QTest::newRow("short") << 127 << QList<int>{0, 32, 64, 96};
        QTest::newRow("as many as are kept") << 159 << QList<int>{0, 32, 64, 96, 128};
        QTest::newRow("one more") << 160 << QList<int>{0, 64, 128, 160};
        QTest::newRow("at twice the distance") << 340 << QList<int>{0, 128, 256, 320};
        QTest::newRow("long") << 1999 << QList<int>{0, 512, 1024, 1536, 1984};
    }
    void keysAreSpreadEvenlyOverTheShot() {
        QFETCH(int, last);
        QFETCH(QList<int>, kept);
        const auto colorOf = [](int frame) { return static_cast<float>(frame); };
        Anchors anchors(fullCount);
        for (int frame = 0; frame <= last; ++frame) settle(anchors, frame, colorOf(frame));
        for (int frame = 0; frame <= last; frame += 32) {
            const auto word = askedOf(anchors, last + 4, gray_, colorOf(frame));
            const bool speaks = word.like.at(middleX, middleY) > 0.9F;
            QVERIFY2(speaks == kept.contains(frame), qPrintable(QString::number(frame)));
        }
    }

    void theLatestFourByHandAreKept() {
        Anchors anchors(fullCount);
        for (int frame = 1; frame <= 6; ++frame) {
            settle(anchors, 3 * frame, 30.0F * static_cast<float>(frame), true);
        }
        for (int frame = 1; frame <= 6; ++frame) {
            const auto word = askedOf(anchors, 30, gray_, 30.0F * static_cast<float>(frame));
            QCOMPARE(word.like.at(middleX, middleY) > 0.9F, frame > 2);
        }
    }

    void settledAgainItHasTheLaterColor() {
        Anchors anchors(fullCount);
        settle(anchors, 0, 20.0F);
        settle(anchors, 0, 24.0F);
        const std::int64_t before = temporal::flowSearches();
        const auto word = askedOf(anchors, 8, gray_, 22.0F);
        QCOMPARE(temporal::flowSearches() - before, std::int64_t{2});
        QVERIFY(std::abs(word.a.at(middleX, middleY) - 24.0F) < 0.1F);
    }
};

QTEST_GUILESS_MAIN(TestAnchors)
#include "tst_anchors.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Anchors: which frames of a shot are kept, when they speak, and what they say.
#include <cmath>

#include <QtTest/QtTest>

#include "core/temporal/anchors.h"
#include "core/temporal/optical_flow.h"
#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using base::Plane;
using temporal::Anchors;

namespace {

constexpr float fullCount = 48.0F;
constexpr int middleX = scene::grayWidth / 4;
constexpr int middleY = scene::grayHeight / 4;

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
                                 float heldA, float changedIn = 0.0F) {
        return anchors.wordOn({frame, gray, scene::flat(heldA, 0.0F), counts(changedIn)});
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
        QVERIFY(word.say.at(middleX, middleY) > 0.95F);
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
        QTest::addColumn<float>("say");
        QTest::newRow("drifted a little") << 31.0F << 1.0F;
        QTest::newRow("between") << 38.0F << 0.5F;
        QTest::newRow("another lamp") << 45.0F << 0.0F;
    }
    void anotherColorHasNothingToSay() {
        QFETCH(float, held);
        QFETCH(float, say);
        Anchors anchors(fullCount);
        settle(anchors, 0, 20.0F);
        const auto word = askedOf(anchors, 8, gray_, held);
        QVERIFY2(std::abs(word.say.at(middleX, middleY) - say) < 0.05F,
                 qPrintable(QString::number(word.say.at(middleX, middleY))));
    }

    void anAnchorFromBeforeAChangeHasNothingToSay() {
        Anchors anchors(fullCount);
        settle(anchors, 0, 20.0F);
        settle(anchors, 32, 26.0F);
        const auto word = askedOf(anchors, 64, gray_, 23.0F, 20.0F);
        QVERIFY(std::abs(word.a.at(middleX, middleY) - 26.0F) < 0.1F);
        QVERIFY(scene::mean(askedOf(anchors, 64, gray_, 23.0F, 33.0F).say) == 0.0F);
    }

    // One of another colour does not take the word from the others.
    void eachIsJudgedByItself() {
        Anchors anchors(fullCount);
        settle(anchors, 0, -20.0F);
        settle(anchors, 32, 20.0F);
        const auto word = askedOf(anchors, 64, gray_, 22.0F);
        QVERIFY(std::abs(word.a.at(middleX, middleY) - 20.0F) < 0.1F);
        QVERIFY(word.say.at(middleX, middleY) > 0.95F);
    }

    void whatIsNotSeenInTheAnchorIsNotSpokenOf() {
        Anchors anchors(fullCount);
        settle(anchors, 0, 20.0F);
        const auto word = askedOf(anchors, 8, grayOf(9), 20.0F);
        QVERIFY2(scene::mean(word.say) < 0.2F, qPrintable(QString::number(scene::mean(word.say))));
    }

    void aColorThatFewFramesGaveSaysLess() {
        Anchors anchors(fullCount);
        anchors.settle(0, gray_, scene::flat(20.0F, 0.0F), counts(12.0F), false);
        const auto word = askedOf(anchors, 8, gray_, 20.0F);
        QVERIFY(std::abs(word.say.at(middleX, middleY) - 0.25F) < 0.02F);
    }

    void aFrameColouredByHandOutweighsTheFirst() {
        Anchors anchors(fullCount);
        settle(anchors, 0, 20.0F);
        settle(anchors, 10, 25.0F, true);
        const auto word = askedOf(anchors, 20, gray_, 22.0F);
        QVERIFY(word.a.at(middleX, middleY) > 24.5F);
        QCOMPARE(word.say.at(middleX, middleY), 1.0F);
    }

    // However long the shot: its first frame, up to four spread over it, the latest, four by hand.
    void keptFramesAreFewAndSpreadOverTheShot() {
        Anchors anchors(fullCount);
        const auto colorOf = [](std::int64_t frame) { return 0.002F * static_cast<float>(frame); };
        for (std::int64_t frame = 0; frame <= 3000; ++frame) {
            settle(anchors, frame, colorOf(frame), frame % 100 == 50);
            if (frame % 500 != 499) continue;
            const std::int64_t before = temporal::flowSearches();
            static_cast<void>(askedOf(anchors, frame, gray_, colorOf(frame)));
            const std::int64_t asked = (temporal::flowSearches() - before) / 2;
            QVERIFY2(asked >= 7 && asked <= 10, qPrintable(QString::number(asked)));
        }
        // Those by hand are late ones and outweigh the others: their mean is beside the point here.
        Anchors alone(fullCount);
        for (std::int64_t frame = 0; frame <= 3000; ++frame) settle(alone, frame, colorOf(frame));
        const auto word = askedOf(alone, 3000, gray_, colorOf(1500));
        const float mean = word.a.at(middleX, middleY);
        QVERIFY2(mean > colorOf(900) && mean < colorOf(2100), qPrintable(QString::number(mean)));
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

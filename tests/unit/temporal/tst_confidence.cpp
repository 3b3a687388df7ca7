// SPDX-License-Identifier: GPL-3.0-or-later
// What the network says of its own certainty decides how much a frame counts.
#include <cmath>
#include <cstdint>

#include <QtTest/QtTest>

#include "core/temporal/running_mean.h"
#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using base::Plane;
using color::ChromaField;
using edit::StabilizerKind;

namespace {

constexpr int width = 36;  // of the chroma; the gray has twice of it
constexpr int height = 16;
constexpr int count = 130;
constexpr int odd = 60;           // the frame that says something else
constexpr float difference = 10;  // its b* from that of the others
constexpr float usual = 0.5F;     // confidence at which a frame counts once
constexpr float unsure = 0.1F;    // a quarter of that, the least
constexpr float sure = 0.95F;     // four times, the most

// 10 units of b* off in the odd frame, of which the left half is `left` sure and the right `right`.
ChromaField networkAt(int t, float left, float right) {
    ChromaField field{{width, height}, {width, height}, {width, height}};
    field.a.fill(40.0F);
    field.b.fill(t == odd ? difference : 0.0F);
    field.confidence.fill(usual);
    for (int y = 0; y < height && t == odd; ++y) {
        for (int x = 0; x < width; ++x) field.confidence.at(x, y) = x < width / 2 ? left : right;
    }
    return field;
}

Plane<float> stillGray() {
    return scene::view(2 * width, 2 * height, 0.0F, 0.0F, 1);
}

using Frames = std::vector<temporal::SteadyFrame>;
Frames steadied(StabilizerKind kind, const std::function<ChromaField(int)>& network) {
    const auto stabilizer = temporal::makeStabilizer(kind, 0.8);
    return scene::runOver(*stabilizer, count, [&](int t) {
        return scene::SceneFrame{stillGray(), network(t)};
    });
}

float movedAt(const Frames& frames, int x) {
    return frames[odd].field.b.at(x, height / 2);
}

ChromaField withConfidence(float value) {
    ChromaField field{{3, 2}, {3, 2}, {3, 2}};
    field.confidence.fill(value);
    return field;
}

}  // namespace

class TestConfidence : public QObject {
    Q_OBJECT

    static void addMethods() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<float>("others");  // frames that the odd one stands against
        QTest::newRow("flow") << static_cast<int>(StabilizerKind::Flow) << 24.0F;
        QTest::newRow("bidirectional") << static_cast<int>(StabilizerKind::Bidirectional) << 48.0F;
        QTest::newRow("tv") << static_cast<int>(StabilizerKind::Tv) << 32.0F;
    }

private Q_SLOTS:
    void weightsAreThoseOfTheExpectedError_data() {
        QTest::addColumn<float>("confidence");
        QTest::addColumn<float>("weight");
        QTest::newRow("as wrong as usual") << 0.5F << 1.0F;
        QTest::newRow("two thirds of that") << 0.6F << 2.25F;
        QTest::newRow("half as much again") << 0.4F << 4.0F / 9.0F;
        QTest::newRow("sure") << 0.8F << 4.0F;
        QTest::newRow("no surer than that counts") << 1.0F << 4.0F;
        QTest::newRow("unsure") << 0.2F << 0.25F;
        QTest::newRow("no less counts") << 0.0F << 0.25F;
    }

    void weightsAreThoseOfTheExpectedError() {
        QFETCH(float, confidence);
        QFETCH(float, weight);
        const Plane<float> weights = temporal::weightsOf(withConfidence(confidence));
        QVERIFY(weights.sameSize(Plane<float>(3, 2)));
        for (int y = 0; y < 2; ++y) {
            for (int x = 0; x < 3; ++x) QVERIFY(std::abs(weights.at(x, y) - weight) < 1e-4F);
        }
    }

    void eachSampleHasAWeightOfItsOwn() {
        ChromaField field = withConfidence(0.5F);
        field.confidence.at(1, 0) = 0.8F;
        field.confidence.at(2, 1) = 0.2F;
        const Plane<float> weights = temporal::weightsOf(field);
        QCOMPARE(weights.at(0, 0), 1.0F);
        QVERIFY(std::abs(weights.at(1, 0) - 4.0F) < 1e-4F);
        QVERIFY(std::abs(weights.at(2, 1) - 0.25F) < 1e-4F);
    }

    void withoutConfidenceEveryFrameCountsOnce() {
        const Plane<float> weights = temporal::weightsOf({{3, 2}, {3, 2}, {}});
        for (int y = 0; y < 2; ++y) {
            for (int x = 0; x < 3; ++x) QCOMPARE(weights.at(x, y), 1.0F);
        }
    }

    void anUnsureFrameHardlyMovesTheColorAndASureOneDoes_data() { addMethods(); }

    void anUnsureFrameHardlyMovesTheColorAndASureOneDoes() {
        QFETCH(int, kind);
        QFETCH(float, others);
        const auto method = static_cast<StabilizerKind>(kind);
        const auto half = steadied(method, [](int t) { return networkAt(t, unsure, sure); });
        const auto plain = steadied(method, [](int t) { return networkAt(t, usual, usual); });
        // What anchors leave of it with `bidirectional` is little and may have either sign.
        const float little = std::abs(movedAt(half, 4));
        const float some = std::abs(movedAt(plain, width / 2));
        const float much = std::abs(movedAt(half, width - 5));
        // No more than a mean of all frames would move.
        const auto share = [&](float weight) { return difference * weight / (others + weight); };
        const QString moved = QString("%1, %2, %3").arg(little).arg(some).arg(much);
        QVERIFY2(little > 0.0F && little < 1.05F * share(0.25F), qPrintable(moved));
        QVERIFY2(some > 2.5F * little && some < 1.05F * share(1.0F), qPrintable(moved));
        QVERIFY2(much > 2.5F * some && much < 1.05F * share(4.0F), qPrintable(moved));
    }

    void anUnsureFrameFarOffIsNotFollowed_data() { addMethods(); }

    void anUnsureFrameFarOffIsNotFollowed() {
        QFETCH(int, kind);
        const auto frames = steadied(static_cast<StabilizerKind>(kind), [](int t) {
            ChromaField field = networkAt(t, unsure, unsure);
            if (t == odd) field.b.fill(3.0F * difference);
            return field;
        });
        QVERIFY2(movedAt(frames, width / 2) < 0.5F,
                 qPrintable(QString::number(movedAt(frames, width / 2))));
    }

    void colorWithoutConfidenceIsSteadiedLikeColorThatIsAsSureAsUsual_data() { addMethods(); }

    void colorWithoutConfidenceIsSteadiedLikeColorThatIsAsSureAsUsual() {
        QFETCH(int, kind);
        const auto method = static_cast<StabilizerKind>(kind);
        const auto flickering = [](int t, bool stated) {
            ChromaField field = networkAt(t, usual, usual);
            field.a.fill(20.0F + scene::alternating(t));
            if (!stated) field.confidence = {};
            return field;
        };
        const auto stated = steadied(method, [&](int t) { return flickering(t, true); });
        const auto silent = steadied(method, [&](int t) { return flickering(t, false); });
        QCOMPARE(stated.size(), silent.size());
        for (std::size_t t = 0; t < stated.size(); ++t) {
            for (int x = 0; x < width; ++x) {
                QCOMPARE(silent[t].field.a.at(x, 7), stated[t].field.a.at(x, 7));
                QCOMPARE(silent[t].field.b.at(x, 7), stated[t].field.b.at(x, 7));
                QCOMPARE(silent[t].field.confidence.at(x, 7), stated[t].field.confidence.at(x, 7));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestConfidence)
#include "tst_confidence.moc"

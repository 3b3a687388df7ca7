// SPDX-License-Identifier: GPL-3.0-or-later
// Where nothing else is seen the network's colour stands, and no seam shows at the border.
#include <algorithm>
#include <cmath>

#include <QtTest/QtTest>

#include "core/temporal/running_mean.h"
#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using base::Plane;
using edit::StabilizerKind;

namespace {

constexpr int width = 100;
constexpr int height = 24;
constexpr int border = width / 2;  // to the right of it nothing can be seen elsewhere
constexpr float seam = 0.35F;      // of the correction, the most that a step between samples may be

Plane<float> filled(float value) {
    Plane<float> plane(width, height);
    plane.fill(value);
    return plane;
}

Plane<float> leftOnly(float value) {
    Plane<float> plane(width, height);
    for (int y = 0; y < height; ++y) std::fill_n(plane.row(y), border, value);
    return plane;
}

float largestStep(const Plane<float>& plane) {
    float largest = 0.0F;
    for (int y = 0; y < plane.height(); ++y) {
        for (int x = 1; x < plane.width(); ++x) {
            largest = std::max(largest, std::abs(plane.at(x, y) - plane.at(x - 1, y)));
        }
    }
    return largest;
}

// Nothing moves; of frame `hidden` the right half, which is lighter there, cannot be seen in any
// other frame.
constexpr int hidden = 60;
constexpr int count = 130;
temporal::SharedMoment momentAt(int t) {
    auto moment = std::make_shared<temporal::Moment>();
    moment->gray = filled(0.5F);
    if (t == hidden) {
        for (int y = 0; y < height; ++y) {
            std::fill(moment->gray.row(y) + border, moment->gray.row(y) + width, 0.9F);
        }
    }
    if (t > 0) {
        moment->toPast = {filled(0.0F), filled(0.0F)};
        moment->toNow = {filled(0.0F), filled(0.0F)};
        moment->seenInPast = t == hidden ? leftOnly(1.0F) : filled(1.0F);
        moment->seenNow = t == hidden + 1 ? leftOnly(1.0F) : filled(1.0F);
    }
    return {moment, moment};
}

// The network says one colour, and 10 units of b* more of the frame with the hidden half.
constexpr float apart = 10.0F;
color::ChromaField networkAt(int t) {
    return {filled(40.0F), filled(t == hidden ? apart : 0.0F), {}};
}

Plane<float> shownWhereHalfIsHidden(StabilizerKind kind) {
    const auto stabilizer = temporal::makeStabilizer(kind, 0.8);
    std::vector<temporal::SteadyFrame> frames;
    for (int t = 0; t < count; ++t) {
        stabilizer->push(networkAt(t), momentAt(t));
        while (auto frame = stabilizer->pop()) frames.push_back(std::move(*frame));
    }
    stabilizer->finish();
    while (auto frame = stabilizer->pop()) frames.push_back(std::move(*frame));
    return frames[hidden].field.b;
}

}  // namespace

class TestFillIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsCertainStaysAsItIs() {
        Plane<float> a = leftOnly(8.0F);
        Plane<float> b = filled(-3.0F);
        temporal::fillIn(a, b, filled(1.0F));
        QCOMPARE(a.at(border - 1, 5), 8.0F);
        QCOMPARE(a.at(border, 5), 0.0F);
        QCOMPARE(b.at(7, 7), -3.0F);
    }

    void whereNothingIsCertainNothingIsAdded() {
        Plane<float> a = filled(8.0F);
        Plane<float> b = filled(0.0F);
        temporal::fillIn(a, b, filled(0.0F));
        QCOMPARE(a.at(20, 12), 8.0F);
        QCOMPARE(b.at(20, 12), 0.0F);
    }

    // Certainty c, everywhere a correction k: k + (1 - c) c^2 k / (c^2 + 0.15).
    void halfCertaintyIsMadeUpForByTheNeighbours() {
        Plane<float> a = filled(4.0F);
        Plane<float> b = filled(-8.0F);
        temporal::fillIn(a, b, filled(0.5F));
        QVERIFY(std::abs(a.at(border, 12) - 5.25F) < 1e-3F);
        QVERIFY(std::abs(b.at(3, 20) + 10.5F) < 1e-3F);
    }

    // Gaussian of 4 samples: 0.45 of its weight lies on the certain half from the first sample
    // beyond it, 0.004 from the eleventh; 8 * 0.45 / (0.45 + 0.15) = 6.
    void theBorderOfWhatIsCertainIsMadeSoft() {
        Plane<float> a = leftOnly(8.0F);
        Plane<float> b = leftOnly(0.0F);
        temporal::fillIn(a, b, leftOnly(1.0F));
        QCOMPARE(a.at(border - 1, 12), 8.0F);
        QVERIFY2(std::abs(a.at(border, 12) - 6.0F) < 0.1F,
                 qPrintable(QString::number(a.at(border, 12))));
        QVERIFY2(std::abs(a.at(border + 10, 12) - 0.23F) < 0.05F,
                 qPrintable(QString::number(a.at(border + 10, 12))));
        QVERIFY(std::abs(a.at(border + 25, 12)) < 1e-3F);
        QVERIFY(largestStep(a) < seam * 8.0F);
        QCOMPARE(largestStep(leftOnly(8.0F)), 8.0F);  // what it would be
    }

    void noSeamIsLeftBesideWhatIsHidden_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("flow") << static_cast<int>(StabilizerKind::Flow);
        QTest::newRow("bidirectional") << static_cast<int>(StabilizerKind::Bidirectional);
        QTest::newRow("tv") << static_cast<int>(StabilizerKind::Tv);
    }

    void noSeamIsLeftBesideWhatIsHidden() {
        QFETCH(int, kind);
        const Plane<float> shown = shownWhereHalfIsHidden(static_cast<StabilizerKind>(kind));
        // Seen elsewhere: the memory's colour; far from there: the network's own.
        QVERIFY2(shown.at(10, 12) < 1.0F, qPrintable(QString::number(shown.at(10, 12))));
        QVERIFY2(std::abs(shown.at(width - 5, 12) - apart) < 0.3F,
                 qPrintable(QString::number(shown.at(width - 5, 12))));
        const float step = largestStep(shown);
        QVERIFY2(step < seam * apart, qPrintable(QString::number(step)));
    }
};

QTEST_GUILESS_MAIN(TestFillIn)
#include "tst_fill_in.moc"

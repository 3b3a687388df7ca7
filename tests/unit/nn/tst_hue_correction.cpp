// SPDX-License-Identifier: GPL-3.0-or-later
// What a network is wrong about in some hues only is found, and put right smoothly.
#include "core/nn/hue_correction.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <vector>

#include "core/nn/random.h"

using namespace kinechrome::nn;

namespace {

Chroma ofHue(double degrees, double chroma) {
    const double angle = degrees * 3.14159265358979 / 180.0;
    return {static_cast<float>(chroma * std::cos(angle)),
            static_cast<float>(chroma * std::sin(angle))};
}

// Pictures whose truth is what is said, all hues alike, but for the sectors that `truthOf` changes.
template <class TruthOf>
HueCorrection correctionWhere(const TruthOf& truthOf) {
    HueFit fit;
    Random random(3);
    for (int picture = 0; picture < 20; ++picture) {
        constexpr std::size_t count = 720;
        std::vector<float> said(2 * count);
        std::vector<float> truth(2 * count);
        for (std::size_t i = 0; i < count; ++i) {
            const double hue = 0.5 * static_cast<double>(i);
            const double chroma = random.uniform(8.0, 20.0);
            const Chroma own = ofHue(hue, chroma);
            const Chroma real = truthOf(hue, chroma);
            said[i] = own.a;
            said[count + i] = own.b;
            truth[i] = real.a;
            truth[count + i] = real.b;
        }
        fit.add(said.data(), truth.data(), count);
    }
    return fit.best();
}

}  // namespace

class TestHueCorrection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNetworkThatIsRightKeepsItsColors() {
        const HueCorrection hues = correctionWhere(ofHue);
        for (const float gain : hues.gains) QVERIFY(std::abs(gain - 1.0F) < 0.01F);
        for (const float turn : hues.turns) QCOMPARE(turn, 0.0F);
    }

    void whatIsWeakIsStrengthenedWhatIsWrongIsTakenAwayWhatIsOffIsTurned() {
        const HueCorrection hues = correctionWhere([](double hue, double chroma) {
            if (hue > 37.0 && hue < 53.0) return ofHue(hue, 1.5 * chroma);
            if (hue > 307.0 && hue < 323.0) return ofHue(hue + 180.0, chroma);
            if (hue > 112.0 && hue < 128.0) return ofHue(hue - 10.0, chroma);
            return ofHue(hue, chroma);
        });
        const float usual = hues.gains[10];
        QVERIFY(std::abs(hues.gains[3] / usual - 1.5F) < 0.11F);   // 45 degrees
        QCOMPARE(hues.gains[21], 0.0F);                            // 315
        QVERIFY(std::abs(hues.gains[16] / usual - 1.0F) < 0.01F);  // 240
        QVERIFY(usual > 0.9F && usual < 1.1F);                     // the whole is as strong
        QCOMPARE(hues.turns[8], -10.0F);                           // 120
        QCOMPARE(hues.turns[16], 0.0F);
    }

    void nothingSeenIsNothingKnown() {
        QVERIFY(HueFit().best() == HueCorrection());
        const std::vector<float> gray(20, 0.0F);
        HueFit grays;
        grays.add(gray.data(), gray.data(), 10);
        QVERIFY(grays.best() == HueCorrection());
        const std::vector<float> none(20, std::numeric_limits<float>::quiet_NaN());
        HueFit broken;
        broken.add(none.data(), gray.data(), 10);
        QVERIFY(broken.best() == HueCorrection());
    }

    void theCorrectionChangesSmoothlyAroundTheCircle() {
        HueCorrection hues;
        hues.gains[0] = 2.0F;
        hues.gains[12] = 0.0F;
        hues.turns[6] = 12.0F;  // 90 degrees
        const auto at = [&hues](double hue) { return corrected(hues, ofHue(hue, 10.0)); };
        const auto gainAt = [&at](double hue) { return std::hypot(at(hue).a, at(hue).b) / 10.0F; };
        QVERIFY(std::abs(gainAt(0.0) - 2.0F) < 1e-4F);
        QVERIFY(std::abs(gainAt(7.5) - 1.5F) < 1e-4F);
        QVERIFY(std::abs(gainAt(352.5) - 1.5F) < 1e-4F);
        QVERIFY(std::abs(gainAt(180.0)) < 1e-4F);
        QVERIFY(std::abs(gainAt(-172.5) - 0.5F) < 1e-4F);
        const Chroma turned = ofHue(102.0, 10.0);
        QVERIFY(std::hypot(at(90.0).a - turned.a, at(90.0).b - turned.b) < 1e-3F);
        for (double hue = 0.0; hue < 360.0; hue += 0.25) {
            const Chroma here = at(hue);
            const Chroma next = at(hue + 0.25);
            QVERIFY(std::hypot(here.a - next.a, here.b - next.b) < 0.3F);
        }
        const float none = std::numeric_limits<float>::quiet_NaN();
        QCOMPARE(corrected(hues, {none, 1.0F}).b, 1.0F);
        QCOMPARE(sectorOf({10.0F, 0.0F}), std::size_t{0});
        QCOMPARE(sectorOf({10.0F, -0.1F}), std::size_t{0});
        QCOMPARE(sectorOf({-10.0F, 0.0F}), std::size_t{12});
        QCOMPARE(sectorOf({none, 0.0F}), std::size_t{0});
    }

    void whatIsSaidForAWantedColorIsCorrectedToIt() {
        HueCorrection hues;
        hues.gains[3] = 1.5F;
        hues.gains[9] = 0.4F;
        hues.turns[3] = 15.0F;
        hues.turns[4] = 10.0F;
        hues.turns[15] = -15.0F;
        for (double hue = 0.0; hue < 360.0; hue += 1.0) {
            const Chroma wanted = ofHue(hue, 30.0);
            const Chroma got = corrected(hues, uncorrected(hues, wanted));
            QVERIFY(std::hypot(got.a - wanted.a, got.b - wanted.b) < 0.5F);
        }
        hues.gains[9] = 0.0F;
        const Chroma most = uncorrected(hues, ofHue(135.0, 30.0));
        QVERIFY(std::abs(std::hypot(most.a, most.b) - 120.0F) < 0.1F);
    }
};

QTEST_APPLESS_MAIN(TestHueCorrection)
#include "tst_hue_correction.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Gains by hue: found where a network is wrong about some hues only, and applied smoothly.
#include "core/nn/hue_gains.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <vector>

#include "core/nn/random.h"

using namespace kinechrome::nn;

namespace {

struct Chroma {
    float a;
    float b;
};

Chroma ofHue(double degrees, double chroma) {
    const double angle = degrees * 3.14159265358979 / 180.0;
    return {static_cast<float>(chroma * std::cos(angle)),
            static_cast<float>(chroma * std::sin(angle))};
}

// Pictures whose truth is what is said, all hues alike, but for the sectors that `truthOf` changes.
template <class TruthOf>
HueGains gainsWhere(const TruthOf& truthOf) {
    HueGainFit fit;
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

class TestHueGains : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNetworkThatIsRightKeepsItsColors() {
        for (const float gain : gainsWhere(ofHue)) QVERIFY(std::abs(gain - 1.0F) < 0.01F);
    }

    void aWeakHueIsStrengthenedAndAWrongOneTakenAway() {
        const HueGains gains = gainsWhere([](double hue, double chroma) {
            if (hue > 37.0 && hue < 53.0) return ofHue(hue, 1.5 * chroma);
            if (hue > 307.0 && hue < 323.0) return ofHue(hue + 180.0, chroma);
            return ofHue(hue, chroma);
        });
        const float usual = gains[10];
        QVERIFY(std::abs(gains[3] / usual - 1.5F) < 0.11F);   // 45 degrees
        QCOMPARE(gains[21], 0.0F);                            // 315
        QVERIFY(std::abs(gains[16] / usual - 1.0F) < 0.01F);  // 240
        QVERIFY(usual > 0.9F && usual < 1.1F);                // the whole is as strong as before
    }

    void nothingSeenIsNothingKnown() {
        QVERIFY(HueGainFit().best() == kEvenHues);
        HueGainFit grays;
        const std::vector<float> gray(20, 0.0F);
        grays.add(gray.data(), gray.data(), 10);
        QVERIFY(grays.best() == kEvenHues);
        HueGainFit broken;
        const std::vector<float> none(20, std::numeric_limits<float>::quiet_NaN());
        broken.add(none.data(), gray.data(), 10);
        QVERIFY(broken.best() == kEvenHues);
    }

    void theGainChangesSmoothlyAroundTheCircle() {
        HueGains gains = kEvenHues;
        gains[0] = 2.0F;
        gains[12] = 0.0F;
        const auto at = [&gains](double hue) {
            const Chroma color = ofHue(hue, 10.0);
            return gainOf(gains, color.a, color.b);
        };
        QVERIFY(std::abs(at(0.0) - 2.0F) < 1e-4F);
        QVERIFY(std::abs(at(7.5) - 1.5F) < 1e-4F);
        QVERIFY(std::abs(at(352.5) - 1.5F) < 1e-4F);
        QVERIFY(std::abs(at(180.0)) < 1e-4F);
        QVERIFY(std::abs(at(-172.5) - 0.5F) < 1e-4F);
        QVERIFY(std::abs(at(90.0) - 1.0F) < 1e-4F);
        for (double hue = 0.0; hue < 360.0; hue += 0.25) {
            QVERIFY(std::abs(at(hue) - at(hue + 0.25)) < 0.03F);
        }
        QCOMPARE(gainOf(gains, std::numeric_limits<float>::quiet_NaN(), 1.0F), 1.0F);
        QCOMPARE(sectorOf(10.0F, 0.0F), std::size_t{0});
        QCOMPARE(sectorOf(10.0F, -0.1F), std::size_t{0});
        QCOMPARE(sectorOf(-10.0F, 0.0F), std::size_t{12});
    }
};

QTEST_APPLESS_MAIN(TestHueGains)
#include "tst_hue_gains.moc"

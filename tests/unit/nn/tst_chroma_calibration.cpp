// SPDX-License-Identifier: GPL-3.0-or-later
// What is believed of a network's colour by its hue and towards black; a hint is what was asked
// for.
#include "core/nn/chroma_calibration.h"

#include <QtTest>

#include <cmath>
#include <utility>

#include "core/nn/hint_following.h"

using namespace kinechrome;

namespace {

base::Plane<float> plane(int width, int height, float value) {
    base::Plane<float> out(width, height);
    out.fill(value);
    return out;
}

// Lightness of the neutral gray with that sRGB code value.
double lightness(double code) {
    const double light = code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4);
    return light > 0.008856 ? 116.0 * std::cbrt(light) - 16.0 : 903.3 * light;
}

}  // namespace

class TestChromaCalibration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShareRisesFromBlackToTheShadows() {
        for (double code = 0.0; code <= 1.0; code += 1.0 / 255.0) {
            const float share = nn::shadowShare(static_cast<float>(code));
            if (lightness(code) <= 2.5) QCOMPARE(share, 0.0F);
            if (lightness(code) >= 14.5) QCOMPARE(share, 1.0F);
            QVERIFY(share <= nn::shadowShare(static_cast<float>(code) + 0.01F));
        }
        QCOMPARE(nn::shadowShare(std::nanf("")), 0.0F);
        QVERIFY(nn::shadowShare(0.09F) > 0.4F && nn::shadowShare(0.09F) < 0.6F);
    }

    void theFieldFadesWhereTheGrayUnderItIsDark() {
        base::Plane<float> gray = plane(7, 5, 0.5F);  // odd: half samples at the ends
        for (int y = 0; y < 5; ++y) {
            for (int x = 0; x < 4; ++x) gray.row(y)[x] = 0.02F;
        }
        color::ChromaField field{plane(4, 3, 20.0F), plane(4, 3, -10.0F), plane(4, 3, 0.5F)};
        nn::ChromaCalibration().apply(gray, field);
        for (int y = 0; y < 3; ++y) {
            for (int x = 0; x < 4; ++x) {
                QCOMPARE(field.a.row(y)[x], x < 2 ? 0.0F : 20.0F);
                QCOMPARE(field.b.row(y)[x], x < 2 ? -0.0F : -10.0F);
                QCOMPARE(field.confidence.row(y)[x], 0.5F);
            }
        }
        color::ChromaField nothing;
        nn::ChromaCalibration().apply(gray, nothing);
        QVERIFY(nothing.empty());
    }

    void everyHueHasItsGainWithinWhatCodeValuesCanSay() {
        nn::HueCorrection hues;
        hues.gains[0] = 2.0F;
        const nn::ChromaCalibration calibration(1.5, hues);
        color::ChromaField field{plane(2, 2, 20.0F), plane(2, 2, 0.0F), {}};
        calibration.apply(plane(4, 4, 0.5F), field);
        QCOMPARE(field.a.row(0)[0], 60.0F);
        field = {plane(2, 2, 0.0F), plane(2, 2, 20.0F), {}};
        calibration.apply(plane(4, 4, 0.5F), field);
        QCOMPARE(field.b.row(0)[0], 30.0F);
        field = {plane(2, 2, 100.0F), plane(2, 2, 0.0F), {}};
        calibration.apply(plane(4, 4, 0.5F), field);
        QCOMPARE(field.a.row(0)[0], 127.0F);
    }

    // A network that says just what it was told stands for one that follows its hints.
    void aHintIsWhatWasAskedForInTheDarkAndInEveryHue() {
        nn::HueCorrection hues;
        hues.gains[21] = 0.1F;  // 315 degrees
        hues.gains[3] = 1.4F;
        hues.turns[3] = 15.0F;
        hues.turns[7] = -10.0F;
        const nn::ChromaCalibration usual(0.9, hues);
        for (const float code : {0.0F, 0.05F, 0.08F, 0.1F, 0.2F, 0.8F}) {
            const base::Plane<float> gray = plane(8, 8, code);
            for (const auto& [a, b] : {std::pair{12.0F, 12.0F}, {20.0F, -20.0F}, {-9.0F, 20.0F}}) {
                const color::HintRaster asked{plane(8, 8, a), plane(8, 8, b), plane(8, 8, 1.0F)};
                const nn::ChromaCalibration calibration = usual.askedFor(asked);
                const color::HintRaster told = calibration.told(gray, asked);
                QCOMPARE(told.mask.row(3)[3], 1.0F);
                color::ChromaField field{
                    plane(4, 4, told.a.row(0)[0]), plane(4, 4, told.b.row(0)[0]), {}};
                calibration.apply(gray, field);
                if (nn::shadowShare(code) > 0.35F) {
                    QVERIFY(std::abs(field.a.row(1)[1] - a) < 0.01F);
                    QVERIFY(std::abs(field.b.row(1)[1] - b) < 0.01F);
                }
                nn::followHints(gray, asked, field);
                QVERIFY(std::abs(field.a.row(1)[1] - a) < 0.01F);
                QVERIFY(std::abs(field.b.row(1)[1] - b) < 0.01F);
            }
        }
        QVERIFY(usual.told(plane(8, 8, 0.5F), {}).empty());
    }

    void aHueThatIsHardlyBelievedIsWhereAHintAsksForIt() {
        nn::HueCorrection hues;
        hues.gains[20] = hues.gains[21] = 0.0F;
        const nn::ChromaCalibration usual(1.0, hues);
        const auto seen = [](const nn::ChromaCalibration& calibration) {
            color::ChromaField field{plane(2, 2, 20.0F), plane(2, 2, -20.0F), {}};
            calibration.apply(plane(4, 4, 0.5F), field);
            return field.a.row(0)[0];
        };
        const auto hint = [](float a, float b, float mask) {
            return color::HintRaster{plane(4, 4, a), plane(4, 4, b), plane(4, 4, mask)};
        };
        QVERIFY(std::abs(seen(usual)) < 1e-3F);
        QVERIFY(std::abs(seen(usual.askedFor({}))) < 1e-3F);
        QVERIFY(std::abs(seen(usual.askedFor(hint(-20.0F, 20.0F, 1.0F)))) < 1e-3F);  // green
        QVERIFY(std::abs(seen(usual.askedFor(hint(30.0F, -30.0F, 0.0F)))) < 1e-3F);  // not hinted
        QVERIFY(std::abs(seen(usual.askedFor(hint(30.0F, -25.0F, 1.0F))) - 20.0F) < 1e-3F);
        QVERIFY(std::abs(seen(usual.askedFor(hint(1.0F, -1.0F, 1.0F)))) <
                1e-3F);  // gray has no hue
    }
};

QTEST_APPLESS_MAIN(TestChromaCalibration)
#include "tst_chroma_calibration.moc"

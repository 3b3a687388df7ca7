// SPDX-License-Identifier: GPL-3.0-or-later
// The network's colour fades towards black; a hint in the dark is still what was asked for.
#include "core/nn/shadow_chroma.h"

#include <QtTest>

#include <cmath>

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

class TestShadowChroma : public QObject {
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
        nn::fadeShadows(gray, field);
        for (int y = 0; y < 3; ++y) {
            for (int x = 0; x < 4; ++x) {
                QCOMPARE(field.a.row(y)[x], x < 2 ? 0.0F : 20.0F);
                QCOMPARE(field.b.row(y)[x], x < 2 ? -0.0F : -10.0F);
                QCOMPARE(field.confidence.row(y)[x], 0.5F);
            }
        }
        color::ChromaField nothing;
        nn::fadeShadows(gray, nothing);
        QVERIFY(nothing.empty());
    }

    // A network that says just what it was told stands for one that follows its hints.
    void aHintInTheDarkIsWhatWasAskedFor() {
        for (const float code : {0.0F, 0.05F, 0.07F, 0.1F, 0.2F, 0.8F}) {
            const base::Plane<float> gray = plane(8, 8, code);
            const color::HintRaster asked{plane(8, 8, 12.0F), plane(8, 8, -24.0F),
                                          plane(8, 8, 1.0F)};
            const color::HintRaster told = nn::hintsBeforeFading(gray, asked);
            QCOMPARE(told.mask.row(3)[3], 1.0F);
            color::ChromaField field{
                plane(4, 4, told.a.row(0)[0]), plane(4, 4, told.b.row(0)[0]), {}};
            nn::fadeShadows(gray, field);
            if (nn::shadowShare(code) > 0.25F) {
                QVERIFY(std::abs(field.a.row(1)[1] - 12.0F) < 0.01F);
                QVERIFY(std::abs(field.b.row(1)[1] + 24.0F) < 0.01F);
            }
            nn::followHints(gray, asked, field);
            QVERIFY(std::abs(field.a.row(1)[1] - 12.0F) < 0.01F);
            QVERIFY(std::abs(field.b.row(1)[1] + 24.0F) < 0.01F);
        }
        QVERIFY(nn::hintsBeforeFading(plane(8, 8, 0.5F), {}).empty());
    }
};

QTEST_APPLESS_MAIN(TestShadowChroma)
#include "tst_shadow_chroma.moc"

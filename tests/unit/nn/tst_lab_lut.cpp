// SPDX-License-Identifier: GPL-3.0-or-later
// The training tables against the formulas of core/color.
#include "core/nn/lab_lut.h"

#include <QtTest>

#include <cmath>

#include "core/color/lab.h"

namespace nn = kinechrome::nn;
namespace color = kinechrome::color;

class TestLabLut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesAgreeWithTheFormulas() {
        double worst = 0.0;
        for (int r = 0; r < 256; r += 5) {
            for (int g = 0; g < 256; g += 5) {
                for (int b = 0; b < 256; b += 5) {
                    const float rgb[3] = {static_cast<float>(r), static_cast<float>(g),
                                          static_cast<float>(b)};
                    float lab[3];
                    nn::labFromRgb(rgb, rgb + 1, rgb + 2, 1, lab, lab + 1, lab + 2);
                    const color::Lab exact = color::labFromRgb({r / 255.0, g / 255.0, b / 255.0});
                    worst = std::max({worst, std::abs(lab[0] - exact.l), std::abs(lab[1] - exact.a),
                                      std::abs(lab[2] - exact.b)});
                }
            }
        }
        QVERIFY2(worst < 0.02, qPrintable(QString::number(worst)));
    }

    void grayHasNoChromaAndComesBack() {
        for (int v = 0; v <= 255; ++v) {
            const float gray = static_cast<float>(v) / 255.0F;
            const float code = static_cast<float>(v);
            float a = 1.0F;
            float b = 1.0F;
            nn::chromaFromRgb(&code, &code, &code, 1, &a, &b);
            QVERIFY(std::abs(a) < 0.02F && std::abs(b) < 0.02F);
            const float none = 0.0F;
            float rgb[3];
            nn::rgbFromGrayAndChroma(&gray, &none, &none, 1, rgb, rgb + 1, rgb + 2);
            for (const float channel : rgb) QVERIFY(std::abs(channel - code) < 0.6F);
        }
    }
};

QTEST_APPLESS_MAIN(TestLabLut)
#include "tst_lab_lut.moc"

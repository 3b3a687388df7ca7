// SPDX-License-Identifier: GPL-3.0-or-later
// CIELAB and the sRGB curve against published values and against themselves.
#include <cmath>

#include <QtTest>

#include "core/color/lab.h"

using namespace kinechrome;

class TestLab : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void primariesHaveTheirPublishedValues_data();
    void primariesHaveTheirPublishedValues();
    void grayHasNoChroma();
    void rgbSurvivesTheRoundTrip();
    void curveIsOddAndMonotoneOutOfGamut();
};

void TestLab::primariesHaveTheirPublishedValues_data() {
    QTest::addColumn<double>("r");
    QTest::addColumn<double>("g");
    QTest::addColumn<double>("b");
    QTest::addColumn<double>("l");
    QTest::addColumn<double>("a");
    QTest::addColumn<double>("bStar");
    QTest::newRow("white") << 1.0 << 1.0 << 1.0 << 100.0 << 0.0 << 0.0;
    QTest::newRow("red") << 1.0 << 0.0 << 0.0 << 53.24 << 80.09 << 67.20;
    QTest::newRow("green") << 0.0 << 1.0 << 0.0 << 87.73 << -86.18 << 83.18;
    QTest::newRow("blue") << 0.0 << 0.0 << 1.0 << 32.30 << 79.19 << -107.86;
    QTest::newRow("black") << 0.0 << 0.0 << 0.0 << 0.0 << 0.0 << 0.0;
}

void TestLab::primariesHaveTheirPublishedValues() {
    QFETCH(double, r);
    QFETCH(double, g);
    QFETCH(double, b);
    QFETCH(double, l);
    QFETCH(double, a);
    QFETCH(double, bStar);
    const color::Lab lab = color::labFromRgb({r, g, b});
    QVERIFY(std::abs(lab.l - l) < 0.02);
    QVERIFY(std::abs(lab.a - a) < 0.02);
    QVERIFY(std::abs(lab.b - bStar) < 0.02);
}

void TestLab::grayHasNoChroma() {
    for (int code = 0; code < 256; ++code) {
        const double v = code / 255.0;
        const color::Lab lab = color::labFromRgb({v, v, v});
        QVERIFY(std::hypot(lab.a, lab.b) < 1e-9);
    }
}

void TestLab::rgbSurvivesTheRoundTrip() {
    for (int i = 0; i < 11 * 11 * 11; ++i) {
        const color::Rgb in{(i % 11) / 10.0, (i / 11 % 11) / 10.0, (i / 121) / 10.0};
        const color::Rgb out = color::rgbFromLab(color::labFromRgb(in));
        QVERIFY(std::abs(in.r - out.r) < 1e-6);
        QVERIFY(std::abs(in.g - out.g) < 1e-6);
        QVERIFY(std::abs(in.b - out.b) < 1e-6);
    }
}

void TestLab::curveIsOddAndMonotoneOutOfGamut() {
    double last = color::srgbToLinear(-1.5);
    for (int i = -149; i <= 150; ++i) {
        const double v = i / 100.0;
        const double linear = color::srgbToLinear(v);
        QVERIFY(linear > last);
        QCOMPARE(linear, -color::srgbToLinear(-v));
        QVERIFY(std::abs(color::linearToSrgb(linear) - v) < 1e-6);
        last = linear;
    }
}

QTEST_GUILESS_MAIN(TestLab)
#include "tst_lab.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What a viewer decodes: matrices, ranges, siting, and the fast CIELAB against its formula.
#include <cmath>
#include <random>

#include <QtTest>

#include "core/color/lab.h"
#include "core/color/luma_lock.h"
#include "tests/unit/color/test_pictures.h"

using namespace kinechrome;
using color::ChromaSiting;

class TestDecode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownCodesDecodeToKnownColors();
    void planarRgbIsReadAsGreenBlueRed();
    void chromaRampStaysWhereItsSitingPutsIt_data();
    void chromaRampStaysWhereItsSitingPutsIt();
    void oddSizesDecodeToTheirEdges();
    void labByTableAgreesWithTheFormula();
};

// BT.709 limited 8 bit: red is 63, 102, 240 (rounded codes, so within a code of 1, 0, 0).
void TestDecode::knownCodesDecodeToKnownColors() {
    const std::array<int, 3> red{63, 102, 240};
    const auto picture = color::makePicture(color::yuvFormat(2, 2, 1, 1, 8), [&](int p, int, int) {
        return red[static_cast<std::size_t>(p)];
    });
    const auto rgb = color::decodeRgb(picture);
    QVERIFY(std::abs(rgb.r.at(1, 1) - 1.0F) < 0.005F);
    QVERIFY(std::abs(rgb.g.at(1, 1)) < 0.005F);
    QVERIFY(std::abs(rgb.b.at(1, 1)) < 0.005F);
}

void TestDecode::planarRgbIsReadAsGreenBlueRed() {
    auto format = color::yuvFormat(1, 1, 0, 0, 8);
    format.layout = color::PlaneLayout::Rgb;
    format.color.range = color::Range::Full;
    const auto rgb = color::decodeRgb(
        color::makePicture(format, [](int plane, int, int) { return plane * 51; }));
    QVERIFY(std::abs(rgb.g.at(0, 0)) < 1e-6F);
    QVERIFY(std::abs(rgb.b.at(0, 0) - 0.2F) < 1e-6F);
    QVERIFY(std::abs(rgb.r.at(0, 0) - 0.4F) < 1e-6F);
}

void TestDecode::chromaRampStaysWhereItsSitingPutsIt_data() {
    QTest::addColumn<int>("siting");
    QTest::addColumn<double>("x0");
    QTest::addColumn<double>("y0");
    QTest::newRow("left") << static_cast<int>(ChromaSiting::Left) << 0.0 << 0.5;
    QTest::newRow("center") << static_cast<int>(ChromaSiting::Center) << 0.5 << 0.5;
    QTest::newRow("top left") << static_cast<int>(ChromaSiting::TopLeft) << 0.0 << 0.0;
    QTest::newRow("top") << static_cast<int>(ChromaSiting::Top) << 0.5 << 0.0;
    QTest::newRow("bottom left") << static_cast<int>(ChromaSiting::BottomLeft) << 0.0 << 1.0;
    QTest::newRow("bottom") << static_cast<int>(ChromaSiting::Bottom) << 0.5 << 1.0;
}

// Chroma linear in space must come back linear, at the positions that the siting says.
void TestDecode::chromaRampStaysWhereItsSitingPutsIt() {
    QFETCH(int, siting);
    QFETCH(double, x0);
    QFETCH(double, y0);
    auto format = color::yuvFormat(16, 12, 1, 1, 16);
    format.color.siting = static_cast<ChromaSiting>(siting);
    const auto crAt = [](double x, double y) { return 34000.0 + 200.0 * x + 100.0 * y; };
    const auto picture = color::makePicture(format, [&](int plane, int x, int y) {
        return plane == 2 ? static_cast<int>(crAt(2.0 * x + x0, 2.0 * y + y0)) : 32768;
    });
    const auto rgb = color::decodeRgb(picture);
    const auto scale = color::codeScale(format.color);
    const double luma = (32768.0 - scale.lumaBlack) / scale.lumaSwing;
    for (int y = 2; y < 10; ++y) {
        for (int x = 2; x < 14; ++x) {
            const double cr = (crAt(x, y) - scale.chromaNeutral) / scale.chromaSwing;
            const double red = luma + 2.0 * (1.0 - 0.2126) * cr;
            QVERIFY(std::abs(static_cast<double>(rgb.r.at(x, y)) - red) < 2e-5);
        }
    }
}

void TestDecode::oddSizesDecodeToTheirEdges() {
    for (const auto& [shiftX, shiftY] : {std::pair{1, 1}, std::pair{2, 0}, std::pair{0, 1}}) {
        const auto picture =
            color::makePicture(color::yuvFormat(5, 3, shiftX, shiftY, 10),
                               [](int plane, int, int) { return plane == 0 ? 502 : 512; });
        const auto rgb = color::decodeRgb(picture);
        QVERIFY(std::abs(rgb.g.at(4, 2) - 0.5F) < 1e-5F);
        QVERIFY(std::abs(rgb.r.at(4, 2) - rgb.b.at(0, 0)) < 1e-5F);
    }
}

void TestDecode::labByTableAgreesWithTheFormula() {
    std::mt19937 random(3);
    std::uniform_real_distribution<float> uniform(0.0F, 1.0F);
    const int count = 20000;
    color::RgbPlanes rgb{{count, 1}, {count, 1}, {count, 1}};
    for (int x = 0; x < count; ++x) {
        const float size = x % 3 == 0 ? 0.05F : 1.0F;
        rgb.r.at(x, 0) = size * uniform(random);
        rgb.g.at(x, 0) = size * uniform(random);
        rgb.b.at(x, 0) = size * uniform(random);
    }
    const auto lab = color::labFromRgbPlanes(rgb);
    for (int x = 0; x < count; ++x) {
        const auto exact = color::labFromRgb({static_cast<double>(rgb.r.at(x, 0)),
                                              static_cast<double>(rgb.g.at(x, 0)),
                                              static_cast<double>(rgb.b.at(x, 0))});
        QVERIFY(std::abs(static_cast<double>(lab.l.at(x, 0)) - exact.l) < 0.005);
        QVERIFY(std::abs(static_cast<double>(lab.a.at(x, 0)) - exact.a) < 0.005);
        QVERIFY(std::abs(static_cast<double>(lab.b.at(x, 0)) - exact.b) < 0.005);
    }
}

QTEST_GUILESS_MAIN(TestDecode)
#include "tst_decode.moc"

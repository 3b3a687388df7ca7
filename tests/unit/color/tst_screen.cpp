// SPDX-License-Identifier: GPL-3.0-or-later
// Screen images: byte order, colours, sizes.
#include <array>
#include <cstring>

#include <QtTest>

#include "core/color/screen.h"
#include "tests/unit/color/test_pictures.h"

using namespace kinechrome;

namespace {

std::array<int, 4> bytesOf(std::uint32_t pixel) {
    std::array<unsigned char, 4> bytes{};
    std::memcpy(bytes.data(), &pixel, 4);
    return {bytes[0], bytes[1], bytes[2], bytes[3]};
}

color::Picture orange() {
    auto format = color::yuvFormat(40, 30, 0, 0, 8);
    format.layout = color::PlaneLayout::Rgb;
    format.color.range = color::Range::Full;
    const std::array<int, 3> greenBlueRed{100, 20, 200};
    return color::makePicture(
        format, [&](int plane, int, int) { return greenBlueRed[static_cast<std::size_t>(plane)]; });
}

}  // namespace

class TestScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void redComesFirstInMemory();
    void lumaAloneIsGray();
    void shrinkingAverages();
    void growingReachesTheEdges();
    void codesBeyondTheRangeAreClipped();
};

void TestScreen::redComesFirstInMemory() {
    const auto screen = color::screenRgba(orange(), 40, 30);
    QCOMPARE(bytesOf(screen.at(39, 29)), (std::array<int, 4>{200, 100, 20, 255}));
}

void TestScreen::lumaAloneIsGray() {
    const auto screen = color::screenGray(orange(), 20, 15);
    // 0.2126 * 200 + 0.7152 * 100 + 0.0722 * 20 = 115.5
    const auto bytes = bytesOf(screen.at(7, 7));
    QVERIFY(bytes[0] == 115 || bytes[0] == 116);
    QCOMPARE(bytes[1], bytes[0]);
    QCOMPARE(bytes[2], bytes[0]);
    QCOMPARE(bytes[3], 255);
}

void TestScreen::shrinkingAverages() {
    auto format = color::yuvFormat(64, 64, 0, 0, 10);
    format.layout = color::PlaneLayout::Gray;
    format.color.range = color::Range::Full;
    const auto checks =
        color::makePicture(format, [](int, int x, int y) { return (x + y) % 2 == 0 ? 1023 : 0; });
    const auto screen = color::screenRgba(checks, 16, 16);
    for (int x = 0; x < 16; ++x) {
        const int value = bytesOf(screen.at(x, 5))[1];
        QVERIFY(value == 127 || value == 128);
    }
}

void TestScreen::growingReachesTheEdges() {
    const auto picture =
        color::makePicture(color::yuvFormat(5, 3, 1, 1, 8),
                           [](int plane, int x, int) { return plane == 0 ? 16 + 50 * x : 128; });
    const auto screen = color::screenRgba(picture, 50, 30);
    QCOMPARE(bytesOf(screen.at(0, 0))[0], 0);
    QVERIFY(bytesOf(screen.at(49, 29))[0] > 225);
    QVERIFY(bytesOf(screen.at(25, 15))[0] > 100);
}

void TestScreen::codesBeyondTheRangeAreClipped() {
    const auto picture =
        color::makePicture(color::yuvFormat(2, 2, 0, 0, 8),
                           [](int plane, int x, int) { return plane == 0 ? 255 * x : 128; });
    const auto screen = color::screenRgba(picture, 2, 2);
    QCOMPARE(bytesOf(screen.at(0, 0))[0], 0);
    QCOMPARE(bytesOf(screen.at(1, 1))[0], 255);
}

QTEST_GUILESS_MAIN(TestScreen)
#include "tst_screen.moc"

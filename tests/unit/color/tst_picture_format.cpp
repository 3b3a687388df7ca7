// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes of planes, memory of pictures, code scales and luma weights.
#include <array>
#include <cmath>
#include <cstdint>

#include <QtTest>

#include "core/color/luma_lock.h"
#include "tests/unit/color/test_pictures.h"

using namespace kinechrome;
using color::Matrix;
using color::PlaneLayout;

class TestPictureFormat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chromaPlanesRoundUp();
    void allocatedPlanesAreZeroAndAligned();
    void bytesCountEveryPlane();
    void limitedCodesScaleWithDepth();
    void fullRangeUsesEveryCode();
    void weightsAreThoseOfTheStandard_data();
    void weightsAreThoseOfTheStandard();
    void grayIsColouredAsYuvOfItsOwnDepth();
    void grayInputClipsBeyondTheNominalRange();
};

void TestPictureFormat::chromaPlanesRoundUp() {
    const auto format = color::yuvFormat(7, 5, 2, 1, 8);
    QCOMPARE(format.planeWidth(1), 2);
    QCOMPARE(format.planeHeight(2), 3);
    QCOMPARE(format.planeWidth(0), 7);
    QCOMPARE(format.planeHeight(3), 5);
}

void TestPictureFormat::allocatedPlanesAreZeroAndAligned() {
    auto format = color::yuvFormat(13, 9, 1, 1, 10);
    format.alpha = true;
    const auto picture = color::Picture::allocate(format);
    for (int plane = 0; plane < 4; ++plane) {
        const auto& memory = picture.planes[static_cast<std::size_t>(plane)];
        QCOMPARE(reinterpret_cast<std::uintptr_t>(memory.data) % 64U, std::uintptr_t{0});
        QCOMPARE(color::codeAt(picture, plane, format.planeWidth(plane) - 1,
                               format.planeHeight(plane) - 1),
                 0);
    }
}

void TestPictureFormat::bytesCountEveryPlane() {
    auto format = color::yuvFormat(64, 10, 1, 1, 8);
    QCOMPARE(color::Picture::allocate(format).bytes(), std::size_t{64 * 10 + 2 * 64 * 5});
    format.layout = PlaneLayout::Gray;
    format.alpha = true;
    const auto gray = color::Picture::allocate(format);
    QCOMPARE(gray.bytes(), std::size_t{2 * 64 * 10});
    QVERIFY(gray.planes[1].data == nullptr);
}

void TestPictureFormat::limitedCodesScaleWithDepth() {
    color::ColorDescription description;
    description.bitDepth = 10;
    const auto scale = color::codeScale(description);
    QCOMPARE(scale.lumaBlack, 64.0);
    QCOMPARE(scale.lumaSwing, 876.0);
    QCOMPARE(scale.chromaNeutral, 512.0);
    QCOMPARE(scale.chromaSwing, 896.0);
    QCOMPARE(scale.maxCode, 1023.0);
}

void TestPictureFormat::fullRangeUsesEveryCode() {
    color::ColorDescription description;
    description.range = color::Range::Full;
    description.bitDepth = 16;
    const auto scale = color::codeScale(description);
    QCOMPARE(scale.lumaBlack, 0.0);
    QCOMPARE(scale.lumaSwing, 65535.0);
    QCOMPARE(scale.chromaNeutral, 32768.0);
    QCOMPARE(scale.chromaSwing, 65535.0);
}

void TestPictureFormat::weightsAreThoseOfTheStandard_data() {
    QTest::addColumn<int>("matrix");
    QTest::addColumn<double>("kr");
    QTest::addColumn<double>("kb");
    QTest::newRow("BT.601") << static_cast<int>(Matrix::Bt601) << 0.299 << 0.114;
    QTest::newRow("BT.709") << static_cast<int>(Matrix::Bt709) << 0.2126 << 0.0722;
    QTest::newRow("BT.2020") << static_cast<int>(Matrix::Bt2020) << 0.2627 << 0.0593;
    QTest::newRow("SMPTE 240M") << static_cast<int>(Matrix::Smpte240M) << 0.212 << 0.087;
    QTest::newRow("FCC") << static_cast<int>(Matrix::Fcc) << 0.30 << 0.11;
    QTest::newRow("RGB") << static_cast<int>(Matrix::Rgb) << 0.2126 << 0.0722;
}

void TestPictureFormat::weightsAreThoseOfTheStandard() {
    QFETCH(int, matrix);
    QFETCH(double, kr);
    QFETCH(double, kb);
    const auto weights = color::lumaWeights(static_cast<Matrix>(matrix));
    QCOMPARE(weights.kr, kr);
    QCOMPARE(weights.kb, kb);
    QCOMPARE(weights.kr + weights.kg() + weights.kb, 1.0);
}

void TestPictureFormat::grayIsColouredAsYuvOfItsOwnDepth() {
    for (const int depth : {8, 9, 10, 12, 14, 16}) {
        auto gray = color::yuvFormat(5, 4, 0, 0, depth);
        gray.layout = PlaneLayout::Gray;
        gray.color.matrix = Matrix::Rgb;
        gray.color.range = color::Range::Full;
        const auto coloured = color::colouredFormat(gray);
        QCOMPARE(coloured.layout, PlaneLayout::Yuv);
        QCOMPARE(coloured.color.bitDepth, depth);
        QCOMPARE(coloured.color.matrix, Matrix::Bt709);
        QCOMPARE(coloured.color.range, color::Range::Full);
        QCOMPARE(coloured.chromaShiftX, 0);
    }
    const auto yuv = color::yuvFormat(5, 4, 1, 1, 8);
    QVERIFY(color::colouredFormat(yuv) == yuv);
}

void TestPictureFormat::grayInputClipsBeyondTheNominalRange() {
    const std::array<int, 4> codes{0, 16, 235, 255};
    const auto picture = color::makePicture(
        color::yuvFormat(4, 1, 1, 1, 8),
        [&](int p, int x, int) { return p == 0 ? codes[static_cast<std::size_t>(x)] : 128; });
    const auto gray = color::grayInput(picture);
    QCOMPARE(gray.at(0, 0), 0.0F);
    QCOMPARE(gray.at(1, 0), 0.0F);
    QVERIFY(std::abs(gray.at(2, 0) - 1.0F) < 1e-6F);
    QCOMPARE(gray.at(3, 0), 1.0F);
}

QTEST_GUILESS_MAIN(TestPictureFormat)
#include "tst_picture_format.moc"

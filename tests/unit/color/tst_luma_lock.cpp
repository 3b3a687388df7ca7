// SPDX-License-Identifier: GPL-3.0-or-later
// The promise of the luma lock: whatever the format, the luma plane stays; chroma is neutral where
// it must be; sizes, siting and alpha come out right.
#include <cmath>
#include <limits>

#include <QtTest>

#include "core/color/luma_lock.h"
#include "tests/unit/color/test_pictures.h"

using namespace kinechrome;
using color::Matrix;
using color::Picture;
using color::PictureFormat;
using color::PlaneLayout;
using color::Range;

namespace {

Picture composed(const Picture& scan, const base::Plane<float>& a, const base::Plane<float>& b) {
    auto result = color::LumaLock::make(scan.format.color.matrix)->compose(scan, a, b);
    return result ? *result : Picture{};
}

Picture composed(const Picture& scan, float a, float b) {
    return composed(scan, color::constantPlane(scan.format.width, scan.format.height, a),
                    color::constantPlane(scan.format.width, scan.format.height, b));
}

// Luma over all codes of the depth, those outside the nominal range included.
Picture ramp(const PictureFormat& format) {
    const int codes = 1 << format.color.bitDepth;
    const int pixels = format.width * format.height;
    return color::makePicture(format, [&](int, int x, int y) {
        return static_cast<int>((static_cast<std::int64_t>(y * format.width + x) * (codes - 1)) /
                                (pixels - 1));
    });
}

}  // namespace

class TestLumaLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lumaPlaneIsTheScans_data();
    void lumaPlaneIsTheScans();
    void lumaOutsideTheNominalRangeIsNeutral();
    void noChromaGivesNeutralCodes();
    void brokenChromaIsNeutral();
    void flatColorIsTheSameWhateverTheSubsampling_data();
    void flatColorIsTheSameWhateverTheSubsampling();
    void chromaEdgeFollowsTheSiting();
    void rgbKeepsItsLumaWithinOneCode_data();
    void rgbKeepsItsLumaWithinOneCode();
    void alphaIsCarried();
    void anotherSizeIsRefused();
    void anotherMatrixIsRefused();
    void locksAreSharedByMatrix();
};

void TestLumaLock::lumaPlaneIsTheScans_data() {
    QTest::addColumn<int>("layout");
    QTest::addColumn<int>("shiftX");
    QTest::addColumn<int>("shiftY");
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("full");
    QTest::addColumn<int>("matrix");
    const struct {
        const char* name;
        PlaneLayout layout;
        int x, y;
    } shapes[] = {{"4:2:0", PlaneLayout::Yuv, 1, 1}, {"4:2:2", PlaneLayout::Yuv, 1, 0},
                  {"4:4:4", PlaneLayout::Yuv, 0, 0}, {"4:1:1", PlaneLayout::Yuv, 2, 0},
                  {"4:4:0", PlaneLayout::Yuv, 0, 1}, {"gray", PlaneLayout::Gray, 0, 0}};
    for (const auto& shape : shapes) {
        for (const int depth : {8, 9, 10, 12, 14, 16}) {
            for (const bool full : {false, true}) {
                for (const Matrix matrix : {Matrix::Bt601, Matrix::Bt709, Matrix::Bt2020}) {
                    QTest::addRow("%s, %d bit, %s, matrix %d", shape.name, depth,
                                  full ? "full" : "limited", static_cast<int>(matrix))
                        << static_cast<int>(shape.layout) << shape.x << shape.y << depth << full
                        << static_cast<int>(matrix);
                }
            }
        }
    }
}

void TestLumaLock::lumaPlaneIsTheScans() {
    QFETCH(int, layout);
    QFETCH(int, shiftX);
    QFETCH(int, shiftY);
    QFETCH(int, depth);
    QFETCH(bool, full);
    QFETCH(int, matrix);
    PictureFormat format = color::yuvFormat(37, 19, shiftX, shiftY, depth);
    format.layout = static_cast<PlaneLayout>(layout);
    format.color.range = full ? Range::Full : Range::Limited;
    format.color.matrix = static_cast<Matrix>(matrix);
    const Picture scan = ramp(format);
    const Picture before = ramp(format);
    const Picture out = composed(scan, 30.0F, -20.0F);
    QVERIFY(out.format == color::colouredFormat(format));
    for (int y = 0; y < format.height; ++y) {
        for (int x = 0; x < format.width; ++x) {
            QCOMPARE(color::codeAt(out, 0, x, y), color::codeAt(before, 0, x, y));
        }
    }
    const int neutral = 1 << (depth - 1);
    const int middle =
        color::codeAt(out, 1, out.format.planeWidth(1) / 2, out.format.planeHeight(1) / 2);
    QVERIFY(middle > neutral + (neutral >> 5));  // towards blue
}

void TestLumaLock::lumaOutsideTheNominalRangeIsNeutral() {
    const Picture scan = ramp(color::yuvFormat(16, 16, 0, 0, 8));
    const Picture out = composed(scan, 60.0F, 40.0F);
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 16; ++x) {
            const int code = color::codeAt(scan, 0, x, y);
            const bool neutral =
                color::codeAt(out, 1, x, y) == 128 && color::codeAt(out, 2, x, y) == 128;
            if (code <= 16 || code >= 235) QVERIFY(neutral);
            if (code >= 40 && code <= 210) QVERIFY(!neutral);
        }
    }
}

void TestLumaLock::noChromaGivesNeutralCodes() {
    for (const int depth : {8, 10, 16}) {
        const Picture out = composed(ramp(color::yuvFormat(33, 17, 1, 1, depth)), 0.0F, 0.0F);
        for (int y = 0; y < out.format.planeHeight(1); ++y) {
            for (int x = 0; x < out.format.planeWidth(1); ++x) {
                QCOMPARE(color::codeAt(out, 1, x, y), 1 << (depth - 1));
                QCOMPARE(color::codeAt(out, 2, x, y), 1 << (depth - 1));
            }
        }
    }
}

void TestLumaLock::brokenChromaIsNeutral() {
    const Picture scan = ramp(color::yuvFormat(8, 8, 0, 0, 10));
    for (const float broken :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        const Picture out = composed(scan, broken, 10.0F);
        QCOMPARE(color::codeAt(out, 1, 4, 4), 512);
        QCOMPARE(color::codeAt(out, 2, 4, 4), 512);
    }
}

void TestLumaLock::flatColorIsTheSameWhateverTheSubsampling_data() {
    QTest::addColumn<int>("shiftX");
    QTest::addColumn<int>("shiftY");
    QTest::newRow("4:2:0") << 1 << 1;
    QTest::newRow("4:2:2") << 1 << 0;
    QTest::newRow("4:1:1") << 2 << 0;
    QTest::newRow("4:4:0") << 0 << 1;
}

void TestLumaLock::flatColorIsTheSameWhateverTheSubsampling() {
    QFETCH(int, shiftX);
    QFETCH(int, shiftY);
    const auto flat = [](int, int, int) { return 500; };
    const Picture reference =
        composed(color::makePicture(color::yuvFormat(11, 7, 0, 0, 10), flat), -25.0F, 35.0F);
    const Picture out = composed(
        color::makePicture(color::yuvFormat(11, 7, shiftX, shiftY, 10), flat), -25.0F, 35.0F);
    for (const int plane : {1, 2}) {
        for (int y = 0; y < out.format.planeHeight(plane); ++y) {
            for (int x = 0; x < out.format.planeWidth(plane); ++x) {
                QCOMPARE(color::codeAt(out, plane, x, y), color::codeAt(reference, plane, 0, 0));
            }
        }
    }
}

// Colour on the columns 4.. of 8: with co-sited chroma, sample 2 sits on column 4 and takes a
// quarter of its left neighbour; between samples, sample 2 covers columns 4 and 5 alone.
void TestLumaLock::chromaEdgeFollowsTheSiting() {
    base::Plane<float> a(8, 2);
    for (int y = 0; y < 2; ++y) {
        for (int x = 4; x < 8; ++x) a.at(x, y) = 40.0F;
    }
    const base::Plane<float> b(8, 2);
    PictureFormat format = color::yuvFormat(8, 2, 1, 1, 16);
    const auto crOf = [&](color::ChromaSiting siting, int x) {
        format.color.siting = siting;
        const Picture scan = color::makePicture(format, [](int, int, int) { return 30000; });
        return color::codeAt(composed(scan, a, b), 2, x, 0) - 32768;
    };
    using color::ChromaSiting;
    const int full = crOf(ChromaSiting::Left, 3);
    QVERIFY(full > 1000);
    QVERIFY(std::abs(crOf(ChromaSiting::Left, 2) - 0.75 * full) < 0.02 * full);
    QCOMPARE(crOf(ChromaSiting::Left, 1), 0);
    QVERIFY(std::abs(crOf(ChromaSiting::Center, 2) - full) <= 1);
    QCOMPARE(crOf(ChromaSiting::Center, 1), 0);
}

void TestLumaLock::rgbKeepsItsLumaWithinOneCode_data() {
    QTest::addColumn<int>("depth");
    QTest::newRow("8 bit") << 8;
    QTest::newRow("10 bit") << 10;
    QTest::newRow("16 bit") << 16;
}

void TestLumaLock::rgbKeepsItsLumaWithinOneCode() {
    QFETCH(int, depth);
    PictureFormat format = color::yuvFormat(32, 32, 0, 0, depth);
    format.layout = PlaneLayout::Rgb;
    format.color.matrix = Matrix::Rgb;
    format.color.range = Range::Full;
    const Picture scan = ramp(format);
    const Picture out = composed(scan, 35.0F, 25.0F);
    QVERIFY(out.format == format);
    double worst = 0.0;
    for (int y = 0; y < 32; ++y) {
        for (int x = 0; x < 32; ++x) {
            const double luma = 0.7152 * color::codeAt(out, 0, x, y) +
                                0.0722 * color::codeAt(out, 1, x, y) +
                                0.2126 * color::codeAt(out, 2, x, y);
            worst = std::max(worst, std::abs(luma - color::codeAt(scan, 0, x, y)));
        }
    }
    QVERIFY(worst <= 0.51);
    QVERIFY(color::codeAt(out, 2, 16, 16) > color::codeAt(out, 0, 16, 16));  // redder than green
}

void TestLumaLock::alphaIsCarried() {
    for (const PlaneLayout layout : {PlaneLayout::Gray, PlaneLayout::Yuv, PlaneLayout::Rgb}) {
        PictureFormat format = color::yuvFormat(9, 5, 0, 0, 8);
        format.layout = layout;
        format.alpha = true;
        const Picture scan =
            color::makePicture(format, [](int plane, int x, int y) { return plane * 40 + x + y; });
        const Picture out = composed(scan, 10.0F, 10.0F);
        QVERIFY(out.format.alpha);
        QCOMPARE(color::codeAt(out, 3, 8, 4), 132);
        QCOMPARE(color::codeAt(out, 3, 0, 0), 120);
    }
}

void TestLumaLock::anotherSizeIsRefused() {
    const Picture scan = ramp(color::yuvFormat(16, 8, 1, 1, 8));
    const auto result = color::LumaLock::make(Matrix::Bt709)
                            ->compose(scan, base::Plane<float>(16, 7), base::Plane<float>(16, 7));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, base::ErrorKind::Usage);
}

void TestLumaLock::anotherMatrixIsRefused() {
    const Picture scan = ramp(color::yuvFormat(16, 8, 1, 1, 8));
    const auto result = color::LumaLock::make(Matrix::Bt601)
                            ->compose(scan, base::Plane<float>(16, 8), base::Plane<float>(16, 8));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, base::ErrorKind::Usage);
}

void TestLumaLock::locksAreSharedByMatrix() {
    QVERIFY(color::LumaLock::make(Matrix::Bt709) == color::LumaLock::make(Matrix::Bt709));
    QVERIFY(color::LumaLock::make(Matrix::Bt709) == color::LumaLock::make(Matrix::Rgb));
    QVERIFY(color::LumaLock::make(Matrix::Bt709) != color::LumaLock::make(Matrix::Bt601));
}

QTEST_GUILESS_MAIN(TestLumaLock)
#include "tst_luma_lock.moc"

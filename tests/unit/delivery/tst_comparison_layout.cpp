// SPDX-License-Identifier: GPL-3.0-or-later
// Views side by side: where they stand, what colour they keep, and that their labels cover nothing.
#include <QTest>

#include "core/color/lab.h"
#include "core/color/luma_lock.h"
#include "core/delivery/comparison_layout.h"

using namespace kinechrome;
using namespace kinechrome::delivery;

namespace {

picture::RgbImage flat(int width, int height, std::array<std::uint8_t, 3> rgb) {
    picture::RgbImage image{width, height, {}};
    for (int i = 0; i < width * height; ++i) {
        image.samples.insert(image.samples.end(), rgb.begin(), rgb.end());
    }
    return image;
}

int brightPixels(const picture::RgbImage& image, int from, int to) {
    int count = 0;
    for (int y = 0; y < image.height; ++y) {
        for (int x = from; x < to; ++x) {
            const auto at = static_cast<std::size_t>(y * image.width + x) * 3;
            count += image.samples[at] > 150 ? 1 : 0;
        }
    }
    return count;
}

}  // namespace

class TestComparisonLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsFitAndAreEven_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("views");
        QTest::addColumn<int>("viewWidth");
        QTest::addColumn<int>("viewHeight");
        QTest::newRow("small") << 720 << 576 << 3 << 720 << 576;
        QTest::newRow("odd") << 321 << 241 << 3 << 321 << 241;
        QTest::newRow("two of HD") << 1920 << 1080 << 2 << 1920 << 1080;
        QTest::newRow("three of HD") << 1920 << 1080 << 3 << 1280 << 720;
        QTest::newRow("three of 4K") << 4096 << 3112 << 3 << 1280 << 972;
        QTest::newRow("a line") << 9000 << 1 << 2 << 1920 << 2;
    }
    void rowsFitAndAreEven() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, views);
        QFETCH(int, viewWidth);
        QFETCH(int, viewHeight);
        const ComparisonLayout layout = layOut(width, height, views);
        QCOMPARE(layout.viewWidth, viewWidth);
        QCOMPARE(layout.viewHeight, viewHeight);
        QVERIFY(views * layout.viewWidth <= widestViews);
        for (const int even : {layout.width(), layout.height(), layout.bandHeight, layout.leftOf(1),
                               layout.leftOf(views - 1)}) {
            QCOMPARE(even % 2, 0);
        }
    }

    void flatColoursAppearInTheirThirds_data() {
        QTest::addColumn<int>("matrix");
        QTest::newRow("BT.601") << static_cast<int>(color::Matrix::Bt601);
        QTest::newRow("BT.709") << static_cast<int>(color::Matrix::Bt709);
        QTest::newRow("RGB film") << static_cast<int>(color::Matrix::Rgb);
    }
    void flatColoursAppearInTheirThirds() {
        QFETCH(int, matrix);
        const ComparisonLayout layout = layOut(40, 30, 3);
        const auto format = comparisonFormat(layout, static_cast<color::Matrix>(matrix));
        const auto picture = color::Picture::allocate(format);
        const std::array<std::array<std::uint8_t, 3>, 3> colours{
            {{128, 128, 128}, {200, 40, 30}, {10, 90, 250}}};
        for (int view = 0; view < 3; ++view) {
            put(flat(40, 30, colours[static_cast<std::size_t>(view)]), picture, layout.leftOf(view),
                layout.bandHeight);
        }
        const auto rgb = color::decodeRgb(picture);
        for (int view = 0; view < 3; ++view) {
            const int x = layout.width() * (2 * view + 1) / 6;
            const int y = layout.height() / 2;
            const auto& colour = colours[static_cast<std::size_t>(view)];
            const std::array shown{rgb.r.at(x, y), rgb.g.at(x, y), rgb.b.at(x, y)};
            for (std::size_t channel = 0; channel < 3; ++channel) {
                const double difference =
                    255.0 * static_cast<double>(shown[channel]) - colour[channel];
                QVERIFY2(std::abs(difference) < 2.5, qPrintable(QString::number(difference)));
            }
        }
    }

    void labelsAreDrawnWhereTheyBelong() {
        const auto band = picture::textBand(
            300, 24,
            {{"Gray", 4, 90, picture::Align::Left}, {"36", 200, 96, picture::Align::Right}});
        QVERIFY(brightPixels(band, 0, 60) > 20);
        QCOMPARE(brightPixels(band, 60, 250), 0);
        QVERIFY(brightPixels(band, 250, 300) > 10);
    }
    void labelsStayInTheirRoom() {
        const auto band = picture::textBand(
            300, 24, {{"a label that is much too long for it", 0, 80, picture::Align::Left}});
        QVERIFY(brightPixels(band, 0, 80) > 20);
        QCOMPARE(brightPixels(band, 84, 300), 0);
    }
};

QTEST_GUILESS_MAIN(TestComparisonLayout)
#include "tst_comparison_layout.moc"

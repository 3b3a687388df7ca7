// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures come back from their files, and flow fields in the form of the benchmark.
#include "core/picture/photograph.h"

#include <QTest>

#include <cstdlib>
#include <vector>

#include <opencv2/imgcodecs.hpp>

using namespace kinechrome;
using picture::RgbImage;

namespace {

// Soft slopes, so that a JPEG keeps them well.
RgbImage slopes(int width, int height) {
    RgbImage image{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.samples.push_back(static_cast<std::uint8_t>(40 + 160 * x / width));
            image.samples.push_back(static_cast<std::uint8_t>(200 - 120 * y / height));
            image.samples.push_back(static_cast<std::uint8_t>(90));
        }
    }
    return image;
}

int largestDifference(const RgbImage& x, const RgbImage& y) {
    int most = 0;
    for (std::size_t i = 0; i < x.samples.size(); ++i) {
        most = std::max(most, std::abs(x.samples[i] - y.samples[i]));
    }
    return most;
}

}  // namespace

class TestPhotograph : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jpegComesBackCloseAndInTheSameOrderOfChannels() {
        const RgbImage image = slopes(48, 32);
        const std::string jpeg = picture::encodeJpeg(image, 90);
        const auto back = picture::decodePhotograph(jpeg);
        QVERIFY(back.has_value());
        QCOMPARE(back->width, 48);
        QCOMPARE(back->height, 32);
        QVERIFY(largestDifference(image, *back) <= 8);
        QCOMPARE(picture::encodeJpeg(image, 90), jpeg);
    }

    void bytesThatAreNoPictureGiveNothing() {
        QVERIFY(!picture::decodePhotograph("").has_value());
        QVERIFY(!picture::decodePhotograph("this is a letter").has_value());
        const std::string jpeg = picture::encodeJpeg(slopes(48, 32), 90);
        QVERIFY(!picture::decodePhotograph(jpeg.substr(0, 40)).has_value());
    }

    void shrinkingAverages() {
        RgbImage image{4, 2, std::vector<std::uint8_t>(24, 0)};
        for (std::size_t i = 0; i < 6; ++i) image.samples[i] = 200;  // two pixels of the first row
        const RgbImage small = picture::resize(image, 2, 1);
        QCOMPARE(small.samples, (std::vector<std::uint8_t>{100, 100, 100, 0, 0, 0}));
    }

    void flowIsStoredAsKittiDoes() {
        base::Plane<float> u(2, 1);
        base::Plane<float> v(2, 1);
        base::Plane<std::uint8_t> known(2, 1);
        u.at(0, 0) = 1.5F;
        v.at(0, 0) = -0.25F;
        known.at(0, 0) = 1;
        u.at(1, 0) = 9000.0F;
        v.at(1, 0) = -9000.0F;
        const std::string png = picture::encodeFlow(u, v, known);
        const std::vector<char> bytes(png.begin(), png.end());
        const cv::Mat codes = cv::imdecode(bytes, cv::IMREAD_UNCHANGED);
        QCOMPARE(codes.type(), CV_16UC3);
        using Code = cv::Vec<std::uint16_t, 3>;  // B, G, R
        QVERIFY(codes.at<Code>(0, 0) == Code(1, 32768 - 16, 32768 + 96));
        QVERIFY(codes.at<Code>(0, 1) == Code(0, 1, 65535));
    }
};

QTEST_GUILESS_MAIN(TestPhotograph)
#include "tst_photograph.moc"

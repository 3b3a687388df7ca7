// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/painted_views.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>

#include <QImage>
#include <QTemporaryDir>

#include "tests/support/painted_film.h"

namespace kinechrome::ui::test {
namespace {

using pipeline::ViewKind;

constexpr int width = 480;
constexpr int height = 360;

std::vector<QImage> paintTruths() {
    const QTemporaryDir folder;
    std::vector<QImage> truths;
    unsigned seed = 11;
    for ([[maybe_unused]] const std::int64_t shot : paintedShots) {
        const QString file = folder.filePath(QString::number(seed) + QStringLiteral(".ppm"));
        kinechrome::test::PaintedPicture picture;
        picture.width = width;
        picture.height = height;
        picture.seed = seed++;
        kinechrome::test::paintPicture(file.toStdString(), picture);
        truths.push_back(QImage(file).convertToFormat(QImage::Format_RGB32));
    }
    return truths;
}

std::uint32_t packed(double red, double green, double blue) {
    const auto code = [](double value) {
        return static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0, 255.0)));
    };
    return 0xff000000U | code(blue) << 16U | code(green) << 8U | code(red);
}

// `share`: how far down the picture, 0..1.
std::uint32_t pixelOf(ViewKind kind, QRgb truth, double share) {
    const double gray = 0.299 * qRed(truth) + 0.587 * qGreen(truth) + 0.114 * qBlue(truth);
    const double red = qRed(truth) - gray;
    const double green = qGreen(truth) - gray;
    const double blue = qBlue(truth) - gray;
    switch (kind) {
        case ViewKind::Gray: return packed(gray, gray, gray);
        case ViewKind::Reference: return packed(gray + red, gray + green, gray + blue);
        case ViewKind::Network:
            return packed(gray + 0.4 * red + 12.0, gray + 0.4 * green, gray + 0.4 * blue - 12.0);
        case ViewKind::Color:
            return packed(gray + 0.6 * red + 6.0, gray + 0.6 * green, gray + 0.6 * blue - 6.0);
        default: return packed(gray + 70.0 * (share - 0.5), gray + 70.0 * (0.5 - share), gray);
    }
}

pipeline::PreviewImage paint(const QImage& truth, ViewKind kind) {
    pipeline::PreviewImage image;
    image.rgba = base::Plane<std::uint32_t>(width, height);
    image.scale = 0.75;
    for (int y = 0; y < height; ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(truth.constScanLine(y));
        for (int x = 0; x < width; ++x) {
            image.rgba.at(x, y) = pixelOf(kind, line[x], static_cast<double>(y) / height);
        }
    }
    return image;
}

pipeline::FrameRecord recordOf(std::int64_t frame) {
    const double wave = std::sin(0.4 * static_cast<double>(frame));
    const double slow = std::sin(0.07 * static_cast<double>(frame));
    pipeline::FrameRecord record;
    record.field.flickerBefore = static_cast<float>(2.4 + 0.9 * wave + 0.4 * slow);
    record.field.flickerAfter = static_cast<float>(0.7 + 0.2 * wave);
    record.field.uncertainty = static_cast<float>(0.45 + 0.15 * slow);
    record.colorfulness = static_cast<float>(19.0 + 3.0 * slow);
    record.colorfulnessTruth = static_cast<float>(27.0 + 3.0 * slow);
    record.ciede2000 = static_cast<float>(8.0 + 1.5 * slow + 0.4 * wave);
    return record;
}

}  // namespace

void paintViews(FakeBackend& fake) {
    static const std::vector<QImage> truths = paintTruths();
    fake.painter = [](std::int64_t index, ViewKind kind) {
        const auto* after =
            std::upper_bound(std::begin(paintedShots), std::end(paintedShots), index);
        return paint(truths[static_cast<std::size_t>(after - paintedShots - 1)], kind);
    };
    fake.shotsSeen.insert(std::begin(paintedShots), std::end(paintedShots));
    for (std::int64_t frame = 0; frame < fake.frames; ++frame) {
        fake.records.push_back(recordOf(frame));
    }
    fake.likely = {{32.0, 24.0, 0.41}, {-12.0, 18.0, 0.27}, {4.0, -22.0, 0.16}};
}

}  // namespace kinechrome::ui::test

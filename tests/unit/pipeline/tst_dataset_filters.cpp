// SPDX-License-Identifier: GPL-3.0-or-later
// What a pack takes and what it leaves out.
#include "core/pipeline/dataset_filters.h"

#include <QTest>

#include "core/base/atomic_file.h"
#include "core/picture/photograph.h"
#include "tests/support/painted_film.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using pipeline::SkipReason;
using test::Paint;

Q_DECLARE_METATYPE(Paint)

namespace {

picture::RgbImage painted(Paint paint, unsigned seed = 1, double left = 0.0) {
    const test::TempDir dir;
    test::paintPicture(dir / "p.ppm", {192, 128, paint, seed, left, 0.0});
    const auto bytes = base::readFile(dir / "p.ppm");
    return *picture::decodePhotograph(*bytes);
}

std::uint64_t hashOf(const picture::RgbImage& image) {
    return picture::measureFrame(image).hash;
}

}  // namespace

class TestDatasetFilters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyReasonHasItsPicture_data() {
        QTest::addColumn<Paint>("paint");
        QTest::addColumn<QString>("reason");
        QTest::newRow("colourful") << Paint::Colorful << "";
        QTest::newRow("gray") << Paint::Gray << "near-gray";
        QTest::newRow("sepia") << Paint::Sepia << "one-tint";
        QTest::newRow("soft") << Paint::Soft << "blurred";
        QTest::newRow("flat") << Paint::Flat << "flat";
    }
    void everyReasonHasItsPicture() {
        QFETCH(Paint, paint);
        QFETCH(QString, reason);
        const auto measured = pipeline::measure(painted(paint));
        const auto found = pipeline::reasonAgainst(measured, {});
        QCOMPARE(QString::fromStdString(std::string(found ? pipeline::toString(*found) : "")),
                 reason);
    }

    void keptReasonsAreNoReasons() {
        const auto measured = pipeline::measure(painted(Paint::Gray));
        QVERIFY(!pipeline::reasonAgainst(measured, {SkipReason::NearGray, SkipReason::OneTint}));
    }

    void reasonsComeBackFromTheirNames() {
        for (const auto reason : {SkipReason::Unreadable, SkipReason::TooSmall,
                                  SkipReason::NearDuplicate, SkipReason::Blurred}) {
            QVERIFY(pipeline::skipReasonFromString(pipeline::toString(reason)) == reason);
        }
        QVERIFY(!pipeline::skipReasonFromString("ugly"));
    }

    void samePictureAtOtherSizeAndQualityIsANearDuplicate() {
        const auto image = painted(Paint::Colorful);
        const auto copy =
            picture::decodePhotograph(picture::encodeJpeg(picture::resize(image, 144, 96), 60));
        pipeline::SeenPictures seen;
        seen.add({hashOf(image), hashOf(image)});
        QVERIFY(seen.holds({hashOf(*copy), hashOf(*copy)}));
        const auto other = hashOf(painted(Paint::Colorful, 7));
        QVERIFY(!seen.holds({other, other}));
        // A clip must be near at both of its ends.
        QVERIFY(!seen.holds({hashOf(image), other}));
    }

    void sizeKeepsToShortSideLongSideAndSteps_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<QSize>("kept");
        QTest::newRow("wide film") << 1920 << 1080 << QSize(228, 128);
        QTest::newRow("standing") << 1080 << 1920 << QSize(128, 228);
        QTest::newRow("wider than two to one") << 2390 << 1000 << QSize(256, 108);
        QTest::newRow("small ones are not enlarged") << 101 << 75 << QSize(100, 72);
        QTest::newRow("square") << 500 << 500 << QSize(128, 128);
    }
    void sizeKeepsToShortSideLongSideAndSteps() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(QSize, kept);
        const auto size = pipeline::packSize(width, height, 128);
        QCOMPARE(QSize(size.width, size.height), kept);
    }
    void thinPicturesAreTooSmall() {
        QVERIFY(pipeline::packSize(3000, 200, 128).tooSmall());
        QVERIFY(pipeline::packSize(31, 400, 128).tooSmall());
        QVERIFY(!pipeline::packSize(32, 32, 128).tooSmall());
    }
};

QTEST_GUILESS_MAIN(TestDatasetFilters)
#include "tst_dataset_filters.moc"

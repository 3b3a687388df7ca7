// SPDX-License-Identifier: GPL-3.0-or-later
// The preview's cache: budgets, states, and what a change of the reference takes away.
#include "core/pipeline/preview_cache.h"

#include <QtTest/QtTest>

#include "core/pipeline/preview_picture.h"

using namespace kinechrome;
using pipeline::ColorQuality;
using pipeline::FrameState;
using pipeline::PreviewCache;
using pipeline::PreviewImage;
using pipeline::ViewKind;

namespace {

constexpr std::size_t imageBytes = 10 * 10 * 4;
PreviewImage image() {
    return {base::Plane<std::uint32_t>(10, 10), 1.0};
}

}  // namespace

class TestPreviewCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coloredViewsAreKeptBySettings() {
        PreviewCache cache(1 << 20);
        cache.putColorView(3, 7, {image(), ColorQuality::Exact, true, {}});
        QVERIFY(cache.hasColorView(3, 7));
        QVERIFY(!cache.hasColorView(3, 8));
        QVERIFY(cache.colorView(3, 7)->stabilized);
    }

    void coloredViewsTakeHalfOfTheBudget() {
        PreviewCache cache(20 * imageBytes);
        for (std::int64_t frame = 0; frame < 30; ++frame) {
            cache.putColorView(frame, 1, {image(), ColorQuality::Exact, true, {}});
            cache.putPlainView(frame, ViewKind::Gray, image());
        }
        QCOMPARE(cache.roomForColorViews(imageBytes), std::int64_t{10});
        QVERIFY(!cache.hasColorView(19, 1));
        QVERIFY(cache.hasColorView(20, 1));
        QVERIFY(!cache.plainView(24, ViewKind::Gray));
        QVERIFY(cache.plainView(25, ViewKind::Gray));
    }

    void statesTellWhatIsCachedPendingAndFailed() {
        PreviewCache cache(1 << 20);
        cache.putColorView(1, 7, {image(), ColorQuality::Draft, false, {}});
        cache.setPending(2);
        cache.setFailed(3, 7);
        const std::vector<FrameState> expected{FrameState::Unknown, FrameState::Cached,
                                               FrameState::Pending, FrameState::Failed};
        QCOMPARE(cache.states(0, 3, [](std::int64_t) { return std::uint64_t{7}; }), expected);
        cache.clearFailures();
        QCOMPARE(cache.states(3, 3, [](std::int64_t) { return std::uint64_t{7}; }),
                 std::vector<FrameState>{FrameState::Unknown});
        QVERIFY(cache.states(5, 4, [](std::int64_t) { return std::uint64_t{7}; }).empty());
    }

    void aNewReferenceDropsFiguresAndReferenceViewsOnly() {
        PreviewCache cache(1 << 20);
        cache.putPlainView(1, ViewKind::Gray, image());
        cache.putPlainView(1, ViewKind::Reference, image());
        cache.putColorView(1, 7, {image(), ColorQuality::Exact, true, metrics::FrameFigures{}});
        cache.putColorView(2, 7, {image(), ColorQuality::Exact, true, {}});
        cache.dropReferences();
        QVERIFY(cache.plainView(1, ViewKind::Gray));
        QVERIFY(!cache.plainView(1, ViewKind::Reference));
        QVERIFY(!cache.hasColorView(1, 7));
        QVERIFY(cache.hasColorView(2, 7));
    }

    void previewSizeKeepsTheShapeAndNeverGrows_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("shownWidth");
        QTest::addColumn<int>("shownHeight");
        QTest::newRow("small film") << 320 << 240 << 320 << 240;
        QTest::newRow("wide film") << 2048 << 858 << 1024 << 429;
        QTest::newRow("upright film") << 1080 << 1920 << 432 << 768;
        QTest::newRow("one pixel high") << 5000 << 1 << 1024 << 1;
    }
    void previewSizeKeepsTheShapeAndNeverGrows() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, shownWidth);
        QFETCH(int, shownHeight);
        const pipeline::PreviewSize size = pipeline::previewSize(width, height, {});
        QCOMPARE(size.width, shownWidth);
        QCOMPARE(size.height, shownHeight);
    }
};

QTEST_GUILESS_MAIN(TestPreviewCache)
#include "tst_preview_cache.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// FrameIndex and FrameSource: the count is exact, and every frame is found from everywhere.
#include <QtTest>

#include <random>

#include "core/media/frame_index.h"
#include "tests/support/file_damage.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using test::ClipSpec;

class TestFrameIndex : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::TempDir> cache_;

private Q_SLOTS:
    void init() {
        cache_ = std::make_unique<test::TempDir>();
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(cache_->path().string()));
    }

    void everyFrameIsFoundFromEverywhere_data() {
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("pixelFormat");
        QTest::addColumn<int>("bFrames");
        QTest::newRow("FFV1") << "ffv1"
                              << "clip.mkv"
                              << "yuv420p10le" << 0;
        QTest::newRow("H.264 with B-frames, MP4") << "libx264"
                                                  << "clip.mp4"
                                                  << "yuv420p" << 3;
        QTest::newRow("H.264 with B-frames, Matroska") << "libx264"
                                                       << "clip.mkv"
                                                       << "yuv420p" << 3;
        QTest::newRow("H.264 transport stream") << "libx264"
                                                << "clip.ts"
                                                << "yuv420p" << 2;
        QTest::newRow("MPEG-2 with B-frames, program stream") << "mpeg2video"
                                                              << "clip.mpg"
                                                              << "yuv420p" << 2;
        QTest::newRow("MPEG-2 transport stream") << "mpeg2video"
                                                 << "clip.ts"
                                                 << "yuv420p" << 2;
        QTest::newRow("MPEG-2 in Matroska") << "mpeg2video"
                                            << "clip.mkv"
                                            << "yuv420p" << 2;
        QTest::newRow("MPEG-4 in AVI") << "mpeg4"
                                       << "clip.avi"
                                       << "yuv420p" << 0;
        QTest::newRow("MPEG-4 with B-frames in MOV") << "mpeg4"
                                                     << "clip.mov"
                                                     << "yuv420p" << 2;
        QTest::newRow("ProRes") << "prores_ks"
                                << "clip.mov"
                                << "yuv422p10le" << 0;
        QTest::newRow("MJPEG in AVI") << "mjpeg"
                                      << "clip.avi"
                                      << "yuvj422p" << 0;
        QTest::newRow("raw NUT") << "rawvideo"
                                 << "clip.nut"
                                 << "nv12" << 0;
        QTest::newRow("PNG sequence") << "png"
                                      << "still%04d.png"
                                      << "rgb24" << 0;
        QTest::newRow("TIFF sequence") << "tiff"
                                       << "still%03d.tif"
                                       << "rgb48le" << 0;
        QTest::newRow("DPX sequence") << "dpx"
                                      << "still%d.dpx"
                                      << "gbrp10le" << 0;
    }
    void everyFrameIsFoundFromEverywhere() {
        QFETCH(QString, codec);
        QFETCH(QString, name);
        QFETCH(QString, pixelFormat);
        QFETCH(int, bFrames);
        const test::TempDir dir;
        ClipSpec spec;
        spec.codec = codec.toStdString();
        spec.pixelFormat = pixelFormat.toStdString();
        spec.bFrames = bFrames;
        spec.rate = {25, 1};
        spec.frames = 75;
        spec.cuts = {20, 50};
        const auto file = dir / name.toStdString();
        const auto written = test::writeClip(file, spec);
        QVERIFY2(written, written ? "" : written.error().message().c_str());

        auto reader = media::VideoReader::open(file);
        QVERIFY(reader);
        std::vector<media::VideoFrame> film;
        for (auto frame = (*reader)->next({}); frame && *frame; frame = (*reader)->next({})) {
            film.push_back(std::move(**frame));
        }
        QCOMPARE(film.size(), std::size_t{75});
        const auto index = media::buildFrameIndex(file, nullptr, {});
        QVERIFY2(index, index ? "" : index.error().message().c_str());
        QCOMPARE(index->size(), std::int64_t{75});
        QVERIFY(!index->damage);
        QVERIFY(!index->variableRate);
        for (std::size_t i = 0; i < film.size(); ++i) {
            QCOMPARE(index->frames[i].pts, film[i].pts);
        }

        auto source = media::FrameSource::open(file, std::make_shared<media::FrameIndex>(*index));
        QVERIFY(source);
        std::vector<std::int64_t> order(75);
        std::iota(order.begin(), order.end(), 0);
        std::shuffle(order.begin(), order.end(), std::mt19937(7));
        order.insert(order.end(), {0, 1, 2, 74, 73, 72, 30, 30, 31, 40});
        for (const std::int64_t i : order) {
            const auto frame = (*source)->frame(i, {});
            QVERIFY2(frame, frame ? "" : frame.error().message().c_str());
            QCOMPARE(frame->index, i);
            const auto& expected = film[static_cast<std::size_t>(i)];
            QCOMPARE(frame->pts, expected.pts);
            QVERIFY(test::sameSamples(frame->picture, expected.picture));
        }
        QVERIFY(!(*source)->frame(75, {}));
        QVERIFY(!(*source)->frame(-1, {}));
    }

    void secondCallComesFromTheCache() {
        const test::TempDir dir;
        QVERIFY(test::writeClip(dir / "clip.mkv", ClipSpec{}));
        const auto first = media::buildFrameIndex(dir / "clip.mkv", nullptr, {});
        QVERIFY(first);
        base::Progress progress;
        const auto second = media::buildFrameIndex(dir / "clip.mkv", &progress, {});
        QVERIFY(second);
        QCOMPARE(progress.view().total, std::int64_t{0});  // nothing was read
        QCOMPARE(second->size(), first->size());
        QCOMPARE(second->frames.back().pts, first->frames.back().pts);
    }

    void damagedCacheIsRebuilt_data() {
        QTest::addColumn<double>("keep");
        QTest::addColumn<bool>("flip");
        QTest::newRow("cut") << 0.5 << false;
        QTest::newRow("empty") << 0.0 << false;
        QTest::newRow("flipped byte") << 1.0 << true;
    }
    void damagedCacheIsRebuilt() {
        QFETCH(double, keep);
        QFETCH(bool, flip);
        const test::TempDir dir;
        QVERIFY(test::writeClip(dir / "clip.mkv", ClipSpec{}));
        QVERIFY(media::buildFrameIndex(dir / "clip.mkv", nullptr, {}));
        int files = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(cache_->path())) {
            if (!entry.is_regular_file()) continue;
            ++files;
            if (flip) test::flipBytes(entry.path(), 0.6);
            if (keep < 1.0) test::cutFile(entry.path(), keep);
        }
        QCOMPARE(files, 1);
        const auto index = media::buildFrameIndex(dir / "clip.mkv", nullptr, {});
        QVERIFY(index);
        QCOMPARE(index->size(), std::int64_t{24});
    }

    void changedFileIsIndexedAnew() {
        const test::TempDir dir;
        ClipSpec spec;
        QVERIFY(test::writeClip(dir / "clip.mkv", spec));
        QVERIFY(media::buildFrameIndex(dir / "clip.mkv", nullptr, {}));
        spec.frames = 30;
        QVERIFY(test::writeClip(dir / "clip.mkv", spec));
        const auto index = media::buildFrameIndex(dir / "clip.mkv", nullptr, {});
        QVERIFY(index);
        QCOMPARE(index->size(), std::int64_t{30});
    }

    void variableRateIsSeen() {
        const test::TempDir dir;
        ClipSpec spec;
        spec.frames = 5;
        spec.timestamps = {0, 40, 80, 200, 240};
        QVERIFY(test::writeClip(dir / "clip.mkv", spec));
        const auto index = media::buildFrameIndex(dir / "clip.mkv", nullptr, {});
        QVERIFY(index);
        QVERIFY(index->variableRate);
        QCOMPARE(index->frameAt(-5), std::int64_t{0});
        QCOMPARE(index->frameAt(199), std::int64_t{2});
        QCOMPARE(index->frameAt(200), std::int64_t{3});
        QCOMPARE(index->frameAt(9999), std::int64_t{4});
    }

    void damageIsToldWithTheCountOfWhatDecodes() {
        const test::TempDir dir;
        ClipSpec spec;
        spec.frames = 40;
        QVERIFY(test::writeClip(dir / "clip.mkv", spec));
        test::cutFile(dir / "clip.mkv", 0.5);
        const auto index = media::buildFrameIndex(dir / "clip.mkv", nullptr, {});
        QVERIFY(index);
        QVERIFY(index->damage);
        media::ReaderOptions salvage;
        salvage.salvage = true;
        auto reader = media::VideoReader::open(dir / "clip.mkv", salvage);
        QVERIFY(reader);
        std::int64_t frames = 0;
        for (auto frame = (*reader)->next({}); frame && *frame; frame = (*reader)->next({})) {
            ++frames;
        }
        QCOMPARE(index->size(), frames);
    }

    void stopRequestInterruptsIndexing() {
        const test::TempDir dir;
        QVERIFY(test::writeClip(dir / "clip.mkv", ClipSpec{}));
        std::stop_source stop;
        stop.request_stop();
        const auto index = media::buildFrameIndex(dir / "clip.mkv", nullptr, stop.get_token());
        QVERIFY(!index);
        QCOMPARE(index.error().kind, base::ErrorKind::Interrupted);
    }
};

QTEST_GUILESS_MAIN(TestFrameIndex)
#include "tst_frame_index.moc"

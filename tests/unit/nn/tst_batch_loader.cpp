// SPDX-License-Identifier: GPL-3.0-or-later
// Batches: the same for the same seed, pictures before clips, and motion that fits the crop.
#include "core/nn/batch_loader.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/nn/clip_motion.h"
#include "tests/unit/nn/moving_clip.h"

using namespace kinechrome;
using namespace kinechrome::nn;

namespace {

PackImage painted(std::uint8_t r) {
    PackImage image;
    image.width = image.height = 40;
    image.meanChroma = 50.0F;
    image.label = r % 3;
    for (int i = 0; i < 1600; ++i) {
        image.rgb.insert(image.rgb.end(), {r, static_cast<std::uint8_t>(i % 251), 30});
    }
    return image;
}

Pack packOf(int images, int clips, int frames) {
    Pack pack;
    pack.sources = {"a", "b"};
    for (int i = 0; i < images; ++i) {
        pack.images.push_back(painted(static_cast<std::uint8_t>(40 * i)));
        pack.images.back().source = i % 2;
    }
    for (int i = 0; i < clips; ++i) {
        pack.clips.push_back(test::movingClip(96, 80, frames, 2 + i, 1));
        pack.clips.back().source = i % 2;
        pack.clips.back().label = 7 + i;
    }
    return pack;
}

std::vector<int> allImages(const Pack& pack) {
    std::vector<int> all(pack.images.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

Sampling sharing(double share, int frames) {
    Sampling sampling;
    sampling.clipShare = share;
    sampling.clipFrames = frames;
    return sampling;
}

bool same(const Batch& x, const Batch& y) {
    return x.input == y.input && x.target == y.target && x.labels == y.labels &&
           x.count == y.count && x.pictures == y.pictures && x.clips == y.clips &&
           x.toPrevious.flow == y.toPrevious.flow && x.toPrevious.visible == y.toPrevious.visible &&
           x.toFirst.flow == y.toFirst.flow && x.toFirst.visible == y.toFirst.visible;
}

// Value of one plane at a position between its pixels, borders repeated.
double read(const float* plane, int side, double x, double y) {
    x = std::clamp(x, 0.0, side - 1.0);
    y = std::clamp(y, 0.0, side - 1.0);
    const int left = std::min(static_cast<int>(x), side - 2);
    const int top = std::min(static_cast<int>(y), side - 2);
    const auto at = [&](int u, int v) { return static_cast<double>(plane[v * side + u]); };
    const double upper = at(left, top) + (x - left) * (at(left + 1, top) - at(left, top));
    const double lower =
        at(left, top + 1) + (x - left) * (at(left + 1, top + 1) - at(left, top + 1));
    return upper + (y - top) * (lower - upper);
}

// How far the true a* of a clip's frame k is from that of frame `other`, fetched along the motion
// (and as it lies, for comparison), over what is visible.
struct Agreement {
    double warped = 0.0;
    double still = 0.0;
    double visible = 0.0;  // summed
};

Agreement agreementOf(const Batch& batch, const BatchMotion& motion, int k, int other) {
    const int side = batch.size / 2;
    const int plane = side * side;
    const float* now = batch.target.data() + (batch.pictures + k) * 2 * plane;
    const float* before = batch.target.data() + (batch.pictures + other) * 2 * plane;
    const float* flow = motion.flow.data() + k * 2 * plane;
    const float* visible = motion.visible.data() + k * plane;
    Agreement found;
    for (int i = 0; i < plane; ++i) {
        const double x = i % side + static_cast<double>(flow[i]);
        const double y = i / side + static_cast<double>(flow[plane + i]);
        const double weight = static_cast<double>(visible[i]);
        found.visible += weight;
        found.warped += weight * std::abs(static_cast<double>(now[i]) - read(before, side, x, y));
        found.still += weight * std::abs(static_cast<double>(now[i] - before[i]));
    }
    return found;
}

}  // namespace

class TestBatchLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesDependOnSeedStepAndSizeAlone_data() {
        QTest::addColumn<double>("share");
        QTest::newRow("pictures") << 0.0;
        QTest::newRow("pictures and clips") << 0.5;
        QTest::newRow("clips") << 1.0;
    }
    void batchesDependOnSeedStepAndSizeAlone() {
        QFETCH(double, share);
        const Pack pack = packOf(6, 3, 6);
        Augmentation worn;
        worn.grain = worn.flicker = worn.weave = worn.scratches = 1.0;
        BatchLoader busy(pack, allImages(pack), sharing(share, 4), worn, 9, 8, 2);
        BatchLoader lazy(pack, allImages(pack), sharing(share, 4), worn, 9, 8, 0);
        BatchLoader other(pack, allImages(pack), sharing(share, 4), worn, 10, 8, 0);
        std::vector<Batch> first;
        for (std::int64_t step = 0; step < 8; ++step) first.push_back(busy.take(step, 32));
        for (std::int64_t step = 7; step >= 0; --step) {
            QVERIFY(same(lazy.take(step, 32), first[static_cast<std::size_t>(step)]));
        }
        QCOMPARE(busy.take(8, 48).size, 48);  // another size in the middle of a run
        QVERIFY(!same(first[0], first[1]));
        QVERIFY(!same(first[0], other.take(0, 32)));
    }

    void everyBatchIsFullAndPicturesComeFirst_data() {
        QTest::addColumn<int>("batch");
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("clips");
        QTest::newRow("none asked") << 8 << 0.0 << 4 << 0;
        QTest::newRow("at least one") << 8 << 0.01 << 4 << 1;
        QTest::newRow("rounded down") << 10 << 0.9 << 4 << 2;
        QTest::newRow("a part of a clip is left") << 7 << 1.0 << 3 << 2;
        QTest::newRow("smaller than a clip") << 3 << 1.0 << 4 << 0;
    }
    void everyBatchIsFullAndPicturesComeFirst() {
        QFETCH(int, batch);
        QFETCH(double, share);
        QFETCH(int, frames);
        QFETCH(int, clips);
        const Pack pack = packOf(6, 2, 5);
        BatchLoader loader(pack, allImages(pack), sharing(share, frames), {}, 9, batch, 0);
        const Batch taken = loader.take(3, 32);
        QCOMPARE(taken.count, batch);
        QCOMPARE(taken.clips, clips);
        QCOMPARE(taken.pictures, batch - clips * frames);
        QCOMPARE(taken.clipFrames, clips > 0 ? frames : 0);
        QCOMPARE(taken.labels.size(), static_cast<std::size_t>(batch));
        QCOMPARE(taken.input.size(), static_cast<std::size_t>(batch) * 4 * 1024);
        QCOMPARE(taken.toFirst.flow.size(), static_cast<std::size_t>(clips * frames) * 512);
        QCOMPARE(taken.toPrevious.visible.size(), static_cast<std::size_t>(clips * frames) * 256);
        for (int i = 0; i < batch; ++i) {
            QCOMPARE(taken.labels[static_cast<std::size_t>(i)] >= 7, i >= taken.pictures);
        }
    }

    void clipsLeaveThePicturesOfABatchAsTheyWere() {
        const Pack pack = packOf(6, 2, 5);
        BatchLoader mixed(pack, allImages(pack), sharing(0.5, 4), {}, 9, 8, 0);
        BatchLoader plain(pack, allImages(pack), sharing(0.0, 4), {}, 9, 8, 0);
        const Pack clipless = packOf(6, 0, 0);
        BatchLoader without(clipless, allImages(clipless), sharing(0.5, 4), {}, 9, 8, 0);
        const Batch with = mixed.take(5, 32);
        const Batch all = plain.take(5, 32);
        QVERIFY(
            std::equal(with.input.begin(), with.input.begin() + 4 * 4 * 1024, all.input.begin()));
        QVERIFY(same(without.take(5, 32), all));
    }

    void motionBringsTheOtherFramesColorHere_data() {
        QTest::addColumn<int>("frames");  // of the pack's clip; the batch takes four
        QTest::newRow("from the clip's first frame") << 4;
        QTest::newRow("from the middle, flows chained") << 16;
    }
    void motionBringsTheOtherFramesColorHere() {
        QFETCH(int, frames);
        Pack pack = packOf(0, 1, frames);
        Augmentation augmentation;
        augmentation.grain = augmentation.flicker = augmentation.weave = 1.0;  // gray alone
        BatchLoader loader(pack, {}, sharing(1.0, 4), augmentation, 3, 4, 0);
        int turnedLeft = 0;
        for (std::int64_t step = 0; step < 12; ++step) {
            const Batch batch = loader.take(step, 64);
            for (int k = 1; k < 4; ++k) {
                const Agreement previous = agreementOf(batch, batch.toPrevious, k, k - 1);
                const Agreement first = agreementOf(batch, batch.toFirst, k, 0);
                QVERIFY(previous.visible > 0.7 * 1024.0 && first.visible > 0.35 * 1024.0);
                QVERIFY(previous.warped < 0.8 * previous.visible);  // a* units
                QVERIFY(first.warped < 0.8 * first.visible);
                QVERIFY(previous.still > 4.0 * previous.warped);
                QVERIFY(first.still > 6.0 * first.warped);
            }
            turnedLeft += batch.toPrevious.flow[2 * 1024] < 0.0F ? 1 : 0;
        }
        QVERIFY(turnedLeft > 0 && turnedLeft < 12);  // both ways round were tried
    }

    void aClipsFirstFrameAndWhatFlowDoesNotKnowAreInvisible() {
        Pack pack = packOf(0, 1, 4);
        auto& valid = pack.clips[0].validPrevious[2];
        std::fill(valid.begin(), valid.end(), std::uint8_t{0});
        BatchLoader loader(pack, {}, sharing(1.0, 4), {}, 3, 4, 0);
        const Batch batch = loader.take(0, 64);
        const auto seen = [](const BatchMotion& motion, int frame) {
            const float* from = motion.visible.data() + frame * 1024;
            return std::accumulate(from, from + 1024, 0.0F);
        };
        QCOMPARE(seen(batch.toPrevious, 0), 0.0F);
        QCOMPARE(seen(batch.toFirst, 0), 0.0F);
        QVERIFY(seen(batch.toPrevious, 1) > 500.0F);
        QCOMPARE(seen(batch.toPrevious, 2), 0.0F);
        QVERIFY(seen(batch.toFirst, 2) > 200.0F);
        for (const float share : batch.toFirst.visible) QVERIFY(share >= 0.0F && share <= 1.0F);
    }

    void motionThatTheGrayContradictsIsHardlyVisible() {
        Pack pack = packOf(0, 1, 4);
        for (float& component : pack.clips[0].toPrevious[1]) component += 11.0F;
        BatchLoader loader(pack, {}, sharing(1.0, 4), {}, 3, 4, 0);
        const Batch batch = loader.take(0, 64);
        const float* from = batch.toPrevious.visible.data() + 1024;
        QVERIFY(std::accumulate(from, from + 1024, 0.0F) < 400.0F);
    }

    void croppedMotionIsScaledAndMirroredWithItsPositions() {
        // u grows from left to right, v from top to bottom; 8 x 4 cells of a 32 x 16 frame.
        std::vector<float> flow;
        for (int y = 0; y < 4; ++y) {
            for (int x = 0; x < 8; ++x) {
                flow.push_back(static_cast<float>(x));
                flow.push_back(static_cast<float>(y));
            }
        }
        const std::vector<std::uint8_t> valid(32, 1);
        const CropBox box{8.0, 0.0, 16.0, 16.0, false};
        const MotionField plain = cropMotion(flow, valid, 32, 16, box, 4);
        QCOMPARE(plain.u[0], 2.0F * 4.0F / 16.0F);
        QCOMPARE(plain.u[3], 5.0F * 4.0F / 16.0F);
        QCOMPARE(plain.v[12], 3.0F * 4.0F / 16.0F);
        CropBox turned = box;
        turned.mirrored = true;
        const MotionField mirrored = cropMotion(flow, valid, 32, 16, turned, 4);
        QCOMPARE(mirrored.u[0], -5.0F * 4.0F / 16.0F);
        QCOMPARE(mirrored.u[3], -2.0F * 4.0F / 16.0F);
        QVERIFY(mirrored.v == plain.v);
    }

    void chainedMotionAddsUpAndEndsAtTheBorder() {
        const std::vector<float> one(64, 1.5F);
        const std::vector<float> none(64, 0.0F);
        const MotionField right{one, none, std::vector<float>(64, 0.5F)};
        const MotionField twice = chained(right, right, 8);
        QCOMPARE(twice.u[0], 3.0F);
        QCOMPARE(twice.v[0], 0.0F);
        QCOMPARE(twice.valid[0], 0.25F);
        QCOMPARE(twice.valid[7], 0.0F);
    }

    void shortClipsGiveSinglePicturesAlone() {
        const Pack pack = packOf(0, 2, 3);
        BatchLoader loader(pack, {}, sharing(1.0, 4), {}, 3, 6, 0);
        const Batch batch = loader.take(0, 32);
        QCOMPARE(batch.pictures, 6);
        QCOMPARE(batch.clips, 0);
        QVERIFY(batch.labels[0] >= 7);
    }
};

QTEST_APPLESS_MAIN(TestBatchLoader)
#include "tst_batch_loader.moc"

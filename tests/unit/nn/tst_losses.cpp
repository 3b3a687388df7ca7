// SPDX-License-Identifier: GPL-3.0-or-later
// The losses and the palette against values worked out by hand.
#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include "core/nn/batch_part.h"
#include "core/nn/color_palette.h"
#include "core/nn/losses.h"

#include <QtTest>

#include <cmath>

using namespace kinechrome::nn;

namespace {

at::Tensor flat(float a, float b, int64_t side = 4) {
    return at::cat({at::full({1, 1, side, side}, a), at::full({1, 1, side, side}, b)}, 1);
}

// Chroma that is one thing on the left half and another on the right.
at::Tensor halves(float left, float right) {
    return at::cat({flat(left, 0.0F).slice(3, 0, 2), flat(right, 0.0F).slice(3, 0, 2)}, 3);
}

bool near(const at::Tensor& value, double expected, double tolerance = 1e-4) {
    return std::abs(value.item<double>() - expected) <= tolerance;
}

Batch batchOf(int pictures, int clips, int frames) {
    Batch batch;
    batch.pictures = pictures;
    batch.clips = clips;
    batch.clipFrames = frames;
    batch.count = pictures + clips * frames;
    batch.size = 4;
    for (int i = 0; i < batch.count; ++i) {
        batch.labels.push_back(i);
        batch.target.insert(batch.target.end(), 8, static_cast<float>(i));
    }
    for (int i = 0; i < clips * frames; ++i) {
        batch.toPrevious.visible.insert(batch.toPrevious.visible.end(), 4, static_cast<float>(i));
    }
    return batch;
}

}  // namespace

class TestLosses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void huberIsQuadraticInsideAndLinearOutside() {
        Recipe recipe;
        recipe.huberDelta = 10.0;
        const at::Tensor truth = flat(0.0F, 0.0F);
        QVERIFY(near(colorLoss(flat(5.0F, 5.0F), truth, recipe), 0.125));
        QVERIFY(near(colorLoss(flat(30.0F, 30.0F), truth, recipe), 2.5));
        recipe.loss = ColorLoss::L2;
        QVERIFY(near(colorLoss(flat(30.0F, 30.0F), truth, recipe), 4.5));
        recipe.loss = ColorLoss::Huber;
        recipe.chromaWeight = 2.0;  // gray pixels keep weight 1, colour at 60 and above has 3
        const at::Tensor vivid = flat(60.0F, 60.0F);
        QVERIFY(near(colorLoss(vivid + 5.0, vivid, recipe), 0.375));
    }

    void spreadAsksOnlyForWhatIsMissing() {
        const at::Tensor truth = halves(-20.0F, 20.0F);  // spread 20
        QVERIFY(near(spreadLoss(truth, truth), 0.0));
        QVERIFY(near(spreadLoss(halves(-30.0F, 30.0F), truth), 0.0));
        QVERIFY(near(spreadLoss(halves(-10.0F, 10.0F), truth), 0.25));
        QVERIFY(near(spreadLoss(flat(20.0F, 20.0F), truth), 1.0, 0.01));
        // A gray picture asks for nothing.
        QVERIFY(near(spreadLoss(halves(-1.0F, 1.0F), flat(0.0F, 0.0F)), 0.5625, 0.001));
        QVERIFY(near(spreadLoss(halves(-5.0F, 5.0F), flat(0.0F, 0.0F)), 0.0));
    }

    void certaintyIsLeastWhereTheErrorIsSaidRightly() {
        const at::Tensor predicted = flat(0.0F, 0.0F).requires_grad_();
        const at::Tensor truth = flat(6.0F, 8.0F);  // 10 away
        const auto loss = [&](double expected) {
            return certaintyLoss(at::full({1, 1, 4, 4}, std::log(expected)), predicted, truth)
                .item<double>();
        };
        QVERIFY(loss(10.0) < loss(9.0));
        QVERIFY(loss(10.0) < loss(11.0));
        QVERIFY(std::abs(loss(10.0) - (1.0 + std::log(10.0))) < 1e-4);
        const at::Tensor said = at::full({1, 1, 4, 4}, 2.0).requires_grad_();
        certaintyLoss(said, predicted, truth).backward();
        QVERIFY(said.grad().defined());
        QVERIFY(!predicted.grad().defined());
    }

    void warpingFetchesFromWhereTheFlowPoints() {
        at::Tensor other = at::arange(16, at::kFloat).view({1, 1, 4, 4}).expand({1, 2, 4, 4});
        at::Tensor flow = at::zeros({1, 2, 4, 4});
        QVERIFY(at::allclose(warped(other, flow), other));
        flow.select(1, 0).fill_(1.0);  // one to the right
        QVERIFY(at::allclose(warped(other, flow).slice(3, 0, 3), other.slice(3, 1, 4)));
        flow.zero_();
        flow.select(1, 1).fill_(-0.5);  // half a pixel up
        const at::Tensor between = 0.5 * (other.slice(2, 0, 3) + other.slice(2, 1, 4));
        QVERIFY(at::allclose(warped(other, flow).slice(2, 1, 4), between));
    }

    void temporalLossCountsVisiblePixelsAlone() {
        const at::Tensor now = halves(10.0F, 30.0F);
        const at::Tensor before = flat(0.0F, 0.0F);
        const at::Tensor still = at::zeros({1, 2, 4, 4});
        at::Tensor visible = at::ones({1, 1, 4, 4});
        QVERIFY(near(temporalLoss(now, before, still, visible, 10.0), 1.0));  // (1 + 3 + 0 + 0) / 4
        visible.slice(3, 2, 4).zero_();
        QVERIFY(near(temporalLoss(now, before, still, visible, 10.0), 0.25));
        QVERIFY(near(temporalLoss(now, now, still, visible, 10.0), 0.0));
    }

    void paletteCoversTheGamutOnce() {
        const at::Tensor colors = paletteColors();
        QCOMPARE(colors.size(0), int64_t{259});  // models on disk count on it
        QCOMPARE(std::get<0>(at::unique_dim(colors, 0)).size(0), colors.size(0));
        QVERIFY(((colors == 0.0).all(1)).any().item<bool>());  // neutral is in it
        QCOMPARE(at::remainder(colors, kPaletteStep).abs().max().item<float>(), 0.0F);
    }

    void sharesKeepTheMeanOfTheColor() {
        const ColorPalette palette(at::zeros({1}));
        const at::Tensor chroma = flat(13.0F, -4.0F);
        const SharedColor shared = palette.share(chroma);
        QVERIFY(at::allclose(shared.weight.sum(1), at::ones({1, 4, 4})));
        const at::Tensor each =
            palette.colors().index_select(0, shared.index.reshape({-1})).view({1, 4, 4, 4, 2});
        const at::Tensor mean = (each * shared.weight.unsqueeze(-1)).sum(1);
        QVERIFY(at::allclose(mean.select(3, 0), at::full({1, 4, 4}, 13.0F), 0.0, 1e-3));
        QVERIFY(at::allclose(mean.select(3, 1), at::full({1, 4, 4}, -4.0F), 0.0, 1e-3));
    }

    void annealingMovesFromTheMeanToTheMode() {
        const at::Tensor colors = at::tensor({0.0F, 0.0F, 60.0F, -30.0F}).view({2, 2});
        const at::Tensor logits =
            at::log(at::tensor({0.4F, 0.6F})).view({1, 2, 1, 1}).expand({1, 2, 2, 2});
        QVERIFY(near(annealedMean(logits, colors, 1.0).select(1, 0).mean(), 36.0, 1e-3));
        QVERIFY(annealedMean(logits, colors, 0.38).select(1, 0).mean().item<float>() > 43.0F);
        QVERIFY(near(annealedMean(logits, colors, 0.02).select(1, 0).mean(), 60.0, 1e-2));
        QVERIFY(near(annealedMean(logits, colors, 0.02).select(1, 1).mean(), -30.0, 1e-2));
    }

    void distributionLossIsLeastAtTheTruth() {
        const ColorPalette palette(at::zeros({1}));
        const at::Tensor truth = flat(20.0F, 40.0F);
        const int64_t count = palette.colors().size(0);
        const at::Tensor right = palette.share(truth).index.select(1, 0).flatten()[0];
        at::Tensor logits = at::zeros({1, count, 2, 2});
        const double none = distributionLoss(logits, truth, palette, {}).item<double>();
        QVERIFY(std::abs(none - std::log(static_cast<double>(count))) < 1e-4);
        logits.select(1, right.item<int64_t>()).fill_(20.0);
        QVERIFY(distributionLoss(logits, truth, palette, {}).item<double>() < 1e-3);
        // Weights scale the pixels of their colour.
        const at::Tensor weights = at::full({count}, 3.0F);
        const at::Tensor zero = at::zeros({1, count, 2, 2});
        QVERIFY(near(distributionLoss(zero, truth, palette, weights), 3.0 * none, 1e-3));
    }

    void rareColorsWeighMoreAndTheMeanStaysOne() {
        const std::vector<double> counts{900.0, 90.0, 10.0};
        const at::Tensor weights = rebalancingWeights(counts, 0.5);
        QVERIFY(weights[0].item<float>() < weights[1].item<float>());
        QVERIFY(weights[1].item<float>() < weights[2].item<float>());
        double mean = 0.0;
        for (std::size_t i = 0; i < 3; ++i) {
            mean += counts[i] / 1000.0 * weights[static_cast<int64_t>(i)].item<double>();
        }
        QVERIFY(std::abs(mean - 1.0) < 1e-5);
        QVERIFY(at::allclose(rebalancingWeights(counts, 0.0), at::ones({3})));
    }

    void replicasTakeWholeClipsAndLeaveNothingOut_data() {
        QTest::addColumn<int>("pictures");
        QTest::addColumn<int>("clips");
        QTest::addColumn<int>("parts");
        QTest::newRow("pictures alone") << 7 << 0 << 2;
        QTest::newRow("one clip, two parts") << 8 << 1 << 2;
        QTest::newRow("three clips, two parts") << 4 << 3 << 2;
        QTest::newRow("clips alone") << 0 << 4 << 3;
        QTest::newRow("a clip larger than a part") << 13 << 1 << 8;
        QTest::newRow("more parts than samples fill") << 4 << 2 << 16;
    }
    void replicasTakeWholeClipsAndLeaveNothingOut() {
        QFETCH(int, pictures);
        QFETCH(int, clips);
        QFETCH(int, parts);
        const Batch batch = batchOf(pictures, clips, clips > 0 ? 3 : 0);
        parts = partsFor(batch, parts);
        std::vector<int64_t> seen;
        for (int i = 0; i < parts; ++i) {
            const BatchPart part = partOf(batch, i, parts);
            QVERIFY(part.samples(batch) >= 2 && part.pictures >= 0);
            const at::Tensor labels = labelsOf(batch, part, false);
            const at::Tensor target = samplesOf(batch.target, {2, 2, 2}, batch, part, false);
            QCOMPARE(labels.size(0), static_cast<int64_t>(part.samples(batch)));
            for (int64_t k = 0; k < labels.size(0); ++k) {
                seen.push_back(labels[k].item<int64_t>());
                QCOMPARE(target[k].mean().item<float>(), static_cast<float>(seen.back()));
            }
            if (part.clips == 0) continue;
            const at::Tensor visible = motionOf(batch.toPrevious.visible, 1, batch, part, false);
            QCOMPARE(visible[0][0].mean().item<float>(), static_cast<float>(part.firstClip * 3));
        }
        std::sort(seen.begin(), seen.end());
        QCOMPARE(static_cast<int>(seen.size()), batch.count);
        for (int i = 0; i < batch.count; ++i) QCOMPARE(seen[static_cast<std::size_t>(i)], i);
    }
};

QTEST_APPLESS_MAIN(TestLosses)
#include "tst_losses.moc"

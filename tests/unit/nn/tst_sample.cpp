// SPDX-License-Identifier: GPL-3.0-or-later
// Samples: gray, hints and true chroma of a photograph, the same for the same seed.
#include "core/nn/sample.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/nn/batch_loader.h"
#include "core/nn/resample.h"

using namespace kinechrome::nn;

namespace {

PackImage flat(int width, int height, std::uint8_t r, std::uint8_t g, std::uint8_t b) {
    PackImage image;
    image.width = width;
    image.height = height;
    image.meanChroma = 50.0F;
    for (int i = 0; i < width * height; ++i) image.rgb.insert(image.rgb.end(), {r, g, b});
    return image;
}

struct Sample {
    explicit Sample(int side)
        : size(side),
          input(static_cast<std::size_t>(kInputChannels * side * side), -1.0F),
          target(static_cast<std::size_t>(side * side / 2), -1.0F) {}
    SampleView view() { return {input.data(), target.data(), size}; }
    int size;
    std::vector<float> input;
    std::vector<float> target;
};

}  // namespace

class TestSample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFlatPictureStaysFlatWhateverTheCrop() {
        const PackImage image = flat(70, 50, 200, 40, 60);
        for (const CropBox box :
             {CropBox{0, 0, 50, 50, false}, CropBox{3.3, 1.7, 22.2, 9.1, true}}) {
            for (const auto& plane : resample(image, box, 32)) {
                const auto [low, high] = std::minmax_element(plane.begin(), plane.end());
                QVERIFY(*high - *low < 0.01F);
            }
        }
    }

    void mirroringTurnsThePicture() {
        PackImage image = flat(32, 32, 0, 0, 0);
        for (std::size_t y = 0; y < 32; ++y) image.rgb[y * 96] = 255;  // left column red
        const auto plain = resample(image, {0, 0, 32, 32, false}, 32);
        const auto turned = resample(image, {0, 0, 32, 32, true}, 32);
        QVERIFY(plain[0][0] > 250.0F && turned[0][31] > 250.0F && turned[0][0] < 1.0F);
    }

    void validationSamplesHoldLumaAndTrueChroma() {
        Sample sample(32);
        makeValidationSample(flat(64, 48, 255, 0, 0), false, Random(1), sample.view());
        QVERIFY(std::abs(sample.input[0] - 0.299F) < 1e-3F);    // BT.601
        QVERIFY(std::abs(sample.target[0] - 80.09F) < 0.1F);    // a* of sRGB red
        QVERIFY(std::abs(sample.target[256] - 67.20F) < 0.1F);  // b*
        for (std::size_t i = 1024; i < 4096; ++i) QCOMPARE(sample.input[i], 0.0F);
    }

    void hintsCarryTheTrueColor() {
        Augmentation augmentation;
        augmentation.hints = 1.0;
        const PackImage image = flat(64, 64, 255, 0, 0);
        int hinted = 0;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            Sample sample(32);
            makeTrainingSample(image, augmentation, Random(seed), sample.view());
            for (std::size_t i = 0; i < 1024; ++i) {
                const float mask = sample.input[3072 + i];
                QVERIFY(mask == 0.0F || mask == 1.0F);
                if (mask == 1.0F) {
                    ++hinted;
                    QVERIFY(std::abs(sample.input[1024 + i] * kHintScale - 80.09F) < 0.2F);
                } else {
                    QCOMPARE(sample.input[1024 + i], 0.0F);
                }
            }
        }
        QVERIFY(hinted > 1000);  // seven patches of 5x5 on average
    }

    void nearGrayPicturesGetNoHints() {
        Augmentation augmentation;
        augmentation.hints = 1.0;
        PackImage image = flat(64, 64, 120, 120, 122);
        image.meanChroma = 1.0F;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            Sample sample(32);
            makeTrainingSample(image, augmentation, Random(seed), sample.view());
            QVERIFY(std::all_of(sample.input.begin() + 3072, sample.input.end(),
                                [](float mask) { return mask == 0.0F; }));
        }
    }

    void grayStaysInRangeHoweverItIsAged() {
        Augmentation augmentation;
        augmentation.spectralMix = augmentation.tone = augmentation.blur = 1.0;
        augmentation.grain = augmentation.vignette = 1.0;
        const PackImage image = flat(40, 90, 250, 250, 5);
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            Sample sample(32);
            makeTrainingSample(image, augmentation, Random(seed), sample.view());
            for (std::size_t i = 0; i < 1024; ++i) {
                QVERIFY(sample.input[i] >= 0.0F && sample.input[i] <= 1.0F);
            }
        }
    }

    void batchesDependOnSeedAndStepAlone() {
        Pack pack;
        pack.sources = {"a", "b"};
        for (int i = 0; i < 6; ++i) {
            pack.images.push_back(flat(40, 40, static_cast<std::uint8_t>(40 * i), 90, 30));
            pack.images.back().source = i % 2;
        }
        const std::vector<int> all{0, 1, 2, 3, 4, 5};
        BatchLoader busy(pack, all, {}, {}, 9, 4, 2);
        BatchLoader lazy(pack, all, {}, {}, 9, 4, 0);
        std::vector<Batch> first;
        for (std::int64_t step = 0; step < 8; ++step) first.push_back(busy.take(step, 32));
        for (std::int64_t step = 7; step >= 0; --step) {
            const Batch again = lazy.take(step, 32);
            QVERIFY(again.input == first[static_cast<std::size_t>(step)].input);
            QVERIFY(again.target == first[static_cast<std::size_t>(step)].target);
        }
        QVERIFY(busy.take(8, 48).size == 48);  // another size in the middle of a run
        QVERIFY(first[0].input != first[1].input);
    }
};

QTEST_APPLESS_MAIN(TestSample)
#include "tst_sample.moc"

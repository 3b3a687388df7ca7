// SPDX-License-Identifier: GPL-3.0-or-later
// Samples: gray, hints and true chroma of a photograph, the same for the same seed.
#include "core/nn/sample.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/nn/resample.h"
#include "tests/unit/nn/moving_clip.h"

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

Augmentation only(double Augmentation::*defect) {
    Augmentation one;
    one.spectralMix = one.tone = one.blur = one.grain = one.vignette = one.hints = 0.0;
    one.*defect = 1.0;
    return one;
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
            for (const auto& plane : resample(viewOf(image), box, 32)) {
                const auto [low, high] = std::minmax_element(plane.begin(), plane.end());
                QVERIFY(*high - *low < 0.01F);
            }
        }
    }

    void mirroringTurnsThePicture() {
        PackImage image = flat(32, 32, 0, 0, 0);
        for (std::size_t y = 0; y < 32; ++y) image.rgb[y * 96] = 255;  // left column red
        const auto plain = resample(viewOf(image), {0, 0, 32, 32, false}, 32);
        const auto turned = resample(viewOf(image), {0, 0, 32, 32, true}, 32);
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

    void theCleanGrayIsWhatWasThereBeforeTheFilmAged() {
        PackImage image = flat(64, 64, 0, 0, 0);
        for (std::size_t i = 0; i < image.rgb.size(); ++i) {
            image.rgb[i] = static_cast<std::uint8_t>(40 + (i * 7) % 150);
        }
        const auto grayOf = [&image](const Augmentation& augmentation, std::vector<float>& clean) {
            Sample sample(32);
            SampleView view = sample.view();
            view.clean = clean.data();
            makeTrainingSample(image, augmentation, Random(5), view);
            return std::vector<float>(sample.input.begin(), sample.input.begin() + 1024);
        };
        std::vector<float> unworn(1024);
        std::vector<float> worn(1024);
        Augmentation none = only(&Augmentation::grain);
        none.grain = 0.0;
        QCOMPARE(grayOf(none, unworn), unworn);
        QVERIFY(grayOf(only(&Augmentation::grain), worn) != worn);
        QCOMPARE(worn, unworn);
    }

    void aPrintThatIsDarkerThanTheSceneShowsLessOfItsColor() {
        const auto cubeRoot = [](double code) {  // f of CIE 1976 L*a*b*
            const double light =
                code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4);
            return light > 0.008856 ? std::cbrt(light) : 7.787 * light + 16.0 / 116.0;
        };
        const PackImage image = flat(64, 64, 150, 60, 40);
        const double scene = (0.299 * 150 + 0.587 * 60 + 0.114 * 40) / 255.0;
        Sample clean(32);
        makeValidationSample(image, false, Random(1), clean.view());
        int darker = 0;
        int lighter = 0;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            Sample sample(32);
            std::vector<float> kept(256);
            SampleView view = sample.view();
            view.kept = kept.data();
            makeTrainingSample(image, only(&Augmentation::tone), Random(seed), view);
            const auto print = static_cast<double>(sample.input[0]);
            const double shown = std::min(1.0, cubeRoot(print) / cubeRoot(scene));
            QVERIFY(std::abs(sample.target[0] / clean.target[0] - shown) < 0.06);  // or BT.709
            QVERIFY(std::abs(sample.target[0] - kept[0] * clean.target[0]) < 0.2F);
            (shown < 0.9 ? darker : lighter) += 1;
        }
        QVERIFY(darker > 5 && lighter > 5);
        Sample far(32);
        makeTrainingSample(image, only(&Augmentation::hintStop), Random(3), far.view());
        QVERIFY(std::abs(far.target[0] - clean.target[0]) < 0.05F * clean.target[0]);
    }

    void hintsCarryWhatThePrintShowsOfTheTrueColor() {
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
                    QVERIFY(std::abs(sample.input[1024 + i] * kHintScale - sample.target[0]) <
                            0.2F);
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

    void wearLeavesEverythingElseOfASampleAsItWas() {
        PackClip clip = kinechrome::test::movingClip(80, 70, 5, 2, 1);
        Augmentation plain;
        plain.hints = 1.0;
        Augmentation worn = plain;
        worn.flicker = worn.weave = worn.scratches = 1.0;
        bool differs = false;
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            std::vector<float> inputs[2];
            std::vector<float> targets[2];
            for (std::size_t i = 0; i < 2; ++i) {
                inputs[i].resize(4 * 1024);
                targets[i].resize(2 * 256);
                makeTrainingSample(clip, 1, i == 0 ? plain : worn, Random(seed),
                                   {inputs[i].data(), targets[i].data(), 32});
            }
            QVERIFY(targets[0] == targets[1]);
            QVERIFY(
                std::equal(inputs[0].begin() + 1024, inputs[0].end(), inputs[1].begin() + 1024));
            differs |= inputs[0] != inputs[1];
        }
        QVERIFY(differs);
    }

    void framesOfAClipFlickerOneByOneOnOneFilm() {
        const PackClip clip = kinechrome::test::movingClip(80, 70, 4, 0, 0);  // stands still
        const auto inputsOf = [&clip](const Augmentation& augmentation) {
            std::vector<float> input(4 * 4 * 1024);
            std::vector<float> target(4 * 2 * 256);
            std::vector<float> flow[2];
            std::vector<float> visible[2];
            for (auto& plane : flow) plane.resize(4 * 2 * 256);
            for (auto& plane : visible) plane.resize(4 * 256);
            makeTrainingClip(clip, 0, augmentation, Random(2),
                             {input.data(),
                              target.data(),
                              {flow[0].data(), visible[0].data()},
                              {flow[1].data(), visible[1].data()},
                              32,
                              4});
            return input;
        };
        const auto sameFrames = [](const std::vector<float>& input) {
            return std::equal(input.begin(), input.begin() + 1024, input.begin() + 4 * 1024);
        };
        Augmentation shared = only(&Augmentation::tone);
        shared.blur = shared.vignette = shared.spectralMix = 1.0;
        QVERIFY(sameFrames(inputsOf(shared)));
        for (const auto defect :
             {&Augmentation::flicker, &Augmentation::grain, &Augmentation::weave}) {
            QVERIFY(!sameFrames(inputsOf(only(defect))));
        }
    }
};

QTEST_APPLESS_MAIN(TestSample)
#include "tst_sample.moc"

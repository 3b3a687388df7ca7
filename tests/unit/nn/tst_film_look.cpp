// SPDX-License-Identifier: GPL-3.0-or-later
// The film look: each defect does what it says, to any frame in any order, at any size.
#include "core/nn/film_look.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace kinechrome;
using namespace kinechrome::nn;
using Gray = base::Plane<float>;

namespace {

Augmentation nothing() {
    Augmentation none;
    none.spectralMix = none.tone = none.blur = none.grain = none.vignette = none.hints = 0.0;
    return none;
}

Augmentation only(double Augmentation::*defect) {
    Augmentation one = nothing();
    one.*defect = 1.0;
    return one;
}

Augmentation everything() {
    Augmentation all;
    all.tone = all.blur = all.grain = all.vignette = all.flicker = all.weave = all.scratches = 1.0;
    return all;
}

Gray flat(int width, int height, float value) {
    Gray gray(width, height);
    gray.fill(value);
    return gray;
}

Gray slope(int width, int height) {
    Gray gray(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            gray.at(x, y) = 0.2F + 0.3F * static_cast<float>(x) / static_cast<float>(width) +
                            0.3F * static_cast<float>(y) / static_cast<float>(height);
        }
    }
    return gray;
}

std::vector<float> valuesOf(const Gray& gray) {
    std::vector<float> values;
    for (int y = 0; y < gray.height(); ++y) {
        values.insert(values.end(), gray.row(y), gray.row(y) + gray.width());
    }
    return values;
}

std::vector<float> aged(const FilmLook& look, const Gray& gray, std::int64_t frame) {
    Gray copy = gray.clone();
    look.apply(copy, frame);
    return valuesOf(copy);
}

double meanOf(const std::vector<float>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Standard deviation of the means of cells of side*side.
double deviationOf(const Gray& gray, int side) {
    std::vector<float> cells;
    for (int y = 0; y + side <= gray.height(); y += side) {
        for (int x = 0; x + side <= gray.width(); x += side) {
            float sum = 0.0F;
            for (int i = 0; i < side * side; ++i) sum += gray.at(x + i % side, y + i / side);
            cells.push_back(sum / static_cast<float>(side * side));
        }
    }
    const double mean = meanOf(cells);
    double squares = 0.0;
    for (const float cell : cells)
        squares += (static_cast<double>(cell) - mean) * (static_cast<double>(cell) - mean);
    return std::sqrt(squares / static_cast<double>(cells.size()));
}

}  // namespace

class TestFilmLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutDefectsThePictureStays() {
        const Gray gray = slope(60, 40);
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            QVERIFY(aged(FilmLook(nothing(), seed), gray, 3) == valuesOf(gray));
        }
    }

    void aFrameLooksTheSameWheneverItIsAsked() {
        const Gray gray = slope(300, 260);
        const FilmLook look(everything(), 5);
        std::vector<std::vector<float>> forward;
        for (std::int64_t frame = 0; frame < 4; ++frame) forward.push_back(aged(look, gray, frame));
        for (std::int64_t frame = 3; frame >= 0; --frame) {
            QVERIFY(aged(FilmLook(everything(), 5), gray, frame) ==
                    forward[static_cast<std::size_t>(frame)]);
        }
        QVERIFY(forward[0] != forward[1]);
        QVERIFY(aged(FilmLook(everything(), 6), gray, 0) != forward[0]);
    }

    void valuesStayInRangeAtEverySize_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("one pixel") << 1 << 1;
        QTest::newRow("a line") << 500 << 2;
        QTest::newRow("a crop") << 96 << 96;
        QTest::newRow("a frame") << 768 << 576;
    }
    void valuesStayInRangeAtEverySize() {
        QFETCH(int, width);
        QFETCH(int, height);
        for (std::uint64_t seed = 0; seed < 6; ++seed) {
            const float value = 0.2F * static_cast<float>(seed);
            const auto values = aged(FilmLook(everything(), seed), flat(width, height, value), 7);
            QVERIFY(*std::min_element(values.begin(), values.end()) >= 0.0F);
            QVERIFY(*std::max_element(values.begin(), values.end()) <= 1.0F);
        }
    }

    void whatLiesBesideAViewIsLeftAlone() {
        Gray whole = flat(120, 80, 0.5F);
        Gray view(whole.row(20) + 30, 50, 40, whole.stride(), nullptr);
        FilmLook(everything(), 8).apply(view, 0);
        for (int y = 0; y < 80; ++y) {
            for (int x = 0; x < 120; ++x) {
                if (x < 30 || x >= 80 || y < 20 || y >= 60) QCOMPARE(whole.at(x, y), 0.5F);
            }
        }
        QVERIFY(deviationOf(view, 1) > 0.001);
    }

    void flickerMovesTheWholeFrameAndWanders() {
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            const FilmLook look(only(&Augmentation::flicker), seed);
            std::vector<double> means;
            for (std::int64_t frame = 0; frame < 200; ++frame) {
                const auto values = aged(look, flat(8, 8, 0.5F), frame);
                QCOMPARE(*std::min_element(values.begin(), values.end()),
                         *std::max_element(values.begin(), values.end()));
                means.push_back(meanOf(values));
            }
            const auto change = [&means](std::size_t lag) {
                double sum = 0.0;
                for (std::size_t i = lag; i < means.size(); ++i)
                    sum += std::abs(means[i] - means[i - lag]);
                return sum / static_cast<double>(means.size() - lag);
            };
            QVERIFY(change(1) > 0.001);             // from frame to frame
            QVERIFY(change(1) < 0.9 * change(20));  // but neighbours are more alike
            QVERIFY(*std::max_element(means.begin(), means.end()) < 0.66);
            QVERIFY(*std::min_element(means.begin(), means.end()) > 0.34);
        }
    }

    void weaveShiftsByUpToAPixelOfTheNetwork_data() {
        QTest::addColumn<int>("side");
        QTest::newRow("network size") << 224;
        QTest::newRow("four times") << 896;
    }
    void weaveShiftsByUpToAPixelOfTheNetwork() {
        QFETCH(int, side);
        const Gray gray = slope(side, side);
        const double step = 0.3 / side;  // of the gray from pixel to pixel
        double greatest = 0.0;
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            const FilmLook look(only(&Augmentation::weave), seed);
            for (std::int64_t frame = 0; frame < 5; ++frame) {
                Gray copy = gray.clone();
                look.apply(copy, frame);
                // Along the slope by (x + y) pixels, the same everywhere inside.
                const double near = static_cast<double>(copy.at(20, 30) - gray.at(20, 30)) / step;
                const double far =
                    static_cast<double>(copy.at(side - 40, 90) - gray.at(side - 40, 90)) / step;
                QVERIFY(std::abs(near - far) < 0.05);
                greatest = std::max(greatest, std::abs(near) * 224.0 / side);
            }
        }
        QVERIFY(greatest > 0.2 && greatest < 2.01);
    }

    void scratchesAreUprightAndDustIsSmall() {
        double columns = 0.0;
        double rows = 0.0;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            Gray gray = flat(224, 224, 0.5F);
            FilmLook(only(&Augmentation::scratches), seed).apply(gray, 0);
            std::vector<float> byColumn(224);
            std::vector<float> byRow(224);
            int touched = 0;
            for (int y = 0; y < 224; ++y) {
                for (int x = 0; x < 224; ++x) {
                    const float change = std::abs(gray.at(x, y) - 0.5F);
                    byColumn[static_cast<std::size_t>(x)] += change;
                    byRow[static_cast<std::size_t>(y)] += change;
                    touched += change > 0.0F ? 1 : 0;
                }
            }
            columns += static_cast<double>(*std::max_element(byColumn.begin(), byColumn.end()));
            rows += static_cast<double>(*std::max_element(byRow.begin(), byRow.end()));
            QVERIFY(touched < 224 * 224 / 20);  // the picture is still there
        }
        QVERIFY(columns > 5.0 * rows);
    }

    void scratchesStayInPlaceFromFrameToFrame() {
        int together = 0;
        int apart = 0;
        const auto worst = [](const FilmLook& look, std::int64_t frame) {
            Gray gray = flat(224, 224, 0.5F);
            look.apply(gray, frame);
            int found = 0;
            double most = 0.0;
            for (int x = 0; x < 224; ++x) {
                double sum = 0.0;
                for (int y = 0; y < 224; ++y)
                    sum += std::abs(static_cast<double>(gray.at(x, y)) - 0.5);
                if (sum > most) found = x;
                most = std::max(most, sum);
            }
            return found;
        };
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            const FilmLook look(only(&Augmentation::scratches), seed);
            const int apartBy = std::abs(worst(look, 0) - worst(look, 1));
            (apartBy <= 2 ? together : apart) += 1;
        }
        QVERIFY(together > apart);
    }

    void grainIsAsStrongAtTheNetworksSizeWhateverTheFrames() {
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            const FilmLook look(only(&Augmentation::grain), seed);
            Gray small = flat(224, 224, 0.5F);
            Gray large = flat(896, 896, 0.5F);
            look.apply(small, 0);
            look.apply(large, 0);
            const double fine = deviationOf(small, 1);
            QVERIFY(fine > 0.004 && fine < 0.055);
            const double coarse = deviationOf(large, 1);
            QVERIFY(coarse > 0.8 * fine && coarse < 1.2 * fine);
            const double reduced = deviationOf(large, 4);
            QVERIFY(reduced > 0.5 * fine && reduced < 1.2 * fine);
        }
    }

    void blurGrowsWithTheFrame() {
        for (const int scale : {1, 4}) {
            const int side = 224 * scale;
            Gray gray = flat(side, side, 0.0F);
            for (int y = 0; y < side; ++y) std::fill_n(gray.row(y) + side / 2, side / 2, 1.0F);
            FilmLook(only(&Augmentation::blur), 3).apply(gray, 0);
            const auto* row = gray.row(side / 2);
            const auto soft =
                std::count_if(row, row + side, [](float v) { return v > 0.02F && v < 0.98F; });
            QVERIFY(soft >= 2 * scale && soft <= 6 * scale);
        }
    }
};

QTEST_APPLESS_MAIN(TestFilmLook)
#include "tst_film_look.moc"

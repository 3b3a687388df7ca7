// SPDX-License-Identifier: GPL-3.0-or-later
// The colorizer: any size, the same answer twice, hints that matter, and damage that is refused.
#include "core/nn/colorizer.h"

#include <QtTest>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/nn/cpu_features.h"
#include "core/nn/likely_colors.h"
#include "tests/unit/nn/tiny_pack.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;
using base::Plane;

namespace {

Plane<float> picture(int width, int height) {
    Plane<float> plane(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            plane.at(x, y) = 0.5F + 0.4F * std::sin(0.2F * static_cast<float>(x)) *
                                        std::cos(0.13F * static_cast<float>(y));
        }
    }
    return plane;
}

double distance(const color::ChromaField& x, const color::ChromaField& y) {
    double sum = 0.0;
    for (int row = 0; row < x.height(); ++row) {
        for (int i = 0; i < x.width(); ++i) {
            sum += std::hypot(x.a.at(i, row) - y.a.at(i, row), x.b.at(i, row) - y.b.at(i, row));
        }
    }
    return sum / (x.width() * x.height());
}

void overwrite(const fs::path& file, std::streamoff at, char value) {
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(at);
    stream.put(value);
}

}  // namespace

class TestColorizer : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] fs::path model() const { return fs::path(folder_.path().toStdString()) / "m"; }
    [[nodiscard]] static std::unique_ptr<nn::Colorizer> opened(const fs::path& path) {
        auto made = nn::Colorizer::open(path, {nn::Device::Cpu, 2});
        if (!made) qWarning("%s", made.error().message().c_str());
        return made ? std::move(*made) : nullptr;
    }

private Q_SLOTS:
    void init() {
        ::unsetenv("KINECHROME_PRECISION");
        test::writeTinyModel(model(), test::tinyOptions());
    }

    void anySizeAndAspectGivesChromaAtHalfSizeRoundedUp() {
        const auto colorizer = opened(model());
        QVERIFY(colorizer);
        for (const auto& [w, h] : {std::pair{16, 16}, {17, 400}, {401, 17}, {63, 65}, {224, 168}}) {
            const auto field = colorizer->colorize(picture(w, h), {});
            QVERIFY(field.has_value());
            QCOMPARE(field->a.width(), (w + 1) / 2);
            QCOMPARE(field->b.height(), (h + 1) / 2);
            for (int y = 0; y < field->height(); ++y) {
                for (int x = 0; x < field->width(); ++x) {
                    QVERIFY(std::abs(field->a.at(x, y)) <= 127.0F);
                }
            }
        }
    }

    void networkSizeKeepsAspectAndNeverEnlarges() {
        const auto colorizer = opened(model());  // input size 64
        const auto size = [&](int w, int h) {
            const auto s = colorizer->networkSize(w, h);
            return std::pair(s.width, s.height);
        };
        QVERIFY(size(1920, 1080) == std::pair(114, 64));
        QVERIFY(size(1080, 1920) == std::pair(64, 114));
        QVERIFY(size(40, 30) == std::pair(40, 30));
        QVERIFY(size(10000, 20).first <= 8 * 20 && size(3, 3) == std::pair(16, 16));
    }

    void theSamePictureGivesTheSameChroma() {
        // Precision is decided once a process, so colorizers beside each other agree as well.
        const auto colorizer = opened(model());
        const auto first = colorizer->colorize(picture(90, 70), {});
        (void)colorizer->colorize(picture(33, 47), {});
        const auto second = colorizer->colorize(picture(90, 70), {});
        const auto other = opened(model())->colorize(picture(90, 70), {});
        QCOMPARE(distance(*first, *second), 0.0);
        QCOMPARE(distance(*first, *other), 0.0);
    }

    void paddingDoesNotShiftThePicture() {
        // 64 wide needs no padding, 61 does: the common part differs little away from the edge.
        ::setenv("KINECHROME_PRECISION", "float32", 1);
        const auto colorizer = opened(model());
        const auto wide = colorizer->colorize(picture(64, 64), {});
        const auto narrow = colorizer->colorize(picture(61, 64), {});
        double inside = 0.0;
        for (int y = 0; y < 32; ++y) {
            for (int x = 0; x < 12; ++x) inside += std::abs(wide->a.at(x, y) - narrow->a.at(x, y));
        }
        QVERIFY(inside / (32 * 12) < 2.0);
    }

    void hintsChangeTheOutput() {
        const auto colorizer = opened(model());
        color::HintRaster hints{Plane<float>(64, 64), Plane<float>(64, 64), Plane<float>(64, 64)};
        const auto none = colorizer->colorize(picture(64, 64), {});
        const auto empty = colorizer->colorize(picture(64, 64), hints);
        QCOMPARE(distance(*none, *empty), 0.0);
        for (int y = 20; y < 30; ++y) {
            for (int x = 20; x < 30; ++x) {
                hints.a.at(x, y) = 60.0F;
                hints.b.at(x, y) = 40.0F;
                hints.mask.at(x, y) = 1.0F;
            }
        }
        const auto hinted = colorizer->colorize(picture(64, 64), hints);
        QVERIFY(distance(*none, *hinted) > 0.01);
        QCOMPARE(colorizer->colorize(picture(64, 63), hints).error().kind, ErrorKind::Internal);
    }

    void likelyColoursArePeaksOfTheDistribution() {
        // Two neighbours count as one colour, a speck as none.
        const std::vector<float> colors{0, 0, 10, 0, 60, 40, -50, 20};
        const std::vector<float> shares{0.2F, 0.2F, 0.59F, 0.01F};
        const auto list = nn::likeliest(shares, colors, 5);
        QCOMPARE(list.size(), std::size_t{2});
        QVERIFY(std::abs(list[0].a - 60.0) < 1e-6 && std::abs(list[0].share - 0.59) < 1e-6);
        QVERIFY(std::abs(list[1].a - 5.0) < 1e-3 && std::abs(list[1].share - 0.4) < 1e-6);
        QCOMPARE(nn::likeliest(shares, colors, 1).size(), std::size_t{1});
    }

    void likelyColoursComeFromTheDistributionHead() {
        const auto without = opened(model())->likelyColors(picture(64, 64), 0.5, 0.5, 5);
        QVERIFY(without && without->empty());
        nn::ColorNetOptions options = test::tinyOptions();
        options.colors = 259;
        test::writeTinyModel(model(), options);
        const auto colorizer = opened(model());
        QVERIFY(colorizer);
        // Beyond the edge counts as on it.
        for (const double place : {0.0, 0.4, 1.0}) {
            const auto list = colorizer->likelyColors(picture(90, 64), place, place, 5);
            QVERIFY(list && !list->empty() && list->size() <= 5);
            double sum = 0.0;
            for (const nn::LikelyColor& color : *list) {
                QVERIFY(std::abs(color.a) <= 128.0 && std::abs(color.b) <= 128.0);
                QVERIFY(color.share <= (sum == 0.0 ? 1.0 : list->front().share));
                sum += color.share;
            }
            QVERIFY(sum <= 1.0 + 1e-5);
        }
    }

    void precisionsAgreeAndAreNamed() {
        ::setenv("KINECHROME_PRECISION", "float32", 1);
        const auto exact = opened(model());
        QCOMPARE(exact->info().precision, std::string("float32"));
        QCOMPARE(exact->info().modelName, std::string("tiny"));
        QCOMPARE(exact->info().threads, 2);
        ::unsetenv("KINECHROME_PRECISION");
        const auto chosen = opened(model());
        const auto x = exact->colorize(picture(96, 96), {});
        const auto y = chosen->colorize(picture(96, 96), {});
        QVERIFY(distance(*x, *y) <= 1.0);
    }

    void thePrecisionDoesNotHangOnAStopwatch() {
        // A picture so small that turning it into bfloat16 takes longer than is saved.
        const fs::path file = model() / "manifest.json";
        for (unsigned seed = 11; seed < 14; ++seed) {  // other weights are decided anew
            test::writeTinyModel(model(), test::tinyOptions(), seed);
            auto json = nlohmann::json::parse(*base::readFile(file));
            json["input_size"] = 16;
            std::ofstream(file) << json.dump();
            const std::string native = nn::cpuHasNativeBfloat16() ? "bfloat16" : "float32";
            QCOMPARE(opened(model())->info().precision, native);
        }
    }

    void askedPrecisionIsUsedWhereTheHardwareHasIt() {
        const auto precisionOf = [this](nn::Precision wanted) {
            const auto colorizer = nn::Colorizer::open(model(), {nn::Device::Cpu, 1, wanted});
            return colorizer ? (*colorizer)->info().precision : std::string();
        };
        QCOMPARE(precisionOf(nn::Precision::Float32), std::string("float32"));
        const std::string native = nn::cpuHasNativeBfloat16() ? "bfloat16" : "float32";
        QCOMPARE(precisionOf(nn::Precision::Bfloat16), native);
        ::setenv("KINECHROME_PRECISION", "float32", 1);
        QCOMPARE(precisionOf(nn::Precision::Bfloat16), std::string("float32"));
    }

    void picturesThatAreNoNumbersDoNoHarm() {
        const auto colorizer = opened(model());
        Plane<float> bad(32, 32);
        bad.fill(std::nanf(""));
        const auto field = colorizer->colorize(bad, {});
        QVERIFY(field.has_value());
        QVERIFY(std::isfinite(field->a.at(3, 3)));
        QCOMPARE(colorizer->colorize({}, {}).error().kind, ErrorKind::Internal);
    }

    void cudaIsAUsageErrorWhereThereIsNone() {
        const auto made = nn::Colorizer::open(model(), {nn::Device::Cuda, 1});
        if (made) QSKIP("there is a CUDA device here");
        QCOMPARE(made.error().kind, ErrorKind::Usage);
    }

    void everyFlippedByteOfTheWeightsIsNoticed() {
        const fs::path file = model() / "weights.safetensors";
        const auto whole = base::readFile(file);
        const auto size = static_cast<std::streamoff>(whole->size());
        for (std::streamoff at = 0; at < size; at += 1 + size / 23) {
            overwrite(file, at, static_cast<char>((*whole)[static_cast<std::size_t>(at)] ^ 0x10));
            const auto made = nn::Colorizer::open(model(), {nn::Device::Cpu, 1});
            QVERIFY(!made.has_value());
            QCOMPARE(made.error().kind, ErrorKind::Model);
            overwrite(file, at, (*whole)[static_cast<std::size_t>(at)]);
        }
    }

    void truncatedWeightsAreNoticed() {
        const fs::path file = model() / "weights.safetensors";
        for (const std::uintmax_t size :
             {std::uintmax_t{0}, std::uintmax_t{7}, fs::file_size(file) - 1}) {
            fs::resize_file(file, size);
            QCOMPARE(nn::Colorizer::open(model(), {nn::Device::Cpu, 1}).error().kind,
                     ErrorKind::Model);
        }
    }

    void aManifestThatLiesAboutTheNetworkIsNoticed_data() {
        QTest::addColumn<QString>("patch");
        QTest::newRow("wider") << R"({"width": 0.5})";
        QTest::newRow("other kernel") << R"({"mid_kernel": 2})";
        QTest::newRow("no skips") << R"({"skips": false})";
        QTest::newRow("other pool") << R"({"global_pool": "fully_connected"})";
        QTest::newRow("no global branch") << R"({"global_pool": "off"})";
        QTest::newRow("more labels") << R"({"labels": ["a", "b", "c", "d"]})";
    }
    void aManifestThatLiesAboutTheNetworkIsNoticed() {
        QFETCH(QString, patch);
        const fs::path file = model() / "manifest.json";
        auto json = nlohmann::json::parse(*base::readFile(file));
        json.merge_patch(nlohmann::json::parse(patch.toStdString()));
        std::ofstream(file) << json.dump();
        const auto made = nn::Colorizer::open(model(), {nn::Device::Cpu, 1});
        QVERIFY(!made.has_value());
        QCOMPARE(made.error().kind, ErrorKind::Model);
    }
};

QTEST_APPLESS_MAIN(TestColorizer)
#include "tst_colorizer.moc"

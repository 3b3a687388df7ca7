// SPDX-License-Identifier: GPL-3.0-or-later
// Several networks as one model: their mean, and nothing that does not fit together.
#include "core/nn/combine_models.h"

#include <QtTest>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

#include "core/nn/colorizer.h"
#include "core/nn/manifest.h"
#include "core/nn/model_library.h"
#include "tests/unit/nn/tiny_pack.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;
using base::Plane;

namespace {

constexpr int width = 48;
constexpr int height = 32;

Plane<float> picture(bool mirrored) {
    Plane<float> plane(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto at = static_cast<float>(mirrored ? width - 1 - x : x);
            plane.at(x, y) =
                0.5F + 0.4F * std::sin(0.2F * at) * std::cos(0.13F * static_cast<float>(y));
        }
    }
    return plane;
}

color::ChromaField answer(const fs::path& model, bool mirrored = false) {
    auto colorizer = nn::Colorizer::open(model, {nn::Device::Cpu, 1});
    if (!colorizer) return {};
    return (*colorizer)->colorize(picture(mirrored), {}).value_or(color::ChromaField{});
}

}  // namespace

class TestCombineModels : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    [[nodiscard]] fs::path at(const char* name) const {
        return fs::path(folder_.path().toStdString()) / name;
    }
    void refused(const nn::CombineRequest& request, ErrorKind kind) const {
        const auto made = nn::combineModels(request);
        QVERIFY(!made);
        QVERIFY2(made.error().kind == kind, made.error().message().c_str());
        QVERIFY(!made.error().remedy.empty());
    }

private Q_SLOTS:
    void initTestCase() {
        // The precision trial would compare timings.
        qputenv("KINECHROME_PRECISION", "float32");
        test::writeTinyModel(at("one"), test::tinyOptions(), 1);
        test::writeTinyModel(at("two"), test::tinyOptions(), 2);
        nn::ColorNetOptions other = test::tinyOptions();
        other.skips = !other.skips;
        test::writeTinyModel(at("other"), other, 3);
    }

    void answerIsTheMeanOfTheAnswers() {
        const auto made = nn::combineModels({{at("one"), at("two")}, at("both"), false, 2.0});
        QVERIFY2(made, made ? "" : made.error().message().c_str());
        const auto one = answer(at("one"));
        const auto two = answer(at("two"));
        const auto both = answer(at("both"));
        QVERIFY(!one.empty() && both.a.sameSize(one.a));
        double apart = 0.0;
        for (int y = 0; y < one.height(); ++y) {
            for (int x = 0; x < one.width(); ++x) {
                const float mean = one.a.at(x, y) + two.a.at(x, y);  // gain 2 on half of the sum
                QVERIFY(std::abs(both.a.at(x, y) - mean) < 1e-3F);
                apart += std::abs(static_cast<double>(one.a.at(x, y) - two.a.at(x, y)));
            }
        }
        QVERIFY(apart > 0.0);
    }

    void mirroredModelDoesNotCareForLeftAndRight() {
        QVERIFY(nn::combineModels({{at("one")}, at("mirrored"), true, {}}));
        const auto straight = answer(at("mirrored"));
        const auto turned = answer(at("mirrored"), true);
        const auto plain = answer(at("one"));
        const auto plainTurned = answer(at("one"), true);
        QVERIFY(!straight.empty());
        double own = 0.0;
        for (int y = 0; y < straight.height(); ++y) {
            for (int x = 0; x < straight.width(); ++x) {
                const int back = straight.width() - 1 - x;
                QVERIFY(std::abs(straight.b.at(x, y) - turned.b.at(back, y)) < 1e-3F);
                own += std::abs(static_cast<double>(plain.b.at(x, y) - plainTurned.b.at(back, y)));
            }
        }
        QVERIFY(own > 0.0);
    }

    void newModelDescribesItself() {
        QVERIFY(nn::combineModels({{at("one"), at("two")}, at("described"), true, {}}));
        const auto manifest = nn::readManifest(at("described"));
        QVERIFY(manifest);
        QCOMPARE(manifest->name, std::string("described"));
        QCOMPARE(manifest->members, 2);
        QVERIFY(manifest->mirrored);
        QCOMPARE(nn::readModelEntry(at("described"))->members, 2);
    }

    void asManyAsAManifestTakesAreCombined() {
        QVERIFY(nn::combineModels({std::vector<fs::path>(8, at("one")), at("eight"), false, {}}));
        const auto manifest = nn::readManifest(at("eight"));
        QVERIFY2(manifest, manifest ? "" : manifest.error().message().c_str());
        QCOMPARE(manifest->members, 8);
    }

    void aSlashDoesNotHideTheName_data() {
        QTest::addColumn<QString>("ending");
        QTest::newRow("slash") << "/";
        QTest::newRow("slashes") << "//";
        QTest::newRow("dot") << "/.";
    }
    void aSlashDoesNotHideTheName() {
        QFETCH(QString, ending);
        fs::remove_all(at("slash"));
        const fs::path out = at("slash").string() + ending.toStdString();
        QVERIFY(nn::combineModels({{at("one"), at("two")}, out, false, {}}));
        QCOMPARE(nn::readManifest(at("slash"))->name, std::string("slash"));
    }

    void namesAreTakenAsFoldersAre() {
        qputenv("KINECHROME_MODELS", QByteArray(folder_.path().toUtf8()));
        auto manifest = nn::readManifest(at("two"));
        manifest->name = "second";
        std::ofstream(at("two") / "manifest.json") << nn::formatManifest(*manifest);
        const auto made = nn::combineModels({{at("one"), "second"}, at("named"), false, {}});
        QVERIFY2(made, made ? "" : made.error().message().c_str());
        refused({{at("one"), "third"}, at("new"), false, {}}, ErrorKind::Model);
        qunsetenv("KINECHROME_MODELS");
    }

    void whatDoesNotFitIsRefused() {
        refused({{}, at("new"), false, {}}, ErrorKind::Usage);
        refused({std::vector<fs::path>(9, at("one")), at("new"), false, {}}, ErrorKind::Usage);
        refused({{at("one"), at("two")}, {}, false, {}}, ErrorKind::Usage);
        refused({{at("one"), at("other")}, at("new"), false, {}}, ErrorKind::Model);
        refused({{at("one"), at("nowhere")}, at("new"), false, {}}, ErrorKind::Model);
        refused({{at("one")}, at("two"), true, {}}, ErrorKind::Output);
        QVERIFY(nn::combineModels({{at("one"), at("two")}, at("twice"), false, {}}));
        refused({{at("twice")}, at("new"), true, {}}, ErrorKind::Model);
        QVERIFY(!fs::exists(at("new")));
    }

    void weightsOfFewerNetworksThanClaimedAreRefused() {
        test::writeTinyModel(at("liar"), test::tinyOptions(), 4);
        auto manifest = nn::readManifest(at("liar"));
        QVERIFY(manifest);
        manifest->members = 2;
        QFile file(QString::fromStdString((at("liar") / "manifest.json").string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(nn::formatManifest(*manifest)));
        file.close();
        const auto opened = nn::Colorizer::open(at("liar"), {nn::Device::Cpu, 1});
        QVERIFY(!opened && opened.error().kind == ErrorKind::Model);
    }
};

QTEST_GUILESS_MAIN(TestCombineModels)
#include "tst_combine_models.moc"

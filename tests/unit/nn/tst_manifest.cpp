// SPDX-License-Identifier: GPL-3.0-or-later
// Manifests and the library of models: what is tampered with is refused and named.
#include "core/nn/manifest.h"

#include <QtTest>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/nn/model_library.h"
#include "tests/unit/nn/tiny_pack.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;
using Json = nlohmann::json;

class TestManifest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        test::writeTinyModel(path, test::tinyOptions());
        const auto manifest = nn::readManifest(path);
        QVERIFY(manifest.has_value());
        QCOMPARE(manifest->name, std::string("tiny"));
        QVERIFY(manifest->network == test::tinyOptions());
        QCOMPARE(manifest->weightsSha256.size(), std::size_t{64});
    }

    void tamperedManifestsAreRefused_data() {
        QTest::addColumn<QString>("patch");
        QTest::newRow("schema") << R"({"schema": "kinechrome.model/2"})";
        QTest::newRow("no name") << R"({"name": null})";
        QTest::newRow("architecture") << R"({"architecture": "elsewhere"})";
        QTest::newRow("width zero") << R"({"width": 0})";
        QTest::newRow("width huge") << R"({"width": 1e9})";
        QTest::newRow("width of text") << R"({"width": "1"})";
        QTest::newRow("kernel") << R"({"mid_kernel": 5})";
        QTest::newRow("pool") << R"({"global_pool": "max"})";
        QTest::newRow("grid") << R"({"global_grid": "even"})";
        QTest::newRow("odd grid without average")
            << R"({"global_grid": "odd", "global_pool": "fully_connected"})";
        QTest::newRow("skips of text") << R"({"skips": "no"})";
        QTest::newRow("input size") << R"({"input_size": 100000})";
        QTest::newRow("fractional size") << R"({"input_size": 64.5})";
        QTest::newRow("gain") << R"({"chroma_gain": -1})";
        QTest::newRow("few hues") << R"({"hue_gains": [1, 1]})";
        QTest::newRow("hues of text") << R"({"hue_gains": "even"})";
        QTest::newRow("hue gain below 0")
            << R"({"hue_gains": [-1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]})";
        QTest::newRow("hue turned too far")
            << R"({"hue_turns": [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,90]})";
        QTest::newRow("no members") << R"({"members": 0})";
        QTest::newRow("many members") << R"({"members": 9})";
        QTest::newRow("mirrored of text") << R"({"mirrored": "yes"})";
        QTest::newRow("labels") << R"({"labels": [1]})";
        QTest::newRow("no weights") << R"({"weights": null})";
        QTest::newRow("weights elsewhere") << R"({"weights": {"file": "../../etc/passwd"}})";
        QTest::newRow("weights absolute") << R"({"weights": {"file": "/etc/passwd"}})";
        QTest::newRow("weights nowhere") << R"({"weights": {"file": ""}})";
        QTest::newRow("hash short") << R"({"weights": {"sha256": "abc"}})";
        const std::string letters(64, 'z');
        QTest::newRow("hash of letters")
            << QString::fromStdString(R"({"weights": {"sha256": ")" + letters + R"("}})");
    }
    void tamperedManifestsAreRefused() {
        QFETCH(QString, patch);
        nn::Manifest good;
        good.name = "example";
        good.inputSize = 64;
        good.licence = good.trainingData = "none";
        good.weightsSha256 = std::string(64, '0');
        QVERIFY(nn::parseManifest(nn::formatManifest(good), "m").has_value());
        Json json = Json::parse(nn::formatManifest(good));
        json.merge_patch(Json::parse(patch.toStdString()));
        const auto read = nn::parseManifest(json.dump(), "m");
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, ErrorKind::Model);
    }

    void textThatIsNoManifestIsRefused() {
        for (const char* text : {"", "[]", "{", "null", "{}", "\xff\xfe"}) {
            QVERIFY(!nn::parseManifest(text, "m").has_value());
        }
    }

    void theLibraryListsHidesAndNamesProblems() {
        QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        test::writeTinyModel(root / "good", test::tinyOptions());
        fs::create_directories(root / "bad");
        std::ofstream(root / "bad" / "manifest.json") << "{";
        ::setenv("KINECHROME_MODELS", root.c_str(), 1);
        std::vector<base::Error> problems;
        const auto models = nn::listModels(&problems);
        QVERIFY(std::any_of(models.begin(), models.end(),
                            [](const auto& model) { return model.name == "tiny"; }));
        QVERIFY(!problems.empty());
        const auto found = nn::findModel("tiny");
        QVERIFY(found.has_value());
        QVERIFY(found->bytes > 1000 && found->hints && found->inputSize == 64);
        QVERIFY(nn::findModel((root / "good").string()).has_value());
        QCOMPARE(nn::findModel("bad").error().kind, ErrorKind::Model);
        const auto missing = nn::findModel("missing");
        QCOMPARE(missing.error().kind, ErrorKind::Model);
        QVERIFY(missing.error().message().find("tiny") != std::string::npos);
    }

    void identityIsOfWhatDecidesTheAnswers() {
        nn::Manifest manifest;
        manifest.weightsSha256 = std::string(64, 'a');
        const std::string own = nn::identityOf(manifest);
        QCOMPARE(own.size(), std::size_t{64});
        nn::Manifest other = manifest;
        other.name = "another name";
        other.figures = {{"score", 1.0}};
        QCOMPARE(nn::identityOf(other), own);
        other.chromaGain = 0.5;
        QVERIFY(nn::identityOf(other) != own);
        other = manifest;
        other.hues.gains[3] = 2.0F;
        QVERIFY(nn::identityOf(other) != own);
        other = manifest;
        other.mirrored = true;
        QVERIFY(nn::identityOf(other) != own);
        other = manifest;
        other.weightsSha256 = std::string(64, 'b');
        QVERIFY(nn::identityOf(other) != own);
    }

    void aFolderWithoutWeightsIsRefused() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        test::writeTinyModel(path, test::tinyOptions());
        fs::remove(path / "weights.safetensors");
        QCOMPARE(nn::readModelEntry(path).error().kind, ErrorKind::Model);
    }
};

QTEST_APPLESS_MAIN(TestManifest)
#include "tst_manifest.moc"

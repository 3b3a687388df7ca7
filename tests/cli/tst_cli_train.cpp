// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli train: its one document, its lines, and fine-tuning with the shipped recipe.
#include <QTest>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/nn/manifest.h"
#include "tests/cli/program.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/nn/tiny_pack.h"
#include "tests/unit/nn/tiny_recipe.h"

using namespace kinechrome;
using nlohmann::json;
using test::runProgram;

class TestCliTrain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        test::writeTinyPack(dir_ / "pack", 30);
        // With the heads of the shipped models.
        nn::ColorNetOptions options = test::tinyOptions();
        options.colors = 259;
        options.certainty = true;
        test::writeTinyModel(dir_ / "model", options);
        test::writeRecipe(dir_ / "recipe.json", test::tinyRecipe());
    }

    void trainingPrintsOneDocument() {
        const auto ended = runProgram({"train", "recipe.json", "--data", "pack", "--out", "run",
                                       "--threads", "1", "--device", "cpu", "--json"},
                                      dir_.path());
        QVERIFY2(ended.status == 0, qPrintable(ended.errorLines.join('\n')));
        const json document = json::parse(ended.out.toStdString());
        QVERIFY(document.at("schema") == "kinechrome.train/1");
        QVERIFY(document.at("steps") == 40);
        QVERIFY(document.at("images") == 320);
        QVERIFY(document.at("device") == "cpu");
        QVERIFY(document.at("precision") == "float32");
        QVERIFY(document.at("rollbacks") == 0);
        QVERIFY(document.at("improved") == true);
        QVERIFY(document.at("images_per_second").get<double>() > 0.0);
        QVERIFY(document.at("pack").at("training_images") == 24);
        QVERIFY(document.at("pack").at("held_out_images") == 6);
        QVERIFY(document.at("pack").at("skipped") == 0);
        for (const char* moment : {"initial", "final", "figures"}) {
            QVERIFY2(document.at(moment).at("images") == 6, moment);
            QVERIFY2(document.at(moment).at("chosen").contains("distance_ratio"), moment);
        }
        QVERIFY(std::filesystem::exists(dir_ / "run" / "model" / "manifest.json"));
        QVERIFY(ended.errorLines.join('\n').contains("left"));
    }

    void theShippedRecipeFineTunesASmallPack() {
        const auto ended =
            runProgram({"train", KINECHROME_SOURCE_MODELS "/recipes/finetune.json", "--init",
                        "model", "--data", "pack", "--out", "tuned", "--minutes", "0.05",
                        "--threads", "1", "--device", "cpu", "--json", "--quiet"},
                       dir_.path());
        QVERIFY2(ended.status == 0, qPrintable(ended.errorLines.join('\n')));
        QVERIFY(ended.errorLines.isEmpty());
        const json document = json::parse(ended.out.toStdString());
        QVERIFY(document.at("pack").at("held_out_images") == 3);
        QVERIFY(document.at("fresh_layers").empty());
        QVERIFY(document.at("initial").is_object() && document.at("figures").is_object());
    }

    void fineTuningTeachesTheHeadsThatTheModelHas() {
        json recipe = {{"schema", "kinechrome.recipe/1"}};
        test::setKey(recipe, "extends", KINECHROME_SOURCE_MODELS "/recipes/finetune.json");
        test::setKey(recipe, "certainty_weight", 0.1);
        test::setKey(recipe, "distribution_weight", 0.05);
        test::setKey(recipe, "held_out", "pack");
        test::writeRecipe(dir_ / "heads.json", recipe);
        const auto ended = runProgram(
            {"train", "heads.json", "--init", "model", "--data", "pack", "--out", "heads",
             "--minutes", "0.05", "--threads", "1", "--device", "cpu", "--json", "--quiet"},
            dir_.path());
        QVERIFY2(ended.status == 0, qPrintable(ended.errorLines.join('\n')));
        const json document = json::parse(ended.out.toStdString());
        QVERIFY(document.at("fresh_layers").empty());
        QVERIFY(document.at("pack").at("held_out_images") == 3);  // it has no split.tsv
        const auto model = nn::readManifest(dir_ / "heads" / "model");
        QVERIFY2(model.has_value(), model ? "" : model.error().message().c_str());
        QVERIFY(model->network.certainty);
        QCOMPARE(model->network.colors, 259);
        const std::string log = base::readFile(dir_ / "heads" / "log.csv").value_or("");
        const QStringList lines = QString::fromStdString(log).split('\n', Qt::SkipEmptyParts);
        for (const char* name : {"loss_certainty", "loss_distribution"}) {
            const auto column = lines.front().split(',').indexOf(name);
            QVERIFY2(lines.back().split(',').value(column).toDouble() != 0.0, name);
        }
    }

    void failuresAreOneSentenceAndTheirStatus_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("status");
        QTest::newRow("init and resume")
            << "train recipe.json --data pack --out a --init model --resume" << 2;
        QTest::newRow("nothing to resume") << "train recipe.json --data pack --out b --resume" << 3;
        QTest::newRow("no pack") << "train recipe.json --data nowhere --out c" << 3;
        QTest::newRow("no folder") << "train recipe.json --data pack --out recipe.json" << 4;
        QTest::newRow("no model") << "train recipe.json --data pack --out d --init nowhere" << 5;
    }
    void failuresAreOneSentenceAndTheirStatus() {
        QFETCH(QString, command);
        QFETCH(int, status);
        const auto ended =
            runProgram(command.split(' ') + QStringList{"--quiet", "--json"}, dir_.path());
        QCOMPARE(ended.status, status);
        QVERIFY2(ended.errorLines.size() == 1, qPrintable(ended.errorLines.join('\n')));
        QVERIFY(ended.errorLines.front().startsWith("kinechrome-cli: "));
        QVERIFY(ended.out.isEmpty());
    }

private:
    test::TempDir dir_;
};

QTEST_GUILESS_MAIN(TestCliTrain)
#include "tst_cli_train.moc"

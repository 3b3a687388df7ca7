// SPDX-License-Identifier: GPL-3.0-or-later
// What training does to the folder of --out, above all to what is not its own.
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <stop_token>

#include "core/base/atomic_file.h"
#include "core/nn/manifest.h"
#include "core/nn/trainer.h"
#include "tests/unit/nn/tiny_pack.h"
#include "tests/unit/nn/tiny_recipe.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;

class TestRunFolder : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] fs::path root() const { return folder_.path().toStdString(); }
    nn::TrainRequest request(const char* out, const nlohmann::json& recipe) const {
        nn::TrainRequest made;
        made.recipe = test::writeRecipe(root() / "recipe.json", recipe);
        made.data = {root() / "pack"};
        made.out = root() / out;
        made.threads = 1;
        made.device = nn::Device::Cpu;
        return made;
    }
    static void put(const fs::path& file, const std::string& text) {
        fs::create_directories(file.parent_path());
        QVERIFY(base::writeFileAtomically(file, text).has_value());
    }

private Q_SLOTS:
    void initTestCase() { test::writeTinyPack(root() / "pack", 30); }

    void whatOthersLeftHalfWrittenStays() {
        const fs::path out = root() / "films";
        put(out / "film.mkv.part", "a film");
        put(out / "pack.part" / "images-000.tar", "a pack");
        put(out / "model.part" / "weights.safetensors", "killed");
        put(out / "checkpoint.safetensors.17-3.part", "killed");
        put(out / "checkpoint.json.17-4.part", "killed");
        const auto done = nn::train(request("films", test::tinyRecipe()), {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        QVERIFY(fs::exists(out / "film.mkv.part"));
        QVERIFY(fs::exists(out / "pack.part" / "images-000.tar"));
        QVERIFY(!fs::exists(out / "model.part"));
        QVERIFY(!fs::exists(out / "checkpoint.safetensors.17-3.part"));
        QVERIFY(!fs::exists(out / "checkpoint.json.17-4.part"));
        QVERIFY(fs::exists(out / "recipe.json"));
    }

    void aRunThatCannotBeginChangesNothing() {
        const fs::path out = root() / "mine";
        put(out / "recipe.json", "my own");
        put(out / "model.part" / "weights.safetensors", "whose?");
        nn::TrainRequest lost = request("mine", test::tinyRecipe());
        lost.data = {root() / "nowhere"};
        QCOMPARE(nn::train(lost, {}, {}).error().kind, ErrorKind::Input);
        QCOMPARE(*base::readFile(out / "recipe.json"), std::string("my own"));
        QVERIFY(fs::exists(out / "model.part"));
    }

    void aRefusedResumeKeepsTheRunsRecipe() {
        nn::TrainRequest run = request("run", test::tinyRecipe());
        const auto done = nn::train(run, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        const std::string kept = *base::readFile(run.out / "recipe.json");
        nlohmann::json other = test::tinyRecipe();
        test::setKey(other, "seed", 4711);
        test::writeRecipe(run.recipe, other);
        run.resume = true;
        QCOMPARE(nn::train(run, {}, {}).error().kind, ErrorKind::Usage);
        QCOMPARE(*base::readFile(run.out / "recipe.json"), kept);
    }

    void aResumedRunKeepsTheMinutesItWasGiven() {
        nn::TrainRequest run = request("long", test::tinyRecipe());
        run.minutes = 100.0;
        std::stop_source stop;
        const auto cut = nn::train(
            run,
            [&](const nn::TrainEvent& event) {
                if (event.figures) stop.request_stop();
            },
            stop.get_token());
        QCOMPARE(cut.error().kind, ErrorKind::Interrupted);
        run.minutes = 0.0;
        run.resume = true;
        QCOMPARE(nn::train(run, {}, stop.get_token()).error().kind, ErrorKind::Interrupted);
        const auto state = nlohmann::json::parse(*base::readFile(run.out / "checkpoint.json"));
        QCOMPARE(state.at("minutes").get<double>(), 100.0);
    }

    void theRunsOwnRecipeTrainsAgain() {
        // A recipe that extends another one, with a pack and a teacher beside them.
        const fs::path home = root() / "recipes";
        fs::create_directories(home / "rows");
        const auto teacher = nn::train(request("teacher", test::tinyRecipe()), {}, {});
        QVERIFY2(teacher.has_value(), teacher ? "" : teacher.error().message().c_str());
        nlohmann::json base = test::tinyRecipe();
        test::setKey(base, "data", nlohmann::json::array({"../pack"}));
        test::setKey(base, "teacher", "../teacher/model");
        test::writeRecipe(home / "base.json", base);
        nlohmann::json row = {{"schema", "kinechrome.recipe/1"}};
        test::setKey(row, "extends", "../base.json");
        nn::TrainRequest first = request("runs/first", test::tinyRecipe());
        first.recipe = test::writeRecipe(home / "rows" / "row.json", row);
        first.data.clear();
        const auto done = nn::train(first, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());

        nn::TrainRequest again = first;
        again.recipe = first.out / "recipe.json";
        again.out = root() / "runs" / "elsewhere" / "second";
        const auto repeated = nn::train(again, {}, {});
        QVERIFY2(repeated.has_value(), repeated ? "" : repeated.error().message().c_str());
        QVERIFY(*base::readFile(repeated->model / "weights.safetensors") ==
                *base::readFile(done->model / "weights.safetensors"));

        const std::string kept = *base::readFile(again.recipe);
        again.out = first.out;
        again.resume = true;
        const auto resumed = nn::train(again, {}, {});
        QVERIFY2(resumed.has_value(), resumed ? "" : resumed.error().message().c_str());
        const std::string notes = nlohmann::json(resumed->notes).dump();
        QVERIFY2(notes.find("changed") == std::string::npos, notes.c_str());
        QCOMPARE(*base::readFile(again.recipe), kept);
    }

    void theRunsOwnRecipeKnowsThePacksOfTheCommand() {
        nn::TrainRequest first = request("commanded", test::tinyRecipe());
        const auto done = nn::train(first, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        nn::TrainRequest again = first;
        again.data.clear();
        again.recipe = first.out / "recipe.json";
        again.out = root() / "repeated";
        const auto repeated = nn::train(again, {}, {});
        QVERIFY2(repeated.has_value(), repeated ? "" : repeated.error().message().c_str());
        QCOMPARE(repeated->trainingImages, done->trainingImages);
    }

    void manyLabelsAreRefusedWhereNoManifestHoldsThem() {
        test::writeTinyPack(root() / "wordy", 30);
        std::ofstream labels(root() / "wordy" / "labels.tsv");
        for (int i = 0; i < 30; ++i) {
            labels << (i % 2 == 0 ? "fields/sky/" : "meadows/grass/") << i << ".jpg\t" << i
                   << std::string(50000, 'w') << '\n';
        }
        labels.close();
        nlohmann::json recipe = test::tinyRecipe();
        nn::TrainRequest run = request("wordy-run", recipe);
        run.data = {root() / "wordy"};
        const auto refused = nn::train(run, {}, {});
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
        QVERIFY(refused.error().message().find("class_weight") != std::string::npos);
        QVERIFY(!fs::exists(run.out / "recipe.json"));
        // The checkpoint holds them all, and is read again.
        test::setKey(recipe, "class_weight", 0.0);
        test::writeRecipe(run.recipe, recipe);
        const auto done = nn::train(run, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        run.resume = true;
        const auto resumed = nn::train(run, {}, {});
        QVERIFY2(resumed.has_value(), resumed ? "" : resumed.error().message().c_str());
        QVERIFY(nn::readManifest(resumed->model).has_value());
    }

    void aLicenceIsWhatTheRecipeSays() {
        nlohmann::json recipe = test::tinyRecipe();
        const auto unsaid = nn::train(request("unsaid", recipe), {}, {});
        QVERIFY2(unsaid.has_value(), unsaid ? "" : unsaid.error().message().c_str());
        QCOMPARE(nn::readManifest(unsaid->model)->licence, std::string("not stated"));
        test::setKey(recipe, "licence", "CC0-1.0");
        const auto said = nn::train(request("said", recipe), {}, {});
        QVERIFY2(said.has_value(), said ? "" : said.error().message().c_str());
        QCOMPARE(nn::readManifest(said->model)->licence, std::string("CC0-1.0"));
    }

    void temporalLossesThatDoNothingAreSaid() {
        nlohmann::json recipe = test::tinyRecipe();
        test::setKey(recipe, "short_term_weight", 1.0);
        const auto done = nn::train(request("still", recipe), {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        const QString notes = QString::fromStdString(nlohmann::json(done->notes).dump());
        QVERIFY2(notes.contains("clip_share") && notes.contains("temporal"), qPrintable(notes));
    }
};

QTEST_APPLESS_MAIN(TestRunFolder)
#include "tst_run_folder.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The real kinechrome-train where a file cannot be written, whichever it is: status 4, a sentence
// that names it, and what was there before stays good.
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <string>

#include "core/base/atomic_file.h"
#include "core/nn/colorizer.h"
#include "core/nn/trainer.h"
#include "tests/unit/nn/tiny_pack.h"
#include "tests/unit/nn/tiny_recipe.h"
#include "tests/unit/nn/trained_files.h"
#include "tests/unit/nn/trainer_process.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using Json = nlohmann::json;
using test::setKey;
using test::TrainerProcess;

namespace {

constexpr std::uintmax_t kKibibyte = 1024;

// A pack with one good picture and many broken ones, whose names fill a list.
void writeWornPack(const fs::path& folder) {
    fs::create_directories(folder);
    std::vector<std::pair<std::string, std::string>> members{
        {"attic/sky/good.jpg", test::paintedJpeg(64, 64, 1)}};
    for (int i = 0; i < 400; ++i) {
        members.emplace_back("attic/sky/" + std::string(60, 'x') + std::to_string(i) + ".jpg",
                             "mould");
    }
    std::ofstream(folder / "images-000.tar", std::ios::binary) << test::tarOf(members);
    std::ofstream(folder / "labels.tsv") << "attic/sky/good.jpg\tsky\n";
}

Json recipeOf(int steps) {
    Json recipe = test::tinyRecipe();
    setKey(recipe, "steps", steps);
    setKey(recipe, "checkpoint_minutes", 1e6);
    setKey(recipe, "validate_minutes", 1e6);
    return recipe;
}

// A run of so many steps that writes sheet, log and plot, and perhaps a model, before it comes to
// another checkpoint.
Json validatingOften(int steps) {
    Json recipe = recipeOf(steps);
    setKey(recipe, "validate_minutes", 0.001);
    return recipe;
}

}  // namespace

class TestTrainerFullDisk : public QObject {
    Q_OBJECT

    TrainerProcess trainer_;
    [[nodiscard]] fs::path root() const { return trainer_.root(); }

    void verifyRefusal(int status, const char* file) {
        QCOMPARE(status, 4);
        const QStringList said = trainer_.said();
        QVERIFY2(said.size() == 1, qPrintable(said.join('\n')));
        QVERIFY2(said.front().contains(QString("/%1: ").arg(file)), qPrintable(said.front()));
        QVERIFY2(said.front().count(": ") >= 3, qPrintable(said.front()));
    }
    // A run that has ended, with its model and its checkpoint.
    void finish(const std::string& out, int steps = 20) {
        test::writeRecipe(root() / "first.json", recipeOf(steps));
        QCOMPARE(trainer_.run(out, "first.json"), 0);
    }
    [[nodiscard]] std::string kept(const std::string& out) const {
        const fs::path model = root() / out / "model" / "weights.safetensors";
        return test::hashOfTensors(trainer_.checkpointOf(out)) + test::hashOfFile(model);
    }
    void verifyGoesOn(const std::string& out) {
        const fs::path model = root() / out / "model";
        QVERIFY(nn::Colorizer::open(model, {nn::Device::Cpu, 1}).has_value());
        test::writeRecipe(root() / "rest.json",
                          recipeOf(test::stepOf(trainer_.checkpointOf(out)) + 5));
        QCOMPARE(trainer_.run(out, "rest.json", {"--resume"}), 0);
    }

private Q_SLOTS:
    void initTestCase() {
        test::writeTinyPack(root() / "pack", 30);
        writeWornPack(root() / "worn");
        test::writeRecipe(root() / "brief.json", recipeOf(20));
    }
    void cleanup() { trainer_.kill(); }

    void aRunThatHasNoRoomToBeginLeavesNoHalfFiles_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("kibibytes");
        QTest::newRow("recipe") << "recipe.json" << 16;
        QTest::newRow("list of what is skipped") << "skipped.txt" << 16;
        QTest::newRow("sheet") << "step-00000000.png" << 4;
    }
    void aRunThatHasNoRoomToBeginLeavesNoHalfFiles() {
        QFETCH(QString, file);
        QFETCH(int, kibibytes);
        Json recipe = recipeOf(20);
        if (file == "recipe.json") recipe["name"]["why"] = std::string(64 * kKibibyte, 'y');
        if (file.endsWith(".png")) setKey(recipe, "validation_size", 128);
        test::writeRecipe(root() / "first.json", recipe);
        const std::string out = "fresh-" + file.toStdString();
        QStringList words = TrainerProcess::wordsFor(out, "first.json");
        if (file == "skipped.txt") words += {"--data", "worn"};
        const int status =
            trainer_.runWithin(static_cast<std::uintmax_t>(kibibytes) * kKibibyte, words);
        verifyRefusal(status, file.toUtf8().constData());
        for (const auto& entry : fs::recursive_directory_iterator(root() / out)) {
            QVERIFY2(entry.path().extension() != ".part", entry.path().c_str());
        }
        trainer_.start(KINECHROME_TRAIN, words);
        QCOMPARE(trainer_.end(), 0);
    }

    void whatStandsInTheWayIsNamed_data() {
        QTest::addColumn<QString>("file");
        for (const char* file : {"recipe.json", "log.csv", "log.svg", "skipped.txt",
                                 "checkpoint.json", "sheets/step-00000000.png"}) {
            QTest::newRow(file) << file;
        }
    }
    void whatStandsInTheWayIsNamed() {
        QFETCH(QString, file);
        const std::string out = "taken-" + QString(file).replace('/', '-').toStdString();
        fs::create_directories(root() / out / file.toStdString() / "something");
        QStringList words = TrainerProcess::wordsFor(out, "brief.json");
        words += {"--data", "worn"};
        trainer_.start(KINECHROME_TRAIN, words);
        verifyRefusal(trainer_.end(), file.toUtf8().constData());
        QVERIFY(fs::exists(root() / out / file.toStdString() / "something"));
    }

    void withoutRoomForACheckpointTheLastOneStays() {
        finish("checkpoint");
        const std::string before = kept("checkpoint");
        test::writeRecipe(root() / "more.json", recipeOf(30));
        const int status = trainer_.runWithin(
            64 * kKibibyte, TrainerProcess::wordsFor("checkpoint", "more.json", {"--resume"}));
        verifyRefusal(status, "checkpoint.safetensors");
        QCOMPARE(kept("checkpoint"), before);
        verifyGoesOn("checkpoint");
    }

    void withoutRoomForAModelTheLastOneStays() {
        finish("model", 2);  // what comes next is better, and must be written again
        const fs::path weights = root() / "model" / "model" / "weights.safetensors";
        Json better = validatingOften(1000000);
        setKey(better, "warmup", 0.0);
        test::writeRecipe(root() / "better.json", better);
        const std::string before = kept("model");
        const int status =
            trainer_.runWithin(fs::file_size(weights) - 1,
                               TrainerProcess::wordsFor("model", "better.json", {"--resume"}));
        verifyRefusal(status, "model.part/weights.safetensors");
        QCOMPARE(kept("model"), before);
        QVERIFY(!fs::exists(root() / "model" / "model.part"));
        verifyGoesOn("model");
    }

    void withoutRoomForALineOfTheLogTheLastCheckpointStays() {
        finish("log");
        const fs::path log = root() / "log" / "log.csv";
        const std::string text = base::readFile(log).value_or("");
        const std::size_t head = text.find('\n') + 1;
        const std::string row = text.substr(head, text.find('\n', head) + 1 - head);
        std::string longer = text.substr(0, head);
        while (longer.size() < 100 * kKibibyte) longer += row;
        std::ofstream(log) << longer;
        test::writeRecipe(root() / "often.json", validatingOften(1000000));
        const std::string before = kept("log");
        const int status = trainer_.runWithin(
            longer.size(), TrainerProcess::wordsFor("log", "often.json", {"--resume"}));
        verifyRefusal(status, "log.csv");
        QCOMPARE(kept("log"), before);
        verifyGoesOn("log");
    }

    void whatWasLearnedIsKeptWhereOnlyTheLogCannotBeWritten() {
        nn::TrainRequest run = test::tinyRequest(root(), "learned", validatingOften(1000000));
        std::int64_t step = 0;
        const fs::path log = run.out / "log.csv";
        const auto done = nn::train(run,
                                    [&](const nn::TrainEvent& event) {
                                        if (!event.figures || event.step == 0 || step > 0) return;
                                        step = event.step;
                                        fs::remove(log);
                                        fs::create_directory(log);
                                    },
                                    {});
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, base::ErrorKind::Output);
        QVERIFY2(done.error().message().find("log.csv") != std::string::npos,
                 done.error().message().c_str());
        QVERIFY(step > 0);
        QCOMPARE(std::int64_t{test::stepOf(trainer_.checkpointOf("learned"))}, step);
        fs::remove(log);
        test::writeRecipe(root() / "rest.json", recipeOf(static_cast<int>(step) + 5));
        QCOMPARE(trainer_.run("learned", "rest.json", {"--resume"}), 0);
    }
};

QTEST_GUILESS_MAIN(TestTrainerFullDisk)
#include "tst_trainer_full_disk.moc"

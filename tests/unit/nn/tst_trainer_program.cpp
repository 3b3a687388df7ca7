// SPDX-License-Identifier: GPL-3.0-or-later
// The real kinechrome-train: its signals, its statuses and its one sentence.
#include <QtTest>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "core/base/atomic_file.h"
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

Json recipeOf(int steps) {
    Json recipe = test::tinyRecipe();
    setKey(recipe, "steps", steps);
    setKey(recipe, "checkpoint_minutes", 0.001);
    setKey(recipe, "validate_minutes", 1e6);
    return recipe;
}

}  // namespace

class TestTrainerProgram : public QObject {
    Q_OBJECT

    TrainerProcess trainer_;
    [[nodiscard]] fs::path root() const { return trainer_.root(); }

private Q_SLOTS:
    void initTestCase() {
        test::writeTinyPack(root() / "pack", 30);
        test::writeRecipe(root() / "short.json", recipeOf(300));
        test::writeRecipe(root() / "brief.json", test::tinyRecipe());
        test::writeRecipe(root() / "long.json", recipeOf(100000000));
    }
    void cleanup() { trainer_.kill(); }

    void signalsLeaveACheckpointThatResumes_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("status");
        QTest::newRow("SIGINT") << SIGINT << 130;
        QTest::newRow("SIGTERM") << SIGTERM << 143;
    }
    void signalsLeaveACheckpointThatResumes() {
        QFETCH(int, signal);
        QFETCH(int, status);
        const std::string out = QTest::currentDataTag();
        trainer_.start(KINECHROME_TRAIN, TrainerProcess::wordsFor(out, "long.json"));
        QVERIFY(trainer_.waitForCheckpoint(out, fs::file_time_type::min()));
        ::kill(static_cast<pid_t>(trainer_.process().processId()), signal);
        QCOMPARE(trainer_.end(), status);
        QCOMPARE(trainer_.said().size(), 1);
        const int step = test::stepOf(trainer_.checkpointOf(out));
        QVERIFY(step > 0);
        test::writeRecipe(root() / "rest.json", recipeOf(step + 5));
        QCOMPARE(trainer_.run(out, "rest.json", {"--resume"}), 0);
    }

    void helpAndVersionAreAnswered() {
        for (const char* word : {"--help", "-h", "--version"}) {
            trainer_.start(KINECHROME_TRAIN, {"short.json", word});
            QCOMPARE(trainer_.end(), 0);
            QVERIFY(trainer_.process().readAllStandardOutput().contains("kinechrome-train"));
            QVERIFY(trainer_.process().readAllStandardError().isEmpty());
        }
    }

    void streamsThatTakeNothingDoNotAbortIt() {
        trainer_.start("bash",
                       {"-c", "exec \"$0\" missing.json --out o8 2>/dev/full", KINECHROME_TRAIN});
        QCOMPARE(trainer_.end(), 3);
        trainer_.start("bash", {"-c", "exec \"$0\" --out o8 2>&-", KINECHROME_TRAIN});
        QCOMPARE(trainer_.end(), 2);
        trainer_.start("bash", {"-c", "exec \"$0\" --help >/dev/full", KINECHROME_TRAIN});
        QCOMPARE(trainer_.end(), 4);
        // The model is made all the same.
        trainer_.start("bash",
                       QStringList{"-c", "exec \"$0\" \"$@\" >/dev/full", KINECHROME_TRAIN} +
                           TrainerProcess::wordsFor("unheard", "brief.json"));
        QCOMPARE(trainer_.end(), 4);
        QVERIFY(fs::exists(root() / "unheard" / "model" / "manifest.json"));
    }

    void bytesThatAreNoTextDoNotEndIt() {
        // A label from an old disk, and a comment written in an old editor.
        test::writeTinyPack(root() / "old", 30);
        const std::string labels = base::readFile(root() / "old" / "labels.tsv").value_or("");
        std::ofstream table(root() / "old" / "labels.tsv");
        table << QByteArray::fromStdString(labels).replace("\tsky", "\tcaf\xe9").toStdString();
        table.close();
        std::ofstream(root() / "old.json") << "// caf\xe9\n" << test::tinyRecipe().dump();
        trainer_.start(KINECHROME_TRAIN,
                       {"old.json", "--data", "old", "--out", "o9", "--device", "cpu"});
        const int status = trainer_.end();
        const QByteArray said = trainer_.process().readAllStandardError();
        QVERIFY2(status == 0, said.constData());
        const std::string model = base::readFile(root() / "o9/model/manifest.json").value_or("");
        QVERIFY(model.find("caf%E9") != std::string::npos);
    }

    void wrongRequestsEndWithTheirStatusAndOneSentence_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const QStringList& words, int status) {
            QTest::newRow(name) << words << status;
        };
        row("misspelt key", {"misspelt.json", "--data", "pack", "--out", "o1"}, 2);
        row("resume without checkpoint",
            {"short.json", "--data", "pack", "--out", "o2", "--resume"}, 3);
        row("init and resume",
            {"short.json", "--data", "pack", "--out", "o3", "--resume", "--init", "m"}, 2);
        row("no model", {"short.json", "--data", "pack", "--out", "o4", "--init", "m"}, 5);
        const QStringList good{"short.json", "--data", "pack", "--out", "o7"};
        row("no minutes", good + QStringList{"--minutes", ""}, 2);
        row("zero minutes", good + QStringList{"--minutes", "0"}, 2);
        row("minutes without end", good + QStringList{"--minutes", "inf"}, 2);
        row("no threads", good + QStringList{"--threads", ""}, 2);
        row("zero threads", good + QStringList{"--threads", "0"}, 2);
        row("half a thread", good + QStringList{"--threads", "1.5"}, 2);
        row("short option", good + QStringList{"-x"}, 2);
        row("no pack", {"short.json", "--data", "nowhere", "--out", "o5"}, 3);
        row("no folder can be made", {"short.json", "--data", "pack", "--out", "/proc/o6"}, 4);
        row("folder of another run", {"short.json", "--data", "pack", "--out", "unheard"}, 4);
    }
    void wrongRequestsEndWithTheirStatusAndOneSentence() {
        QFETCH(QStringList, words);
        QFETCH(int, status);
        Json misspelt = recipeOf(10);
        setKey(misspelt, "learning_rat", 0.1);
        test::writeRecipe(root() / "misspelt.json", misspelt);
        trainer_.start(KINECHROME_TRAIN, words);
        QCOMPARE(trainer_.end(), status);
        const QStringList said = trainer_.said();
        QVERIFY2(said.size() == 1, qPrintable(said.join('\n')));
        QVERIFY(said.front().startsWith("kinechrome-train: "));
        QVERIFY(!fs::exists(root() / "o7"));
        if (words.front() == "misspelt.json") {
            QVERIFY2(said.front().contains("\"learning_rate\""), qPrintable(said.front()));
        }
    }
};

QTEST_GUILESS_MAIN(TestTrainerProgram)
#include "tst_trainer_program.moc"

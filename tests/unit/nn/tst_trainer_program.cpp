// SPDX-License-Identifier: GPL-3.0-or-later
// The real kinechrome-train, killed, stopped and without room on the disk: the last good checkpoint
// stays, and what resumes from it ends in the weights of an unbroken run.
#include <QtTest>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>

#include <QProcess>

#include "core/base/atomic_file.h"
#include "core/base/sha256.h"
#include "core/nn/safetensors.h"
#include "tests/unit/nn/tiny_pack.h"
#include "tests/unit/nn/tiny_recipe.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using Json = nlohmann::json;
using test::setKey;

namespace {

constexpr int kKills = 5;

QStringList linesOf(const QByteArray& text) {
    return QString::fromUtf8(text).split('\n', Qt::SkipEmptyParts);
}

// Of every tensor of the file and its name, whatever its metadata say.
std::string hashOfTensors(const fs::path& file) {
    const auto read = nn::SafetensorsFile::open(file);
    if (!read) return read.error().message();
    base::Sha256 hash;
    for (const nn::TensorEntry& tensor : read->tensors()) {
        hash.add(tensor.name.data(), tensor.name.size());
        hash.add(tensor.bytes.data(), tensor.bytes.size());
    }
    return hash.hex();
}

std::string hashOfFile(const fs::path& file) {
    const std::string bytes = base::readFile(file).value_or("missing");
    base::Sha256 hash;
    hash.add(bytes.data(), bytes.size());
    return hash.hex();
}

// What the checkpoint itself says: the .json beside it may be older after a kill.
int stepOf(const fs::path& file) {
    const auto read = nn::SafetensorsFile::open(file);
    return read ? Json::parse(read->metadata().at("state")).at("step").get<int>() : -1;
}

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

    QTemporaryDir folder_;
    std::unique_ptr<QProcess> process_;

    [[nodiscard]] fs::path root() const { return folder_.path().toStdString(); }
    [[nodiscard]] fs::path checkpointOf(const char* out) const {
        return root() / out / "checkpoint.safetensors";
    }
    // Two threads: two replicas, whose gradients must be summed in one order.
    static QStringList wordsFor(const char* out, const char* recipe, const QStringList& more) {
        return QStringList{recipe,      "--data", "pack",     "--out", out,
                           "--threads", "2",      "--device", "cpu"} +
               more;
    }
    void start(const QString& program, const QStringList& words) {
        process_ = std::make_unique<QProcess>();
        process_->setWorkingDirectory(folder_.path());
        process_->start(program, words);
    }
    int end() {
        if (!process_->waitForFinished(240000)) return -2;
        return process_->exitStatus() == QProcess::NormalExit ? process_->exitCode() : -1;
    }
    int run(const char* out, const char* recipe, const QStringList& more = {}) {
        start(KINECHROME_TRAIN, wordsFor(out, recipe, more));
        return end();
    }
    // Until there is another checkpoint than the one of `before`.
    bool waitForCheckpoint(const char* out, fs::file_time_type before) {
        const auto fresh = [&] {
            std::error_code none;
            const auto time = fs::last_write_time(checkpointOf(out), none);
            return !none && time > before;
        };
        return QTest::qWaitFor([&] { return fresh() || process_->state() == QProcess::NotRunning; },
                               120000);
    }

private Q_SLOTS:
    void initTestCase() {
        test::writeTinyPack(root() / "pack", 30);
        test::writeRecipe(root() / "short.json", recipeOf(300));
        test::writeRecipe(root() / "brief.json", test::tinyRecipe());
        test::writeRecipe(root() / "long.json", recipeOf(100000000));
    }
    void cleanup() {
        if (process_) process_->kill();
        if (process_) process_->waitForFinished();
    }

    void killedAndResumedItEndsInTheWeightsOfAnUnbrokenRun() {
        QCOMPARE(run("whole", "short.json"), 0);
        std::mt19937 random(20261121);  // moments, not results, depend on it
        QStringList more;
        int kills = 0;
        for (int i = 0; i < kKills; ++i) {
            std::error_code none;
            const auto before = fs::last_write_time(checkpointOf("broken"), none);
            start(KINECHROME_TRAIN, wordsFor("broken", "short.json", more));
            QVERIFY(waitForCheckpoint("broken", none ? fs::file_time_type::min() : before));
            QTest::qWait(static_cast<int>(random() % 90));
            if (process_->state() == QProcess::Running) ++kills;
            process_->kill();
            process_->waitForFinished();
            more = QStringList{"--resume"};
        }
        QVERIFY(kills >= 2);
        QCOMPARE(run("broken", "short.json", more), 0);
        QCOMPARE(hashOfTensors(checkpointOf("broken")), hashOfTensors(checkpointOf("whole")));
        QCOMPARE(hashOfFile(root() / "broken" / "model" / "weights.safetensors"),
                 hashOfFile(root() / "whole" / "model" / "weights.safetensors"));
        for (const auto& entry : fs::recursive_directory_iterator(root() / "broken")) {
            QVERIFY2(entry.path().extension() != ".part", entry.path().c_str());
        }
    }

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
        start(KINECHROME_TRAIN, wordsFor(out.c_str(), "long.json", {}));
        QVERIFY(waitForCheckpoint(out.c_str(), fs::file_time_type::min()));
        ::kill(static_cast<pid_t>(process_->processId()), signal);
        QCOMPARE(end(), status);
        QCOMPARE(linesOf(process_->readAllStandardError()).size(), 1);
        const int step = stepOf(checkpointOf(out.c_str()));
        QVERIFY(step > 0);
        test::writeRecipe(root() / "rest.json", recipeOf(step + 5));
        QCOMPARE(run(out.c_str(), "rest.json", {"--resume"}), 0);
    }

    void withoutRoomTheLastGoodCheckpointStays() {
        start(KINECHROME_TRAIN, wordsFor("full", "long.json", {}));
        QVERIFY(waitForCheckpoint("full", fs::file_time_type::min()));
        process_->kill();
        process_->waitForFinished();
        const std::string before = hashOfTensors(checkpointOf("full"));
        // The nearest thing to a full disk that needs no privilege: 64 KiB are the most.
        start("bash", QStringList{"-c", "ulimit -f 64; exec \"$0\" \"$@\"", KINECHROME_TRAIN} +
                          wordsFor("full", "long.json", {"--resume"}));
        QCOMPARE(end(), 4);
        const QStringList said = linesOf(process_->readAllStandardError());
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.front().contains("checkpoint.safetensors"), qPrintable(said.front()));
        QCOMPARE(hashOfTensors(checkpointOf("full")), before);
        const int step = stepOf(checkpointOf("full"));
        test::writeRecipe(root() / "more.json", recipeOf(step + 5));
        QCOMPARE(run("full", "more.json", {"--resume"}), 0);
    }

    void helpAndVersionAreAnswered() {
        for (const char* word : {"--help", "-h", "--version"}) {
            start(KINECHROME_TRAIN, {"short.json", word});
            QCOMPARE(end(), 0);
            QVERIFY(process_->readAllStandardOutput().contains("kinechrome-train"));
            QVERIFY(process_->readAllStandardError().isEmpty());
        }
    }

    void streamsThatTakeNothingDoNotAbortIt() {
        start("bash", {"-c", "exec \"$0\" missing.json --out o8 2>/dev/full", KINECHROME_TRAIN});
        QCOMPARE(end(), 3);
        start("bash", {"-c", "exec \"$0\" --out o8 2>&-", KINECHROME_TRAIN});
        QCOMPARE(end(), 2);
        start("bash", {"-c", "exec \"$0\" --help >/dev/full", KINECHROME_TRAIN});
        QCOMPARE(end(), 4);
        // The model is made all the same.
        start("bash", QStringList{"-c", "exec \"$0\" \"$@\" >/dev/full", KINECHROME_TRAIN} +
                          wordsFor("unheard", "brief.json", {}));
        QCOMPARE(end(), 4);
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
        start(KINECHROME_TRAIN, {"old.json", "--data", "old", "--out", "o9", "--device", "cpu"});
        const int status = end();
        const QByteArray said = process_->readAllStandardError();
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
        row("folder of another run", {"short.json", "--data", "pack", "--out", "whole"}, 4);
    }
    void wrongRequestsEndWithTheirStatusAndOneSentence() {
        QFETCH(QStringList, words);
        QFETCH(int, status);
        Json misspelt = recipeOf(10);
        setKey(misspelt, "learning_rat", 0.1);
        test::writeRecipe(root() / "misspelt.json", misspelt);
        start(KINECHROME_TRAIN, words);
        QCOMPARE(end(), status);
        const QStringList said = linesOf(process_->readAllStandardError());
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

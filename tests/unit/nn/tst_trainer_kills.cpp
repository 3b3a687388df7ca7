// SPDX-License-Identifier: GPL-3.0-or-later
// The real kinechrome-train with everything that it can teach, killed at random moments: what
// resumes ends in the weights of an unbroken run.
#include <QtTest>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <random>
#include <sstream>
#include <vector>

#include "core/base/atomic_file.h"
#include "tests/unit/nn/clip_files.h"
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

constexpr int kSteps = 200;
constexpr int kMoments = 6;

// Pictures and clips, every part of the loss, two sizes of crops, an average of the weights.
Json recipeOfEverything() {
    Json recipe = test::tinyRecipe();
    setKey(recipe, "steps", kSteps);
    setKey(recipe, "checkpoint_minutes", 0.001);
    setKey(recipe, "validate_minutes", 1e6);
    setKey(recipe, "sizes", Json::array({{0.0, 64}, {0.5, 72}}));
    setKey(recipe, "clip_share", 0.5);
    setKey(recipe, "clip_frames", 2);
    for (const char* weight : {"short_term_weight", "long_term_weight", "spread_weight"}) {
        setKey(recipe, weight, 0.3);
    }
    for (const char* weight : {"certainty_weight", "distribution_weight", "adversarial_weight"}) {
        setKey(recipe, weight, 0.05);
    }
    for (const char* wear : {"grain", "flicker", "tone", "hints"}) setKey(recipe, wear, 0.5);
    return recipe;
}

std::vector<std::string> cellsOf(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream text(line);
    for (std::string cell; std::getline(text, cell, ',');) cells.push_back(cell);
    return cells;
}

// The losses of log.csv that were never anything.
std::vector<std::string> silentLosses(const fs::path& log) {
    std::istringstream lines(base::readFile(log).value_or("loss_missing"));
    std::string line;
    std::getline(lines, line);
    const std::vector<std::string> names = cellsOf(line);
    std::vector<std::string> silent;
    for (const std::string& name : names) {
        if (name.starts_with("loss_")) silent.push_back(name);
    }
    while (std::getline(lines, line)) {
        const std::vector<std::string> cells = cellsOf(line);
        std::erase_if(silent, [&](const std::string& name) {
            const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) -
                                                     names.begin());
            return at < cells.size() && !cells[at].empty() && cells[at] != "0";
        });
    }
    return silent;
}

// Steps at which the run is killed, rising, all over its first nine tenths.
std::vector<int> drawMoments(std::mt19937& random) {
    std::vector<int> moments;
    std::uniform_int_distribution<int> step(1, kSteps * 9 / 10);
    for (int i = 0; i < kMoments; ++i) moments.push_back(step(random));
    std::sort(moments.begin(), moments.end());
    return moments;
}

// Whether that process has begun to write a checkpoint that is not in its place yet.
bool isBeingWritten(const fs::path& run, pid_t by) {
    const std::string start = "checkpoint.safetensors." + std::to_string(by) + "-";
    std::error_code gone;
    fs::directory_iterator entry(run, gone);
    for (; !gone && entry != fs::directory_iterator(); entry.increment(gone)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(start) && name.ends_with(".part")) return true;
    }
    return false;
}

}  // namespace

class TestTrainerKills : public QObject {
    Q_OBJECT

    TrainerProcess trainer_;
    [[nodiscard]] fs::path run() const { return trainer_.root() / "broken"; }

    void start() {
        const bool begun = fs::exists(trainer_.checkpointOf("broken"));
        trainer_.start(KINECHROME_TRAIN,
                       TrainerProcess::wordsFor("broken", "all.json",
                                                begun ? QStringList{"--resume"} : QStringList{}));
    }
    [[nodiscard]] int savedStep() const {
        const auto state =
            Json::parse(base::readFile(run() / "checkpoint.json").value_or(""), nullptr, false);
        return state.is_object() ? state.value("step", 0) : 0;
    }
    // False where the run ended before.
    bool waitForStep(int step) {
        const auto reached = [&] { return !trainer_.isRunning() || savedStep() >= step; };
        return QTest::qWaitFor(reached, 60000) && trainer_.isRunning();
    }
    // False where the run ended before it could be caught: a write takes few milliseconds.
    bool killWhileItWrites() {
        QProcess& process = trainer_.process();
        const auto id = static_cast<pid_t>(process.processId());
        while (trainer_.isRunning() && !process.waitForFinished(0)) {
            if (!isBeingWritten(run(), id)) continue;
            ::kill(id, SIGSTOP);
            QTest::qSleep(2);
            if (isBeingWritten(run(), id)) {
                trainer_.kill();
                return isBeingWritten(run(), id);
            }
            ::kill(id, SIGCONT);
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase() {
        test::writeTinyPack(trainer_.root() / "pack", 30);
        test::writeTinyClips(trainer_.root() / "pack", 6, 5);
        test::writeRecipe(trainer_.root() / "all.json", recipeOfEverything());
    }
    void cleanup() { trainer_.kill(); }

    void killedAndResumedItEndsInTheWeightsOfAnUnbrokenRun() {
        bool given = false;
        const int asked = qEnvironmentVariableIntValue("KINECHROME_TEST_SEED", &given);
        const unsigned seed = given ? static_cast<unsigned>(asked) : std::random_device()() >> 1U;
        qInfo("moments by KINECHROME_TEST_SEED=%u", seed);
        std::mt19937 random(seed);

        QCOMPARE(trainer_.run("whole", "all.json"), 0);
        const auto silent = silentLosses(trainer_.root() / "whole" / "log.csv");
        QVERIFY2(silent.empty(), silent.empty() ? "" : silent.front().c_str());

        start();
        QTest::qWait(static_cast<int>(random() % 400));  // while it loads, or soon after
        trainer_.kill();
        int kills = 0;
        int caught = 0;
        for (const int moment : drawMoments(random)) {
            const bool writing = random() % 2 == 0 || caught == 0;
            const int later = static_cast<int>(random() % 60);  // between two checkpoints
            start();
            if (!waitForStep(moment)) continue;
            ++kills;
            if (writing) {
                caught += killWhileItWrites() ? 1 : 0;
            } else {
                QTest::qWait(later);
                trainer_.kill();
            }
            QVERIFY(test::isWholeAndFinite(trainer_.checkpointOf("broken")));
        }
        QVERIFY2(kills >= 3, qPrintable(QString::number(kills)));
        QVERIFY(caught >= 1);

        start();
        QCOMPARE(trainer_.end(), 0);
        QCOMPARE(test::stepOf(trainer_.checkpointOf("broken")), kSteps);
        QCOMPARE(test::hashOfTensors(trainer_.checkpointOf("broken")),
                 test::hashOfTensors(trainer_.checkpointOf("whole")));
        QCOMPARE(test::hashOfFile(run() / "model" / "weights.safetensors"),
                 test::hashOfFile(trainer_.root() / "whole" / "model" / "weights.safetensors"));
        for (const auto& entry : fs::recursive_directory_iterator(run())) {
            QVERIFY2(entry.path().extension() != ".part", entry.path().c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestTrainerKills)
#include "tst_trainer_kills.moc"

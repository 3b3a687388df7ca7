// SPDX-License-Identifier: GPL-3.0-or-later
// Losses that are no finite number, wherever they come in a run: it goes back and goes on, or ends,
// and its checkpoint is good either way.
#include <QtTest>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <thread>

#include <fmt/format.h>

#include "core/nn/batch_loader.h"
#include "core/nn/trainer.h"
#include "tests/unit/nn/tiny_pack.h"
#include "tests/unit/nn/tiny_recipe.h"
#include "tests/unit/nn/trained_files.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;
using Json = nlohmann::json;
using test::setKey;
using Steps = QList<int>;

namespace {

constexpr int kRemembered = 200;  // the run copies its state after so many steps

void spoil(nn::Batch& batch) {
    batch.input[5] = std::nanf("");
}

}  // namespace

class TestTrainerLostSteps : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] fs::path root() const { return folder_.path().toStdString(); }
    [[nodiscard]] static fs::path checkpointOf(const nn::TrainRequest& run) {
        return run.out / "checkpoint.safetensors";
    }
    // That the run can go on from what is there.
    static void verifyResumes(nn::TrainRequest run) {
        QVERIFY(test::isWholeAndFinite(checkpointOf(run)));
        run.alterBatch = {};
        run.resume = true;
        std::stop_source stop;
        stop.request_stop();
        const auto done = nn::train(run, {}, stop.get_token());
        // One whose steps are all made has nothing to be stopped at.
        QVERIFY2(done || done.error().kind == ErrorKind::Interrupted,
                 done ? "" : done.error().message().c_str());
    }

private Q_SLOTS:
    void initTestCase() { test::writeTinyPack(root() / "pack", 30); }

    void aLostStepGoesBackAndGoesOnMoreSlowly_data() {
        QTest::addColumn<int>("steps");
        QTest::addColumn<Steps>("lost");
        QTest::addColumn<int>("saved");  // after this step the checkpoint is due; -1: when it likes
        const auto row = [](const char* name, int steps, const Steps& lost, int saved) {
            QTest::newRow(name) << steps << lost << saved;
        };
        row("in the middle", 40, {20}, -1);
        row("the first", 20, {0}, -1);
        row("the first, and a checkpoint", 20, {0}, 0);
        row("before a checkpoint", 20, {9}, 10);
        row("at a checkpoint", 20, {10}, 10);
        row("after a checkpoint", 20, {11}, 10);
        row("around a checkpoint", 20, {9, 10, 11}, 10);
        row("before a copy", kRemembered + 5, {kRemembered - 2}, -1);
        row("at a copy", kRemembered + 5, {kRemembered - 1}, -1);
        row("after a copy", kRemembered + 5, {kRemembered}, -1);
        row("the last", 20, {19}, -1);
        row("first and last", 20, {0, 19}, -1);
        row("as many in a row as it bears", 20, {5, 6, 7, 8, 9}, -1);
    }
    void aLostStepGoesBackAndGoesOnMoreSlowly() {
        QFETCH(int, steps);
        QFETCH(Steps, lost);
        QFETCH(int, saved);
        Json recipe = test::tinyRecipe();
        setKey(recipe, "steps", steps);
        setKey(recipe, "sizes", Json::array({{0.0, 32}}));
        if (saved >= 0) setKey(recipe, "checkpoint_minutes", 0.01);
        std::string out = QTest::currentDataTag();
        std::replace(out.begin(), out.end(), ' ', '-');
        nn::TrainRequest run = test::tinyRequest(root(), out, recipe);
        bool wasSaved = false;
        run.alterBatch = [&](std::int64_t step, nn::Batch& batch) {
            wasSaved = wasSaved || fs::exists(checkpointOf(run));
            if (lost.contains(static_cast<int>(step))) spoil(batch);
            if (step == saved) std::this_thread::sleep_for(std::chrono::milliseconds(650));
        };
        const auto done = nn::train(run, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        QCOMPARE(done->rollbacks, static_cast<int>(lost.size()));
        QCOMPARE(done->steps, std::int64_t{steps});
        QCOMPARE(wasSaved, saved >= 0);
        const std::string factor =
            fmt::format("times {:.3g}", std::exp2(-static_cast<double>(lost.size())));
        QVERIFY(!done->notes.empty());
        QVERIFY2(done->notes.back().find(factor) != std::string::npos, done->notes.back().c_str());
        QCOMPARE(test::stepOf(checkpointOf(run)), steps);
        QVERIFY(nn::Colorizer::open(done->model, {nn::Device::Cpu, 1}).has_value());
        verifyResumes(run);
    }

    void afterACheckpointItGoesBackNoFurtherThanThat() {
        Json recipe = test::tinyRecipe();
        setKey(recipe, "steps", 12);
        setKey(recipe, "checkpoint_minutes", 0.01);
        nn::TrainRequest run = test::tinyRequest(root(), "back", recipe);
        std::string kept;
        run.alterBatch = [&](std::int64_t step, nn::Batch& batch) {
            if (step == 9) std::this_thread::sleep_for(std::chrono::milliseconds(650));
            if (step == 10) kept = test::hashOfTensors(checkpointOf(run));
            if (step > 9) spoil(batch);
        };
        const auto done = nn::train(run, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        QCOMPARE(test::hashOfTensors(checkpointOf(run)), kept);
    }

    void aRunThatNeverGivesNumbersEndsAndKeepsItsCheckpoint() {
        Json recipe = test::tinyRecipe();
        setKey(recipe, "checkpoint_minutes", 0.001);
        setKey(recipe, "steps", 100000);
        nn::TrainRequest wild = test::tinyRequest(root(), "wild", recipe);
        bool saved = false;
        wild.alterBatch = [&](std::int64_t step, nn::Batch& batch) {
            saved = saved || fs::exists(checkpointOf(wild));
            if (saved || step > 20000) spoil(batch);
        };
        const auto done = nn::train(wild, {}, {});
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, ErrorKind::Internal);
        QVERIFY(done.error().message().find("learning_rate") != std::string::npos);
        QVERIFY(saved);
        verifyResumes(wild);
    }
};

QTEST_APPLESS_MAIN(TestTrainerLostSteps)
#include "tst_trainer_lost_steps.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The trainer on a pack of painted pictures: it learns, stops, goes on, and names what is wrong.
#include "core/nn/trainer.h"

#include <QtTest>

#include <filesystem>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "tests/unit/nn/tiny_pack.h"
#include "tests/unit/nn/tiny_recipe.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;
using Json = nlohmann::json;
using test::tinyRecipe;

class TestTrainer : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] fs::path root() const { return folder_.path().toStdString(); }
    nn::TrainRequest request(const char* out, const Json& recipe = tinyRecipe()) {
        return test::tinyRequest(root(), out, recipe);
    }

private Q_SLOTS:
    void initTestCase() { test::writeTinyPack(root() / "pack", 30); }

    void aFewStepsLearnTheColorsAndExportAModel() {
        std::vector<nn::TrainEvent> events;
        const auto done = nn::train(
            request("learn"), [&](const nn::TrainEvent& event) { events.push_back(event); }, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        QCOMPARE(done->steps, std::int64_t{40});
        QCOMPARE(done->images, std::int64_t{320});
        QVERIFY(done->initial && done->last && done->figures);
        QCOMPARE(done->figures->images, 6);
        const double distance = nn::atGainOne(done->figures->frontier).distanceRatio;
        QVERIFY2(distance < 0.9, qPrintable(QString::number(distance)));
        QVERIFY(distance < nn::atGainOne(done->initial->frontier).distanceRatio);
        QVERIFY(done->improved);
        QVERIFY(events.front().phase == "loading" && events.back().figures.has_value());
        QVERIFY(fs::file_size(events.back().sheet) > 1000);
        QVERIFY(fs::exists(root() / "learn" / "log.csv"));
        QVERIFY(fs::exists(root() / "learn" / "log.svg"));
        const auto model = nn::Colorizer::open(done->model, {nn::Device::Cpu, 1});
        QVERIFY2(model.has_value(), model ? "" : model.error().message().c_str());
        QCOMPARE((*model)->networkSize(640, 480).height, 64);
    }

    void cancelLeavesACheckpointThatResumesAtItsStep() {
        std::stop_source stop;
        Json recipe = tinyRecipe();
        recipe["steps"]["value"] = 1000000;
        recipe["validate_minutes"] = {{"value", 0.001}, {"why", "at once"}};
        std::int64_t stopped = 0;
        const auto cut = nn::train(
            request("cancel", recipe),
            [&](const nn::TrainEvent& event) {
                stopped = event.step;
                if (event.figures && event.step > 0) stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!cut.has_value());
        QCOMPARE(cut.error().kind, ErrorKind::Interrupted);
        QVERIFY(stopped > 0);
        const Json state = Json::parse(*base::readFile(root() / "cancel" / "checkpoint.json"));
        QCOMPARE(state["step"].get<std::int64_t>(), stopped);
        QVERIFY(state["seconds"].get<double>() > 0.0);

        recipe["steps"]["value"] = stopped + 3;
        nn::TrainRequest again = request("cancel", recipe);
        again.resume = true;
        std::int64_t first = -1;
        const auto done = nn::train(again,
                                    [&](const nn::TrainEvent& event) {
                                        const bool counts = event.phase == "training" ||
                                                            event.phase == "validation";
                                        if (first < 0 && counts) first = event.step;
                                    },
                                    {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        QVERIFY(first > stopped);
        QCOMPARE(done->steps, stopped + 3);
    }

    void wrongRequestsAreNamed() {
        nn::TrainRequest missing = request("missing");
        missing.data = {root() / "nowhere"};
        QCOMPARE(nn::train(missing, {}, {}).error().kind, ErrorKind::Input);
        nn::TrainRequest resume = request("fresh");
        resume.resume = true;
        QCOMPARE(nn::train(resume, {}, {}).error().kind, ErrorKind::Input);
        nn::TrainRequest init = request("init");
        init.init = (root() / "nowhere").string();
        QCOMPARE(nn::train(init, {}, {}).error().kind, ErrorKind::Model);
        nn::TrainRequest noRecipe = request("none");
        noRecipe.recipe = root() / "no.json";
        QCOMPARE(nn::train(noRecipe, {}, {}).error().kind, ErrorKind::Input);
        Json unknown = tinyRecipe();
        unknown["held_out_sources"] = {{"value", {"elsewhere"}}, {"why", "x"}};
        const auto named = nn::train(request("unknown", unknown), {}, {});
        QCOMPARE(named.error().kind, ErrorKind::Usage);
        QVERIFY(named.error().message().find("elsewhere") != std::string::npos);
    }

    void aFolderThatHoldsARunIsNotOverwritten() {
        QCOMPARE(nn::train(request("learn"), {}, {}).error().kind, ErrorKind::Output);
    }

    void aRunResumesWithItsOwnPackAndNetworkOnly() {
        test::writeTinyPack(root() / "other", 24);
        nn::TrainRequest again = request("learn");
        again.resume = true;
        again.data = {root() / "other"};
        QCOMPARE(nn::train(again, {}, {}).error().kind, ErrorKind::Usage);
        Json wider = tinyRecipe();
        wider["width"]["value"] = 0.125;
        again = request("learn", wider);
        again.resume = true;
        QCOMPARE(nn::train(again, {}, {}).error().kind, ErrorKind::Usage);
    }

    void aDamagedCheckpointIsRefused() {
        nn::TrainRequest again = request("learn");
        again.resume = true;
        const fs::path file = again.out / "checkpoint.safetensors";
        fs::resize_file(file, fs::file_size(file) - 10);
        QCOMPARE(nn::train(again, {}, {}).error().kind, ErrorKind::Input);
    }

    void aFileInPlaceOfTheFolderIsAnOutputError() {
        nn::TrainRequest taken = request("taken");
        taken.out = taken.recipe;
        QCOMPARE(nn::train(taken, {}, {}).error().kind, ErrorKind::Output);
    }
};

QTEST_APPLESS_MAIN(TestTrainer)
#include "tst_trainer.moc"

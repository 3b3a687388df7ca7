// SPDX-License-Identifier: GPL-3.0-or-later
// The trainer on a pack of painted pictures: it learns, stops, goes on, and names what is wrong.
#include "core/nn/trainer.h"

#include <QtTest>

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "tests/unit/nn/tiny_pack.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;
using Json = nlohmann::json;

namespace {

// A recipe of which a run takes a second or so.
Json tinyRecipe() {
    Json recipe = {{"schema", "kinechrome.recipe/1"}};
    const auto set = [&recipe](const char* key, const Json& value) {
        recipe[key] = {{"value", value}, {"why", "a test"}};
    };
    set("name", "tiny");
    set("width", 0.0625);
    set("sizes", Json::array({{0.0, 32}, {0.5, 40}}));
    set("batch", 8);
    set("steps", 40);
    set("learning_rate", 4e-3);
    set("held_out_images", 6);
    set("validation_size", 32);
    set("input_size", 64);
    set("bfloat16", false);
    set("ema", 0.8);
    return recipe;
}

}  // namespace

class TestTrainer : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] fs::path root() const { return folder_.path().toStdString(); }
    nn::TrainRequest request(const char* out, const Json& recipe = tinyRecipe()) {
        const fs::path file = root() / (std::string(out) + ".json");
        std::ofstream(file) << recipe.dump(1);
        nn::TrainRequest made;
        made.recipe = file;
        made.data = {root() / "pack"};
        made.out = root() / out;
        made.threads = 2;
        made.device = nn::Device::Cpu;
        return made;
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
        QCOMPARE(done->figures.images, 6);
        QVERIFY2(done->figures.frontier.front().distanceRatio < 0.9,
                 qPrintable(QString::number(done->figures.frontier.front().distanceRatio)));
        QVERIFY(events.front().phase == "loading" && events.back().figures.has_value());
        QVERIFY(fs::file_size(events.back().sheet) > 1000);
        QVERIFY(fs::exists(root() / "learn" / "log.csv"));
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
                if (event.figures) stop.request_stop();
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
                                        if (first < 0 && event.phase != "loading")
                                            first = event.step;
                                    },
                                    {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        QVERIFY(first > stopped);
        QCOMPARE(done->steps, stopped + 3);
    }

    void aResumedRunEqualsAnUninterruptedOne() {
        Json recipe = tinyRecipe();
        recipe["sizes"]["value"] = Json::array({{0.0, 32}});
        recipe["warmup"] = {{"value", 0.0}, {"why", "constant"}};
        recipe["learning_rate_end"] = {{"value", 4e-3}, {"why", "constant"}};
        recipe["steps"]["value"] = 8;
        nn::TrainRequest whole = request("whole", recipe);
        whole.threads = 1;
        QVERIFY(nn::train(whole, {}, {}).has_value());
        recipe["steps"]["value"] = 5;
        nn::TrainRequest half = request("half", recipe);
        half.threads = 1;
        QVERIFY(nn::train(half, {}, {}).has_value());
        recipe["steps"]["value"] = 8;
        half = request("half", recipe);
        half.threads = 1;
        half.resume = true;
        QVERIFY(nn::train(half, {}, {}).has_value());
        const auto bytes = [this](const char* run) {
            const auto file = base::readFile(root() / run / "checkpoint.safetensors");
            return file->substr(file->size() - 100000);  // the tensors' end; the header has times
        };
        QVERIFY(bytes("whole") == bytes("half"));
    }

    void aRunThatNeverGivesNumbersEndsWithASentence() {
        Json recipe = tinyRecipe();
        recipe["learning_rate"]["value"] = 1.0;
        recipe["huber_delta"] = {{"value", 0.1}, {"why", "steep"}};
        recipe["clip_norm"] = {{"value", 0.0}, {"why", "off"}};
        recipe["steps"]["value"] = 30;
        const auto done = nn::train(request("wild", recipe), {}, {});
        QVERIFY(done.has_value() || done.error().kind == ErrorKind::Internal);
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

    void aDamagedCheckpointIsRefused() {
        nn::TrainRequest again = request("learn");
        again.resume = true;
        const fs::path file = again.out / "checkpoint.safetensors";
        fs::resize_file(file, fs::file_size(file) - 10);
        QCOMPARE(nn::train(again, {}, {}).error().kind, ErrorKind::Input);
    }
};

QTEST_APPLESS_MAIN(TestTrainer)
#include "tst_trainer.moc"

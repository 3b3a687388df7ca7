// SPDX-License-Identifier: GPL-3.0-or-later
// Fine-tuning: what --init takes of another model, what it refuses, and that no worse model comes
// of it.
#include <QtTest>

#include <filesystem>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/nn/color_net_options.h"
#include "core/nn/manifest.h"
#include "core/nn/trainer.h"
#include "tests/unit/nn/clip_files.h"
#include "tests/unit/nn/tiny_pack.h"
#include "tests/unit/nn/tiny_recipe.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;
using Json = nlohmann::json;
using test::setKey;

namespace {

Json fineTuning() {
    Json recipe = test::tinyRecipe();
    for (const char* key : {"width", "skips", "input_size"}) recipe.erase(key);
    setKey(recipe, "held_out_share", 0.2);
    recipe["sizes"]["value"] = Json::array({{0.0, 32}});
    return recipe;
}

}  // namespace

class TestTrainerStart : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] fs::path root() const { return folder_.path().toStdString(); }
    nn::TrainRequest request(const char* out, const Json& recipe) const {
        nn::TrainRequest made;
        made.recipe = test::writeRecipe(root() / (std::string(out) + ".json"), recipe);
        made.data = {root() / "pack"};
        made.out = root() / out;
        made.init = (root() / "model").string();
        made.threads = 1;
        made.device = nn::Device::Cpu;
        return made;
    }

private Q_SLOTS:
    void initTestCase() {
        test::writeTinyPack(root() / "pack", 30);
        test::writeTinyModel(root() / "model", test::tinyOptions());
    }

    void theNetworkIsTheModelsAndForeignLabelsStartAnew() {
        const auto done = nn::train(request("tuned", fineTuning()), {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        QCOMPARE(done->fresh, std::vector<std::string>{"class_head"});
        QVERIFY(!done->notes.empty());
        QVERIFY(done->initial && done->figures && done->last);
        QCOMPARE(done->heldOutImages, 6);
        const auto model = nn::readManifest(done->model);
        QVERIFY(model.has_value());
        QCOMPARE(model->network.width, test::tinyOptions().width);
        QVERIFY(model->network.skips);
        QCOMPARE(model->inputSize, 64);
        QCOMPARE(model->labels, (std::vector<std::string>{"grass", "sky"}));
        QCOMPARE(model->licence, std::string("none"));
        QVERIFY(model->trainingData.find("tiny") != std::string::npos);
    }

    void noWorseModelComesOfIt() {
        // One step at a rate that ruins everything.
        Json recipe = fineTuning();
        recipe["learning_rate"]["value"] = 1.0;
        setKey(recipe, "warmup", 0.0);
        setKey(recipe, "clip_norm", 0.0);
        recipe["ema"]["value"] = 0.0;
        setKey(recipe, "learning_rate_end", 1.0);
        // Starts from what has learned this pack already.
        nn::TrainRequest learn = request("good", fineTuning());
        learn.init.clear();
        Json fresh = test::tinyRecipe();
        fresh["steps"]["value"] = 120;
        test::writeRecipe(learn.recipe, fresh);
        const auto good = nn::train(learn, {}, {});
        QVERIFY2(good.has_value(), good ? "" : good.error().message().c_str());
        recipe["steps"]["value"] = 1;
        nn::TrainRequest ruin = request("ruin", recipe);
        ruin.init = good->model.string();
        const auto done = nn::train(ruin, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        QVERIFY(done->fresh.empty());
        QVERIFY(!done->improved);
        QVERIFY(nn::describe(*done).find("started from") != std::string::npos);
        QVERIFY(*base::readFile(done->model / "weights.safetensors") ==
                *base::readFile(good->model / "weights.safetensors"));
    }

    void aModelOfAnotherWidthIsRefused() {
        Json recipe = fineTuning();
        setKey(recipe, "width", 0.125);
        const auto done = nn::train(request("wide", recipe), {}, {});
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, ErrorKind::Model);
        QVERIFY(done.error().message().find("tensors") != std::string::npos);
    }

    void newPartsAreNamed() {
        Json recipe = fineTuning();
        setKey(recipe, "certainty_weight", 0.1);
        const auto done = nn::train(request("parts", recipe), {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        const QString fresh = QString::fromStdString(Json(done->fresh).dump());
        QVERIFY2(done->fresh.size() == 2 && fresh.contains("class_head"), qPrintable(fresh));
        QVERIFY2(fresh.contains("certainty"), qPrintable(fresh));
    }

    void aStoppedFineTuningResumesWithoutItsModel() {
        nn::TrainRequest tuning = request("stopped", fineTuning());
        std::stop_source stop;
        const auto cut = nn::train(
            tuning,
            [&](const nn::TrainEvent& event) {
                if (event.figures) stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!cut.has_value());
        QCOMPARE(cut.error().kind, ErrorKind::Interrupted);
        QVERIFY(cut.error().message().find("--resume") != std::string::npos);
        tuning.init.clear();
        tuning.resume = true;
        const auto done = nn::train(tuning, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        QCOMPARE(done->fresh, std::vector<std::string>{"class_head"});
        QVERIFY(done->initial.has_value());
        QCOMPARE(nn::readManifest(done->model)->licence, std::string("none"));
    }

    void initWithResumeIsWrongUsage() {
        nn::TrainRequest both = request("both", fineTuning());
        both.resume = true;
        QCOMPARE(nn::train(both, {}, {}).error().kind, ErrorKind::Usage);
    }

    void damagedWeightsAreAModelError() {
        fs::copy(root() / "model", root() / "damaged");
        const fs::path file = root() / "damaged" / "weights.safetensors";
        fs::resize_file(file, fs::file_size(file) / 2);
        nn::TrainRequest damaged = request("damage", fineTuning());
        damaged.init = (root() / "damaged").string();
        QCOMPARE(nn::train(damaged, {}, {}).error().kind, ErrorKind::Model);
    }

    void weightsThatAreNotTheManifestsAreAModelError() {
        fs::copy(root() / "model", root() / "altered");
        std::string bytes = *base::readFile(root() / "altered" / "weights.safetensors");
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        QVERIFY(base::writeFileAtomically(root() / "altered" / "weights.safetensors", bytes));
        nn::TrainRequest altered = request("alteration", fineTuning());
        altered.init = (root() / "altered").string();
        const auto done = nn::train(altered, {}, {});
        QCOMPARE(done.error().kind, ErrorKind::Model);
        QVERIFY(done.error().message().find("SHA-256") != std::string::npos);
    }

    void aPackOfClipsAloneTrains() {
        test::writeTinyClips(root() / "clips", 6, 5);
        nn::TrainRequest clips = request("onclips", fineTuning());
        clips.data = {root() / "clips"};
        const auto done = nn::train(clips, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        QCOMPARE(done->trainingClips, 5);
        QCOMPARE(done->heldOutImages, 3);
        QVERIFY(done->figures.has_value());
    }

    void aPackOfOnePictureSaysThatNothingIsHeldOut() {
        test::writeTinyPack(root() / "one", 1);
        nn::TrainRequest one = request("lonely", fineTuning());
        one.data = {root() / "one"};
        const auto done = nn::train(one, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        QVERIFY(!done->last.has_value());
        const QString notes = QString::fromStdString(Json(done->notes).dump());
        QVERIFY2(notes.contains("nothing is held out"), qPrintable(notes));
        QVERIFY2(notes.contains("repeat"), qPrintable(notes));
    }

    void everythingHeldOutIsWrongUsage() {
        Json recipe = fineTuning();
        setKey(recipe, "held_out_sources", {"fields", "meadows"});
        const auto done = nn::train(request("nothing", recipe), {}, {});
        QCOMPARE(done.error().kind, ErrorKind::Usage);
        QVERIFY(done.error().message().find("held out") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestTrainerStart)
#include "tst_trainer_start.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A teacher's answers: what it sees, and that a pupil learns them.
#include "core/nn/teacher.h"

#include <QtTest>

#include <algorithm>
#include <filesystem>

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <nlohmann/json.hpp>

#include "core/nn/batch_loader.h"
#include "core/nn/trainer.h"
#include "tests/unit/nn/tiny_pack.h"
#include "tests/unit/nn/tiny_recipe.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using Json = nlohmann::json;
using test::setKey;
using test::tinyRecipe;

class TestTeacher : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] fs::path root() const { return folder_.path().toStdString(); }
    [[nodiscard]] nn::TrainRequest request(const char* out, const Json& recipe) const {
        return test::tinyRequest(root(), out, recipe);
    }
    // The distance to the true colours, over gray's, of a pupil whose truth is kept from it: it is
    // told that every picture is gray.
    [[nodiscard]] double distanceOfAPupil(const char* out, double share) const {
        Json recipe = tinyRecipe();
        setKey(recipe, "teacher", "teacher/model");
        setKey(recipe, "teacher_share", share);
        nn::TrainRequest made = request(out, recipe);
        made.alterBatch = [](std::int64_t, nn::Batch& batch) {
            std::fill(batch.target.begin(), batch.target.end(), 0.0F);
        };
        const auto done = nn::train(made, {}, {});
        return done && done->last ? nn::atGainOne(done->last->frontier).distanceRatio : -1.0;
    }

private Q_SLOTS:
    void initTestCase() {
        test::writeTinyPack(root() / "pack", 30);
        const auto done = nn::train(request("teacher", tinyRecipe()), {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
    }

    void aPupilLearnsWhatTheTeacherSaysAsFarAsItIsAsked() {
        const double fromTeacher = distanceOfAPupil("pupil", 1.0);
        const double fromTruth = distanceOfAPupil("alone", 0.0);
        QVERIFY2(fromTeacher > 0.0 && fromTeacher < 0.9, qPrintable(QString::number(fromTeacher)));
        QVERIFY2(fromTruth > 0.95, qPrintable(QString::number(fromTruth)));
    }

    void theTeacherSeesTheCleanGrayAndTheHints() {
        auto teacher = nn::Teacher::open(root() / "teacher" / "model", false, false);
        QVERIFY2(teacher.has_value(), teacher ? "" : teacher.error().message().c_str());
        const at::Tensor clean = at::rand({1, 1, 32, 32});
        at::Tensor worn = at::zeros({1, nn::kInputChannels, 32, 32});
        const at::Tensor whole = at::ones({1, 1, 16, 16});
        const at::Tensor said = teacher->chroma(worn, clean, whole);
        QCOMPARE(said.sizes(), at::IntArrayRef({1, 2, 16, 16}));
        worn.select(1, 0).uniform_();
        QVERIFY(at::equal(teacher->chroma(worn, clean, whole), said));
        QVERIFY(!at::equal(teacher->chroma(worn, at::rand({1, 1, 32, 32}), whole), said));
        worn.slice(1, 1).fill_(0.5);
        const at::Tensor hinted = teacher->chroma(worn, clean, whole);
        QVERIFY(!at::equal(hinted, said));
        QVERIFY(!said.requires_grad());
        // A print that shows half of the chroma: half of the hints is what the scene had.
        worn.slice(1, 1, 3).fill_(0.25);
        QVERIFY(at::equal(teacher->chroma(worn, clean, 0.5 * whole), 0.5 * hinted));
    }

    void theTeacherIsNotHeardInTheBlack() {
        const auto trustIn = [](double gray) {
            return nn::Teacher::trust(at::full({1, 1, 2, 2}, gray)).item<double>();
        };
        QCOMPARE(trustIn(0.03), 0.0);
        QVERIFY(trustIn(0.1) > 0.1 && trustIn(0.1) < 0.9);
        QCOMPARE(trustIn(0.3), 1.0);
    }

    void aTeacherThatHasChangedSinceTheCheckpointIsSaid() {
        Json recipe = tinyRecipe();
        setKey(recipe, "teacher", "mentor");
        fs::copy(root() / "teacher" / "model", root() / "mentor");
        nn::TrainRequest run = request("taught", recipe);
        const auto done = nn::train(run, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        const auto notesOfResumed = [&run] {
            run.resume = true;
            const auto resumed = nn::train(run, {}, {});
            return resumed ? Json(resumed->notes).dump() : resumed.error().message();
        };
        QVERIFY(notesOfResumed().find("changed") == std::string::npos);
        fs::remove_all(root() / "mentor");
        test::writeTinyModel(root() / "mentor", test::tinyOptions(), 7);
        const std::string changed = notesOfResumed();
        QVERIFY2(changed.find("the teacher has changed") != std::string::npos, changed.c_str());
        QVERIFY(notesOfResumed().find("changed") == std::string::npos);
        setKey(recipe, "teacher", "");
        test::writeRecipe(run.recipe, recipe);
        const std::string gone = notesOfResumed();
        QVERIFY2(gone.find("the teacher has changed") != std::string::npos, gone.c_str());
    }

    void aTeacherThatIsNotThereIsNamedBeforeAnythingIsLoaded() {
        Json recipe = tinyRecipe();
        setKey(recipe, "teacher", "nobody");
        bool loading = false;
        const auto done = nn::train(
            request("orphan", recipe),
            [&](const nn::TrainEvent& event) { loading = loading || event.phase == "loading"; },
            {});
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, base::ErrorKind::Model);
        QVERIFY(done.error().message().find("nobody") != std::string::npos);
        QVERIFY(!loading);
        QVERIFY(!fs::exists(root() / "orphan"));
    }
};

QTEST_APPLESS_MAIN(TestTeacher)
#include "tst_teacher.moc"

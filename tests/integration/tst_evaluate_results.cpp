// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluation of other programs' stills: matched by name, refused when they do not fit.
#include <QTest>

#include "core/pipeline/evaluate_job.h"
#include "tests/integration/still_folder.h"
#include "tests/support/file_damage.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using base::ErrorKind;
using nlohmann::json;
namespace fs = std::filesystem;

#define VERIFY_RESULT(result) \
    QVERIFY2((result).has_value(), (result) ? "" : (result).error().message().c_str())

class TestEvaluateResults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<test::TempDir>();
        VERIFY_RESULT(test::writeStills(originals(), 3));
        VERIFY_RESULT(test::writeStills(results(), 3));
        request_ = {};
        request_.inputs = {originals()};
        request_.result = results();
    }
    void cleanup() { dir_.reset(); }

    void equalPicturesScorePerfectly() {
        const auto document = run();
        VERIFY_RESULT(document);
        const json& stills = document->at("overall_stills");
        QVERIFY(stills.at("frames") == 3);
        QCOMPARE(stills.at("mean_ab_distance").get<double>(), 0.0);
        QVERIFY(document->at("baselines_stills").at("gray").at("mean_ab_distance") > 1.0);
    }

    void namesAreMatchedNotOrder() {
        // The first result now holds the last frame: only names tell.
        fs::rename(results() / "01.png", results() / "swap");
        fs::rename(results() / "03.png", results() / "01.png");
        fs::rename(results() / "swap", results() / "03.png");
        const auto document = run();
        VERIFY_RESULT(document);
        QVERIFY(document->at("clips").at(0).at("mean_ab_distance") > 0.0);
        QCOMPARE(document->at("clips").at(1).at("mean_ab_distance").get<double>(), 0.0);
    }

    void anotherExtensionIsMatchedByItsStem() {
        fs::remove_all(results());
        auto spec = test::stillSpec(3, 64, 48);
        spec.codec = "bmp";
        spec.pixelFormat = "bgr24";
        fs::create_directory(results());
        VERIFY_RESULT(test::writeClip(results() / "%02d.bmp", spec));
        const auto document = run();
        VERIFY_RESULT(document);
        QCOMPARE(document->at("overall_stills").at("mean_ab_distance").get<double>(), 0.0);
    }

    void resultThatDoesNotFitIsAnInputError_data() {
        QTest::addColumn<QString>("fault");
        for (const char* fault : {"missing", "surplus", "another size", "broken", "ambiguous"}) {
            QTest::newRow(fault) << QString(fault);
        }
    }
    void resultThatDoesNotFitIsAnInputError() {
        QFETCH(QString, fault);
        const fs::path one = results() / "01.png";
        if (fault == "missing") fs::remove(one);
        if (fault == "surplus") fs::copy_file(one, results() / "04.png");
        if (fault == "broken") test::writeText(one, "no picture");
        if (fault == "ambiguous") {
            fs::rename(one, results() / "01.bmp");
            fs::copy_file(results() / "01.bmp", results() / "01.tif");
        }
        if (fault == "another size") {
            VERIFY_RESULT(test::writeStills(*dir_ / "wide", 3, 80, 48));
            fs::copy_file(*dir_ / "wide" / "01.png", one, fs::copy_options::overwrite_existing);
        }
        const auto document = run();
        QVERIFY(!document);
        QCOMPARE(document.error().kind, ErrorKind::Input);
        QCOMPARE(base::exitStatus(document.error().kind), 3);
    }

    void brokenOriginalIsLeftOutAndNamed() {
        test::writeText(originals() / "01.png", "no picture");
        const auto document = run();
        VERIFY_RESULT(document);
        QVERIFY(document->at("overall_stills").at("frames") == 2);
        QCOMPARE(document->at("skipped").size(), std::size_t{1});
        QVERIFY(document->at("skipped").at(0).get<std::string>().find("01.png") !=
                std::string::npos);
    }

    void whatMakesNoSenseIsWrongUsage() {
        auto film = request_;
        film.result = originals() / "01.png";
        QCOMPARE(pipeline::runEvaluate(film, nullptr, {}).error().kind, ErrorKind::Usage);
        auto gains = request_;
        gains.gains = pipeline::EvaluateRequest::Gains::All;
        QCOMPARE(pipeline::runEvaluate(gains, nullptr, {}).error().kind, ErrorKind::Usage);
        auto hints = request_;
        hints.hintPoints = {1};
        QCOMPARE(pipeline::runEvaluate(hints, nullptr, {}).error().kind, ErrorKind::Usage);
    }

private:
    [[nodiscard]] fs::path originals() const { return dir_->path() / "originals"; }
    [[nodiscard]] fs::path results() const { return dir_->path() / "results"; }
    [[nodiscard]] base::Result<json> run() const {
        return pipeline::runEvaluate(request_, nullptr, {});
    }

    std::unique_ptr<test::TempDir> dir_;
    pipeline::EvaluateRequest request_;
};

QTEST_GUILESS_MAIN(TestEvaluateResults)
#include "tst_evaluate_results.moc"

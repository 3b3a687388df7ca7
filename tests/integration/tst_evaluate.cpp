// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluation: the figures stand for what was seen, and bad requests are told apart.
#include <cmath>

#include <QTest>

#include "core/pipeline/evaluate_job.h"
#include "tests/integration/fake_colorizer.h"
#include "tests/support/file_damage.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using base::ErrorKind;
using nlohmann::json;

namespace {

test::ClipSpec colorClip(int frames, int width = 64) {
    test::ClipSpec spec;
    spec.pixelFormat = "yuv444p";
    spec.matrix = "bt709";
    spec.range = "tv";
    spec.content = test::Content::Color;
    spec.frames = frames;
    spec.width = width;
    return spec;
}

base::Result<json> run(const pipeline::EvaluateRequest& request) {
    return pipeline::runEvaluate(request, nullptr, {});
}

}  // namespace

#define VERIFY_RESULT(result) \
    QVERIFY2((result).has_value(), (result) ? "" : (result).error().message().c_str())

class TestEvaluate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<test::TempDir>();
        VERIFY_RESULT(test::writeClip(*dir_ / "clip.mkv", colorClip(8)));
        request_ = {};
        request_.inputs = {*dir_ / "clip.mkv"};
        request_.colorizerFactory = test::fakeColorizer();
    }
    void cleanup() { dir_.reset(); }

    void truthItselfScoresPerfectly() {
        request_.result = *dir_ / "clip.mkv";
        const auto document = run(request_);
        VERIFY_RESULT(document);
        const json& overall = document->at("overall");
        QCOMPARE(overall.at("mean_ab_distance").get<double>(), 0.0);
        QCOMPARE(overall.at("rmse_ab").get<double>(), 0.0);
        QVERIFY(overall.at("ssim").get<double>() > 0.9999);
        QVERIFY(overall.at("colorfulness") == overall.at("colorfulness_reference"));
        QVERIFY(overall.at("warp_error") == overall.at("warp_error_reference"));
        QVERIFY(overall.at("warp_error_long") == overall.at("warp_error_long_reference"));
        QVERIFY(overall.at("cdc") == overall.at("cdc_reference"));
        QVERIFY(document->at("baselines").at("unstabilized").is_null());
        QVERIFY(document->at("baselines").at("gray").at("mean_ab_distance").get<double>() > 1.0);
    }

    void noColorScoresLikeTheGrayBaseline() {
        request_.colorizerFactory = test::fakeColorizer(0.0F);
        const auto document = run(request_);
        VERIFY_RESULT(document);
        const json& gray = document->at("baselines").at("gray");
        for (const char* key : {"mean_ab_distance", "rmse_ab", "ciede2000"}) {
            const double difference =
                document->at("overall").at(key).get<double>() - gray.at(key).get<double>();
            // One 8-bit code of chroma is about half a unit of a*b*.
            QVERIFY2(std::abs(difference) < 0.6, key);
        }
        QVERIFY(gray.at("colorfulness").get<double>() < 0.01);
    }

    void everyFigureOfTheContractIsThere() {
        const auto document = run(request_);
        VERIFY_RESULT(document);
        QVERIFY(document->at("schema") == "kinechrome.evaluate/1");
        const json& clip = document->at("clips").at(0);
        QVERIFY(clip.at("frames") == 8);
        for (const char* key :
             {"rmse_ab", "mean_ab_distance", "psnr_db", "ssim", "ciede2000", "colorfulness",
              "colorfulness_reference", "warp_error", "warp_error_reference", "warp_error_long",
              "warp_error_long_reference", "cdc", "cdc_reference"}) {
            QVERIFY2(clip.at(key).is_number(), key);
            QVERIFY2(clip.at("baselines").at("unstabilized").at(key).is_number(), key);
        }
        QVERIFY(clip.at("fid").is_null());
        QVERIFY(clip.at("notes").contains("fid"));
    }

    void resultOfAnotherShapeIsAnInputError_data() {
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("width");
        QTest::newRow("shorter") << 7 << 64;
        QTest::newRow("longer") << 9 << 64;
        QTest::newRow("wider") << 8 << 80;
    }
    void resultOfAnotherShapeIsAnInputError() {
        QFETCH(int, frames);
        QFETCH(int, width);
        VERIFY_RESULT(test::writeClip(*dir_ / "other.mkv", colorClip(frames, width)));
        request_.result = *dir_ / "other.mkv";
        const auto document = run(request_);
        QVERIFY(!document);
        QCOMPARE(base::exitStatus(document.error().kind), 3);
    }

    void stillsAreAveragedApartAndHaveNoMotion() {
        auto spec = colorClip(3);
        spec.codec = "png";
        std::filesystem::create_directory(*dir_ / "stills");
        spec.pixelFormat = "rgb24";
        VERIFY_RESULT(test::writeClip(dir_->path() / "stills" / "%02d.png", spec));
        test::writeText(dir_->path() / "stills" / "broken.png", "no picture");
        request_.inputs.push_back(*dir_ / "stills");
        const auto document = run(request_);
        VERIFY_RESULT(document);
        QVERIFY(document->at("overall").at("frames") == 8);
        const json& stills = document->at("overall_stills");
        QVERIFY(stills.at("frames") == 3);
        QVERIFY(stills.at("warp_error").is_null());
        QVERIFY(stills.at("notes").contains("warp_error"));
        QVERIFY(stills.at("mean_ab_distance").is_number());
        QCOMPARE(document->at("skipped").size(), std::size_t{1});
    }

    void sheetTableAndLimitAreServed() {
        request_.frames = 5;
        request_.sheet = *dir_ / "sheet.png";
        request_.csv = *dir_ / "figures.csv";
        const auto document = run(request_);
        VERIFY_RESULT(document);
        QVERIFY(document->at("overall").at("frames") == 5);
        QVERIFY(test::readBytes(*request_.sheet).starts_with("\x89PNG"));
        const std::string table = test::readBytes(*request_.csv);
        // A header, and for all clips and for the clip: result, gray, unstabilized, ground truth.
        QCOMPARE(std::count(table.begin(), table.end(), '\n'), 9);
        QVERIFY(table.starts_with("file,variant,width,height,frames,rmse_ab"));
    }

    void hintsAreStatedAndRepeat() {
        request_.hintPoints = {5};
        const auto first = run(request_);
        VERIFY_RESULT(first);
        QVERIFY(first->at("simulated_hints").at("points_per_frame") == 5);
        const auto second = run(request_);
        VERIFY_RESULT(second);
        QVERIFY(second->at("overall") == first->at("overall"));
        QVERIFY(first->at("overall").at("hints").at(0).at("points") == 5);
    }

    void wrongRequestsAreToldApart() {
        auto noModel = request_;
        noModel.settings.model = "none";
        QCOMPARE(run(noModel).error().kind, ErrorKind::Usage);
        auto twoFilms = request_;
        twoFilms.inputs.push_back(*dir_ / "clip.mkv");
        twoFilms.result = *dir_ / "clip.mkv";
        QCOMPARE(run(twoFilms).error().kind, ErrorKind::Usage);
        auto missing = request_;
        missing.inputs = {*dir_ / "missing.mkv"};
        QCOMPARE(run(missing).error().kind, ErrorKind::Input);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(pipeline::runEvaluate(request_, nullptr, stop.get_token()).error().kind,
                 ErrorKind::Interrupted);
    }

private:
    std::unique_ptr<test::TempDir> dir_;
    pipeline::EvaluateRequest request_;
};

QTEST_GUILESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"

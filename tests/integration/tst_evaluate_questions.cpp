// SPDX-License-Identifier: GPL-3.0-or-later
// What an evaluation can be asked beyond the plain figures, with colorizers whose answers are
// known: the frontier, the calibration of confidence, the curve over hints, the Frechet distance,
// the table.
#include <algorithm>
#include <cmath>

#include <QTest>

#include "core/pipeline/evaluate_job.h"
#include "tests/integration/fake_colorizer.h"
#include "tests/integration/still_folder.h"
#include "tests/support/file_damage.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using nlohmann::json;

namespace {

using Gains = pipeline::EvaluateRequest::Gains;

base::Result<json> run(const pipeline::EvaluateRequest& request) {
    return pipeline::runEvaluate(request, nullptr, {});
}

// A picture as its mean colour.
class MeanColor final : public nn::PictureFeatures {
public:
    const std::string& name() const override { return name_; }
    std::size_t dimension() const override { return 3; }
    base::Result<std::vector<float>> of(const nn::RgbView& picture) override {
        return std::vector<float>{mean(picture.r), mean(picture.g), mean(picture.b)};
    }

private:
    static float mean(const base::Plane<float>& plane) {
        double sum = 0.0;
        for (int y = 0; y < plane.height(); ++y) {
            for (int x = 0; x < plane.width(); ++x) sum += static_cast<double>(plane.at(x, y));
        }
        return static_cast<float>(sum / plane.width() / plane.height());
    }
    std::string name_ = "mean colour";
};

}  // namespace

#define VERIFY_RESULT(result) \
    QVERIFY2((result).has_value(), (result) ? "" : (result).error().message().c_str())

class TestEvaluateQuestions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<test::TempDir>();
        VERIFY_RESULT(test::writeStills(*dir_ / "stills", 6));
        request_ = {};
        request_.inputs = {*dir_ / "stills"};
        request_.colorizerFactory = test::fakeColorizer(12.0F);
    }
    void cleanup() { dir_.reset(); }

    void frontierIsWhatOtherSaturationsWouldGive() {
        request_.gains = Gains::All;
        const auto document = run(request_);
        VERIFY_RESULT(document);
        const json& stills = document->at("overall_stills");
        const json& frontier = stills.at("frontier");
        QCOMPARE(frontier.size(), std::size_t{8});
        QVERIFY(frontier.at(2).at("gain") == 1.0);
        QVERIFY(frontier.at(2).at("mean_ab_distance") == stills.at("mean_ab_distance"));
        QVERIFY(frontier.at(2).at("mean_ab_distance_ratio") == stills.at("mean_ab_distance_ratio"));
        QVERIFY(frontier.at(2).at("colorfulness") == stills.at("colorfulness"));
        request_.gains = Gains::One;
        request_.settings.saturation = 1.4;
        const auto stronger = run(request_);
        VERIFY_RESULT(stronger);
        for (const char* key : {"mean_ab_distance", "colorfulness"}) {
            const double want = stronger->at("overall_stills").at(key).get<double>();
            QVERIFY2(std::abs(frontier.at(4).at(key).get<double>() - want) < 0.02, key);
        }
        QVERIFY(stronger->at("overall_stills").at("frontier").is_null());
    }

    void confidenceThatKnowsTheErrorHasOrderedDeciles() {
        const auto truth = color::decodeLab(test::clipPicture(test::stillSpec(1, 64, 48), 0));
        for (const char* name : {"02.png", "03.png", "04.png", "05.png", "06.png"}) {
            std::filesystem::remove(dir_->path() / "stills" / name);
        }
        request_.colorizerFactory = test::honestColorizer(truth);
        const auto document = run(request_);
        VERIFY_RESULT(document);
        const json& own = document->at("overall_stills").at("uncertainty");
        QVERIFY(own.is_object());
        QVERIFY(own.at("pixels") == 32 * 24);
        const auto deciles = own.at("deciles").get<std::vector<double>>();
        QCOMPARE(deciles.size(), std::size_t{10});
        QVERIFY(std::is_sorted(deciles.begin(), deciles.end()));
        QVERIFY(deciles.front() + 1.0 < deciles.back());
        QCOMPARE(own.at("ratio").get<double>(), deciles.back() / deciles.front());
        const auto stated = own.at("deciles_confidence").get<std::vector<double>>();
        for (std::size_t i = 0; i < 10; ++i) {
            QVERIFY(std::abs(200.0 * (1.0 - stated[i]) - deciles[i]) < 0.1);
        }
    }

    void modelWithoutConfidenceSaysSo() {
        const auto document = run(request_);
        VERIFY_RESULT(document);
        QVERIFY(document->at("overall_stills").at("uncertainty").is_null());
        QVERIFY(document->at("overall_stills").at("notes").contains("uncertainty"));
    }

    void moreHintsComeCloserAndSpotsAreObeyed() {
        VERIFY_RESULT(test::writeStills(*dir_ / "large", 2, 240, 160));
        request_.inputs = {*dir_ / "large"};
        request_.colorizerFactory = test::obedientColorizer();
        request_.hintPoints = {0, 1, 80};
        const auto document = run(request_);
        VERIFY_RESULT(document);
        const json& stills = document->at("overall_stills");
        const json& curve = stills.at("hints");
        QCOMPARE(curve.size(), std::size_t{3});
        QVERIFY(curve.at(0).at("spot_error").is_null());
        // Several numbers: the figures themselves are taken without hints.
        QVERIFY(curve.at(0).at("rmse_ab") == stills.at("rmse_ab"));
        QVERIFY(curve.at(2).at("rmse_ab") < curve.at(1).at("rmse_ab"));
        QVERIFY(curve.at(2).at("rmse_ab") < curve.at(0).at("rmse_ab"));
        // Of eighty spots some lie on each other: one alone shows whether it is obeyed.
        QVERIFY(curve.at(1).at("spot_error_before_lock") < 3.0);
        for (const std::size_t i : {std::size_t{1}, std::size_t{2}}) {
            QVERIFY(curve.at(i).at("spot_error_floor") <= curve.at(i).at("spot_error"));
        }
    }

    void frechetDistanceIsOverAllStillsTogether() {
        request_.featuresFactory = [] { return std::make_unique<MeanColor>(); };
        request_.result = *dir_ / "stills";
        const auto document = run(request_);
        VERIFY_RESULT(document);
        const json& stills = document->at("overall_stills");
        QVERIFY(std::abs(stills.at("fid").get<double>()) < 1e-9);
        QVERIFY(stills.at("fid_features") == "mean colour");
        QVERIFY(stills.at("notes").at("fid").get<std::string>().starts_with(
            "6 pictures, 3 dimensions"));
        const json& gray = document->at("baselines_stills").at("gray");
        QVERIFY(gray.at("fid") > 1e-4);
        QVERIFY(document->at("clips").at(0).at("fid").is_null());
    }

    void tooFewPicturesForTheirFeaturesAreStated() {
        request_.featuresFactory = [] { return std::make_unique<MeanColor>(); };
        for (const char* name : {"04.png", "05.png", "06.png"}) {
            std::filesystem::remove(dir_->path() / "stills" / name);
        }
        const auto document = run(request_);
        VERIFY_RESULT(document);
        const json& stills = document->at("overall_stills");
        QVERIFY(stills.at("fid").is_number());
        QVERIFY(stills.at("notes").at("fid").get<std::string>().find("biased") !=
                std::string::npos);
    }

    void threadsDoNotChangeTheFigures() {
        request_.gains = Gains::All;
        request_.threads = 1;
        auto one = run(request_);
        VERIFY_RESULT(one);
        request_.threads = 4;
        auto four = run(request_);
        VERIFY_RESULT(four);
        one->erase("seconds");
        four->erase("seconds");
        QVERIFY(*one == *four);
    }

    void tableIsTidy() {
        request_.gains = Gains::All;
        request_.hintPoints = {0, 2};
        request_.csv = *dir_ / "table.csv";
        VERIFY_RESULT(run(request_));
        const auto text = QString::fromStdString(test::readBytes(*request_.csv));
        const QStringList rows = text.split('\n', Qt::SkipEmptyParts);
        const auto columns = rows.front().count(',');
        QStringList variants;
        for (const QString& row : rows.mid(1)) {
            QCOMPARE(row.count(','), columns);
            if (row.startsWith("\"all stills\"")) variants << row.section(',', 1, 1);
        }
        const QStringList gains(8, QStringLiteral("gain"));
        QCOMPARE(variants, (QStringList{"result", "gray", "ground_truth"} + gains +
                            QStringList{"hints", "hints"}));
    }

    void sheetOfStillsAndClipsIsWritten() {
        test::ClipSpec clip;
        clip.content = test::Content::Color;
        clip.frames = 5;
        VERIFY_RESULT(test::writeClip(*dir_ / "clip.mkv", clip));
        request_.inputs.push_back(*dir_ / "clip.mkv");
        request_.sheet = *dir_ / "sheet.png";
        const auto document = run(request_);
        VERIFY_RESULT(document);
        QVERIFY(test::readBytes(*request_.sheet).starts_with("\x89PNG"));
        QVERIFY(document->at("stills_count") == 6);
        QVERIFY(document->at("clips_count") == 1);
        QCOMPARE(document->at("sizes").size(), std::size_t{1});
    }

private:
    std::unique_ptr<test::TempDir> dir_;
    pipeline::EvaluateRequest request_;
};

QTEST_GUILESS_MAIN(TestEvaluateQuestions)
#include "tst_evaluate_questions.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Exports with every stabiliser: whole films, flicker told in the sidecar, overlays in their hues.
#include <filesystem>

#include <QTest>

#include "core/color/luma_lock.h"
#include "core/pipeline/evaluate_job.h"
#include "tests/integration/export_cases.h"

using namespace kinechrome;
using edit::StabilizerKind;
using pipeline::ColorizeRequest;

namespace {

// Colour that changes its sign with every frame.
class FlickeringColorizer final : public nn::Colorizer {
public:
    const nn::ColorizerInfo& info() const override { return info_; }
    nn::NetworkSize networkSize(int width, int height) const override { return {width, height}; }
    base::Result<color::ChromaField> colorize(const base::Plane<float>& gray,
                                              const color::HintRaster&) override {
        const int width = (gray.width() + 1) / 2;
        const int height = (gray.height() + 1) / 2;
        color::ChromaField field{{width, height}, {width, height}, {}};
        field.a.fill(frames_++ % 2 == 0 ? 24.0F : 16.0F);
        return field;
    }

private:
    nn::ColorizerInfo info_{"flickering", "00", "cpu", "float32", 1};
    int frames_ = 0;
};

// Adds up what it is shown.
class WatchingColorizer final : public nn::Colorizer {
public:
    explicit WatchingColorizer(double& seen) : seen_(seen) {}
    const nn::ColorizerInfo& info() const override { return info_; }
    nn::NetworkSize networkSize(int width, int height) const override { return {width, height}; }
    base::Result<color::ChromaField> colorize(const base::Plane<float>& gray,
                                              const color::HintRaster&) override {
        for (int y = 0; y < gray.height(); ++y) {
            for (int x = 0; x < gray.width(); ++x) {
                seen_ += static_cast<double>(gray.at(x, y)) / (gray.width() * gray.height());
            }
        }
        const int width = (gray.width() + 1) / 2;
        const int height = (gray.height() + 1) / 2;
        color::ChromaField field{{width, height}, {width, height}, {}};
        field.a.fill(10.0F);
        return field;
    }

private:
    double& seen_;
    nn::ColorizerInfo info_{"watching", "00", "cpu", "float32", 1};
};

base::Result<std::unique_ptr<nn::Colorizer>> flickering(const nn::ColorizerOptions&) {
    return std::make_unique<FlickeringColorizer>();
}

double meanOfLastHalf(const nlohmann::json& series) {
    double sum = 0.0;
    int count = 0;
    for (std::size_t i = series.size() / 2; i < series.size(); ++i) {
        if (!series[i].is_number()) continue;
        sum += series[i].get<double>();
        ++count;
    }
    return sum / std::max(count, 1);
}

}  // namespace

class TestSteadyExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeFilmsComeOutAndTheSidecarTellsTheFlicker_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("most");  // of the flicker before
        QTest::newRow("flow") << static_cast<int>(StabilizerKind::Flow) << 0.25;
        QTest::newRow("bidirectional") << static_cast<int>(StabilizerKind::Bidirectional) << 0.25;
        QTest::newRow("tv") << static_cast<int>(StabilizerKind::Tv) << 0.25;
    }

    void wholeFilmsComeOutAndTheSidecarTellsTheFlicker() {
        QFETCH(int, kind);
        QFETCH(double, most);
        const test::TempDir dir;
        test::ClipSpec spec = test::clipOf(30);
        spec.cuts = {20};
        VERIFY_RESULT(test::writeClip(dir / "in.mkv", spec));
        ColorizeRequest request = test::requestFor(dir / "in.mkv", dir / "out.mkv");
        request.colorizerFactory = flickering;
        request.settings.stabilizer = static_cast<StabilizerKind>(kind);
        const auto report = test::run(request);
        VERIFY_RESULT(report);
        QCOMPARE(report->framesOut, std::int64_t{30});
        QVERIFY(report->lumaIdentical.value_or(false));
        const auto flicker = test::readJson(report->sidecar).at("flicker");
        QCOMPARE(flicker.at("before").size(), std::size_t{30});
        QCOMPARE(flicker.at("after").size(), std::size_t{30});
        QVERIFY(flicker.at("before").at(0).is_null());
        QVERIFY(flicker.at("after").at(20).is_null());
        const double before = meanOfLastHalf(flicker.at("before"));
        QVERIFY2(std::abs(before - 64.0 / 10000.0) < 0.002, qPrintable(QString::number(before)));
        QVERIFY(meanOfLastHalf(flicker.at("after")) < most * before);
        QVERIFY(!std::filesystem::exists(dir / "out.mkv.kinechrome-work"));
    }

    void withoutAStabilizerThereIsNoSeries() {
        const test::TempDir dir;
        VERIFY_RESULT(test::writeClip(dir / "in.mkv", test::clipOf(3)));
        ColorizeRequest request = test::requestFor(dir / "in.mkv", dir / "out.mkv");
        request.settings.stabilizer = StabilizerKind::None;
        const auto report = test::run(request);
        VERIFY_RESULT(report);
        QVERIFY(test::readJson(report->sidecar).at("flicker").is_null());
    }

    void aRangeIsSteadiedFromItsOwnFirstFrame() {
        const test::TempDir dir;
        VERIFY_RESULT(test::writeClip(dir / "in.mkv", test::clipOf(24)));
        ColorizeRequest request = test::requestFor(dir / "in.mkv", dir / "out.mkv");
        request.settings.stabilizer = StabilizerKind::Bidirectional;
        request.range = edit::FrameRange{5, 14};
        const auto report = test::run(request);
        VERIFY_RESULT(report);
        QCOMPARE(report->framesOut, std::int64_t{10});
        QCOMPARE(report->flicker.after.size(), std::size_t{10});
    }

    void cancellingTheFirstPassLeavesNothing() {
        const test::TempDir dir;
        VERIFY_RESULT(test::writeClip(dir / "in.mkv", test::clipOf(24)));
        ColorizeRequest request = test::requestFor(dir / "in.mkv", dir / "out.mkv");
        request.settings.stabilizer = StabilizerKind::Tv;
        std::stop_source stop;
        request.colorizerFactory = test::fakeColorizer(30.0F, [&](int frame) -> base::Result<void> {
            if (frame == 5) stop.request_stop();
            return {};
        });
        const auto report = pipeline::runColorize(request, nullptr, {}, stop.get_token());
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().kind, base::ErrorKind::Interrupted);
        for (const auto& entry : std::filesystem::directory_iterator(dir.path())) {
            QCOMPARE(entry.path().filename().string(), std::string("in.mkv"));
        }
    }

    void theVisibilityOverlayIsRedWhereNothingIsKnownAndGreenLater() {
        const test::TempDir dir;
        test::ClipSpec spec = test::clipOf(12);
        VERIFY_RESULT(test::writeClip(dir / "in.mkv", spec));
        ColorizeRequest request = test::requestFor(dir / "in.mkv", dir / "out.mkv");
        request.overlay = pipeline::DebugOverlay::Visibility;
        request.colorizerFactory = flickering;  // no edge of colour, beside which nothing is kept
        const auto report = test::run(request);
        VERIFY_RESULT(report);
        QVERIFY(report->lumaIdentical.value_or(false));
        const auto frames = test::framesOf(dir / "out.mkv");
        const auto meanA = [&](std::size_t frame) {
            const auto lab = color::decodeLab(frames.at(frame).picture);
            double sum = 0.0;
            for (int x = 0; x < lab.a.width(); ++x) sum += static_cast<double>(lab.a.at(x, 4));
            return sum / lab.a.width();
        };
        QVERIFY2(meanA(0) > 15.0, qPrintable(QString::number(meanA(0))));
        QVERIFY2(meanA(11) < -10.0, qPrintable(QString::number(meanA(11))));
        const auto settings = test::readJson(report->sidecar).at("settings");
        QCOMPARE(settings.at("debug_overlay").get<std::string>(), std::string("visibility"));
    }

    void allMethodsAreJudgedSideBySide() {
        const test::TempDir dir;
        test::ClipSpec spec = test::clipOf(12, "yuv444p");
        spec.content = test::Content::Color;
        VERIFY_RESULT(test::writeClip(dir / "clip.mkv", spec));
        pipeline::EvaluateRequest request;
        request.inputs = {dir / "clip.mkv"};
        request.colorizerFactory = flickering;
        request.methods = pipeline::EvaluateRequest::Methods::All;
        const auto document = pipeline::runEvaluate(request, nullptr, {});
        VERIFY_RESULT(document);
        const auto& table = document->at("stabilizers");
        QCOMPARE(table.size(), std::size_t{6});
        QCOMPARE(table.at(0).at("stabilizer").get<std::string>(), std::string("none"));
        const double alone = table.at(0).at("warp_error").get<double>();
        QVERIFY(alone == document->at("baselines").at("unstabilized").at("warp_error"));
        for (std::size_t i = 1; i < 6; ++i) {
            QVERIFY(table.at(i).at("warp_error").get<double>() < alone);
            QVERIFY(table.at(i).contains("rmse_ab_disoccluded"));
        }
    }

    // The network is asked about a worn picture, and the judge still looks at the clean one.
    void wornFilmIsSeenByTheNetworkAlone() {
        const test::TempDir dir;
        test::ClipSpec spec = test::clipOf(6, "yuv444p");
        spec.content = test::Content::Color;
        VERIFY_RESULT(test::writeClip(dir / "clip.mkv", spec));
        pipeline::EvaluateRequest request;
        request.inputs = {dir / "clip.mkv"};
        request.methods = pipeline::EvaluateRequest::Methods::All;
        double mean[2] = {0.0, 0.0};
        double truth[2] = {0.0, 0.0};
        for (const bool worn : {false, true}) {
            request.film = worn ? pipeline::EvaluateRequest::Film::Worn
                                : pipeline::EvaluateRequest::Film::Clean;
            auto& seen = mean[worn ? 1 : 0];
            request.colorizerFactory = [&](const nn::ColorizerOptions&) {
                return base::Result<std::unique_ptr<nn::Colorizer>>(
                    std::make_unique<WatchingColorizer>(seen));
            };
            const auto document = pipeline::runEvaluate(request, nullptr, {});
            VERIFY_RESULT(document);
            QCOMPARE(document->at("film").get<std::string>(), worn ? "worn" : "clean");
            truth[worn ? 1 : 0] = document->at("overall").at("warp_error_reference").get<double>();
        }
        QCOMPARE(truth[0], truth[1]);
        QVERIFY2(std::abs(mean[0] - mean[1]) > 0.001, qPrintable(QString::number(mean[1])));
    }
};

QTEST_GUILESS_MAIN(TestSteadyExport)
#include "tst_steady_export.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The views that explain how a frame's colour came about, and the scan's own values beside them.
#include "core/pipeline/preview_explainer.h"

#include <QtTest/QtTest>

#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/pipeline/preview_colors.h"
#include "tests/unit/pipeline/preview_stage.h"

using namespace kinechrome;
using edit::StabilizerKind;
using pipeline::PreviewService;
using pipeline::ViewKind;
using test::equal;
using test::isBlue;
using test::isRed;
using test::Recorder;

namespace {

// Red without hints and blue with them; sure of its right half only.
class HalfSure final : public nn::Colorizer {
public:
    HalfSure() {
        info_.modelName = info_.modelSha256 = "half sure";
        info_.confidence = true;
    }
    const nn::ColorizerInfo& info() const override { return info_; }
    nn::NetworkSize networkSize(int, int) const override { return {64, 48}; }
    base::Result<color::ChromaField> colorize(const base::Plane<float>& gray,
                                              const color::HintRaster& hints) override {
        const int width = (gray.width() + 1) / 2;
        const int height = (gray.height() + 1) / 2;
        color::ChromaField field{{width, height}, {width, height}, {width, height}};
        field.a.fill(hints.empty() ? 45.0F : 0.0F);
        field.b.fill(hints.empty() ? 20.0F : -45.0F);
        for (int y = 0; y < height; ++y) {
            for (int x = width / 2; x < width; ++x) field.confidence.at(x, y) = 1.0F;
        }
        return field;
    }

private:
    nn::ColorizerInfo info_;
};

enum class Sureness { Red, Neither, Green };

// What the overlay says in the middle of a part of the picture, given as 0..1 of its width.
Sureness surenessAt(const pipeline::PreviewFrame& frame, double place) {
    const auto& image = frame.image.rgba;
    const auto* pixel = reinterpret_cast<const std::uint8_t*>(
        &image.at(static_cast<int>(place * image.width()), image.height() / 2));
    if (pixel[0] > pixel[1] + 20) return Sureness::Red;
    return pixel[1] > pixel[0] + 20 ? Sureness::Green : Sureness::Neither;
}

}  // namespace

class TestPreviewExplainer : public QObject {
    Q_OBJECT

    std::unique_ptr<test::TempDir> home_;
    std::unique_ptr<Recorder> recorder_;
    std::filesystem::path film_;
    test::ClipSpec spec_;

    std::unique_ptr<PreviewService> start(const std::string& model,
                                          StabilizerKind stabilizer = StabilizerKind::Flow) {
        pipeline::PreviewOptions options;
        const auto others = test::colorizers(std::make_shared<test::ColorizerProbe>());
        options.makeColorizer = [others](const std::string& name, const nn::ColorizerOptions& wish)
            -> base::Result<std::unique_ptr<nn::Colorizer>> {
            if (name == "half sure") return std::make_unique<HalfSure>();
            return others(name, wish);
        };
        return PreviewService::start(film_, {}, false, {model, stabilizer, 0.8, 1.0}, options,
                                     recorder_->events());
    }

private Q_SLOTS:
    void init() {
        home_ = std::make_unique<test::TempDir>();
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString((*home_ / "cache").string()));
        recorder_ = std::make_unique<Recorder>();
        spec_ = {};
        spec_.width = 80;
        spec_.height = 60;
        spec_.frames = 20;
        film_ = *home_ / "film.mkv";
        QVERIFY(test::writeClip(film_, spec_));
    }

    void explainingViewsComeOnlyWhenTheyAreAskedFor() {
        const auto service = start("half sure");
        service->request(5, false);
        QVERIFY(recorder_->waitForSteadyColor(5));
        for (const auto& frame : recorder_->frames()) QVERIFY(frame.kind <= ViewKind::Reference);
        service->explain({ViewKind::Network, ViewKind::Certainty, ViewKind::Visibility});
        for (const auto kind : {ViewKind::Network, ViewKind::Certainty, ViewKind::Visibility}) {
            QVERIFY(recorder_->waitForView(5, kind));
            QCOMPARE(recorder_->view(5, kind)->image.rgba.width(), 80);
        }
        service->explain({});
        recorder_->forget();
        service->request(9, false);
        QVERIFY(recorder_->waitForSteadyColor(9));
        for (const auto& frame : recorder_->frames()) QVERIFY(frame.kind <= ViewKind::Reference);
    }

    void certaintyIsGreenWhereTheNetworkIsSureAndRedWhereItIsNot() {
        const auto service = start("half sure");
        service->explain({ViewKind::Certainty});
        service->request(5, false);
        QVERIFY(recorder_->waitForView(5, ViewKind::Certainty));
        const auto view = recorder_->view(5, ViewKind::Certainty);
        QCOMPARE(surenessAt(*view, 0.2), Sureness::Red);
        QCOMPARE(surenessAt(*view, 0.8), Sureness::Green);
    }

    void visibilityIsRedWhereAShotBeginsAndGreenOnceThePastIsUsed() {
        const auto service = start("half sure");
        service->explain({ViewKind::Visibility});
        service->request(0, false);
        QVERIFY(recorder_->waitForView(0, ViewKind::Visibility));
        QCOMPARE(surenessAt(*recorder_->view(0, ViewKind::Visibility), 0.8), Sureness::Red);
        service->request(8, false);
        QVERIFY(recorder_->waitForView(8, ViewKind::Visibility));
        QCOMPARE(surenessAt(*recorder_->view(8, ViewKind::Visibility), 0.8), Sureness::Green);
    }

    void theNetworksOwnColorIsShownAsTheStabilizerGetsIt() {
        const auto service = start("half sure", StabilizerKind::None);
        service->explain({ViewKind::Network});
        service->request(3, false);
        QVERIFY(recorder_->waitForView(3, ViewKind::Network));
        QVERIFY(recorder_->waitForView(3, ViewKind::Color));
        QVERIFY(isRed(*recorder_->view(3, ViewKind::Network)));
        QVERIFY(equal(recorder_->view(3, ViewKind::Network)->image.rgba,
                      recorder_->view(3, ViewKind::Color)->image.rgba));
    }

    void hintsReachWhereTheyChangeTheColor() {
        const auto service = start("half sure");
        edit::Segment segment;
        segment.range = {0, 19};
        segment.settings = {"half sure", StabilizerKind::Flow, 0.8, 1.0};
        segment.hints.push_back({.frame = 4, .x = 0.5, .y = 0.5, .b = -45.0});
        service->setPlan({segment.settings, {segment}});
        service->explain({ViewKind::Reach});
        service->request(4, false);
        QVERIFY(recorder_->waitForView(4, ViewKind::Reach));
        QCOMPARE(surenessAt(*recorder_->view(4, ViewKind::Reach), 0.2), Sureness::Green);
        QVERIFY(isBlue(*recorder_->view(4, ViewKind::Color)));
    }

    void aRunningFilmIsExplainedToo() {
        const auto service = start("half sure");
        service->explain({ViewKind::Visibility});
        const auto play = [&](ViewKind kind) {
            for (std::int64_t index = 0; index < 15; index += 3) {
                service->request(index, true);
                QVERIFY(recorder_->waitForView(index, kind));
            }
        };
        play(ViewKind::Visibility);
        // Also where the colour is there already, as a running film left it: unsure of its past.
        service->explain({});
        play(ViewKind::Color);
        recorder_->forget();
        service->explain({ViewKind::Visibility});
        play(ViewKind::Visibility);
    }

    void whatAFrameCannotHaveIsAnEmptyPicture_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<StabilizerKind>("stabilizer");
        QTest::addColumn<ViewKind>("kind");
        QTest::newRow("no model") << "none" << StabilizerKind::Flow << ViewKind::Network;
        QTest::newRow("no confidence") << "red" << StabilizerKind::Flow << ViewKind::Certainty;
        QTest::newRow("no stabiliser")
            << "half sure" << StabilizerKind::None << ViewKind::Visibility;
        QTest::newRow("no hints") << "half sure" << StabilizerKind::Flow << ViewKind::Reach;
    }
    void whatAFrameCannotHaveIsAnEmptyPicture() {
        QFETCH(QString, model);
        QFETCH(StabilizerKind, stabilizer);
        QFETCH(ViewKind, kind);
        const auto service = start(model.toStdString(), stabilizer);
        service->explain({kind});
        service->request(2, false);
        QVERIFY(recorder_->waitForView(2, kind));
        QVERIFY(recorder_->view(2, kind)->image.empty());
    }

    void theScansOwnCodesCanBeRead() {
        spec_.pixelFormat = "yuv422p10le";
        spec_.content = test::Content::Color;
        QVERIFY(test::writeClip(film_, spec_));
        const auto service = start("red");
        service->request(7, false);
        QVERIFY(recorder_->waitForView(7, ViewKind::Gray));
        QTRY_VERIFY(service->sourceAt(7, 31, 20));
        const auto picture = test::clipPicture(spec_, 7);
        const auto sample = service->sourceAt(7, 31, 20);
        QCOMPARE(sample->bitDepth, 10);
        QCOMPARE(sample->layout, color::PlaneLayout::Yuv);
        QCOMPARE(sample->codes[0], int{picture.plane<std::uint16_t>(0).at(31, 20)});
        QCOMPARE(sample->codes[1], int{picture.plane<std::uint16_t>(1).at(15, 20)});
        QCOMPARE(sample->codes[2], int{picture.plane<std::uint16_t>(2).at(15, 20)});
        QVERIFY(!service->sourceAt(7, 80, 20));
        QVERIFY(!service->sourceAt(6, 31, 20));
        // A frame whose views are cached is at hand again a moment later.
        service->request(2, false);
        QTRY_VERIFY(service->sourceAt(2, 0, 0));
        service->request(7, false);
        QTRY_VERIFY(service->sourceAt(7, 0, 0));
    }

    void theFrameAskedForLastIsAtHandHoweverFastTheyFollow() {
        const auto service = start("none");
        for (int round = 0; round < 3; ++round) {
            for (std::int64_t index = 0; index < 20; ++index) {
                service->request(index, false);
                if (round == 0) QVERIFY(recorder_->waitForView(index, ViewKind::Gray));
            }
            QTRY_VERIFY(service->sourceAt(19, 3, 4));
            QCOMPARE(service->sourceAt(19, 3, 4)->codes[0],
                     int{test::clipPicture(spec_, 19).plane<std::uint8_t>(0).at(3, 4)});
            service->request(0, false);
            QTRY_VERIFY(service->sourceAt(0, 3, 4));
        }
        QVERIFY(recorder_->errors().empty());
    }

    void codesOfRgbComeInTheOrderRedGreenBlue() {
        color::PictureFormat format;
        format.width = format.height = 4;
        format.layout = color::PlaneLayout::Rgb;
        auto picture = color::Picture::allocate(format);
        picture.plane<std::uint8_t>(0).at(1, 2) = 20;  // green
        picture.plane<std::uint8_t>(1).at(1, 2) = 30;  // blue
        picture.plane<std::uint8_t>(2).at(1, 2) = 10;  // red
        const auto sample = pipeline::sampleOf(picture, 1, 2);
        QVERIFY(sample);
        QVERIFY((sample->codes == std::array{10, 20, 30}));
    }
};

QTEST_GUILESS_MAIN(TestPreviewExplainer)
#include "tst_preview_explainer.moc"

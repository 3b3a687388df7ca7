// SPDX-License-Identifier: GPL-3.0-or-later
// The preview service as the workbench sees it: requests in, views, states and sentences out.
#include "core/pipeline/preview_service.h"

#include <QtTest/QtTest>

#include "core/color/screen.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/pipeline/preview_colors.h"
#include "tests/unit/pipeline/preview_stage.h"

using namespace kinechrome;
using edit::StabilizerKind;
using pipeline::FrameState;
using pipeline::PreviewService;
using pipeline::ViewKind;
using test::ColorizerProbe;
using test::equal;
using test::isBlue;
using test::isGray;
using test::isRed;
using test::Recorder;

class TestPreviewService : public QObject {
    Q_OBJECT

    std::unique_ptr<test::TempDir> home_;
    std::shared_ptr<ColorizerProbe> probe_;
    std::unique_ptr<Recorder> recorder_;
    std::filesystem::path film_;
    test::ClipSpec spec_;

    std::unique_ptr<PreviewService> start(const std::string& model, bool ownReference = false,
                                          const std::filesystem::path& chromaFolder = {},
                                          const std::filesystem::path& reference = {}) {
        pipeline::PreviewOptions options;
        options.makeColorizer = test::colorizers(probe_);
        options.chromaFolder = chromaFolder;
        return PreviewService::start(film_, reference, ownReference,
                                     {model, StabilizerKind::Flow, 0.8, 1.0}, options,
                                     recorder_->events());
    }

private Q_SLOTS:
    void init() {
        home_ = std::make_unique<test::TempDir>();
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString((*home_ / "cache").string()));
        probe_ = std::make_shared<ColorizerProbe>();
        recorder_ = std::make_unique<Recorder>();
        spec_ = {};
        spec_.width = 80;
        spec_.height = 60;
        spec_.frames = 40;
        spec_.content = test::Content::Color;
        film_ = *home_ / "film.mkv";
        QVERIFY(test::writeClip(film_, spec_));
    }

    void grayAndColorOfTheRequestedFrameArrive() {
        const auto service = start("red");
        service->request(17, false);
        QVERIFY(recorder_->waitForSteadyColor(17));
        const auto gray = recorder_->view(17, ViewKind::Gray);
        QVERIFY(gray);
        QVERIFY(equal(gray->image.rgba, color::screenGray(test::clipPicture(spec_, 17), 80, 60)));
        QCOMPARE(gray->image.scale, 1.0);
        QVERIFY(isRed(*recorder_->view(17, ViewKind::Color)));
        QVERIFY(!recorder_->view(17, ViewKind::Reference));
        QVERIFY(recorder_->errors().empty());
    }

    void theFirstFrameIsShownWithoutBeingAskedFor() {
        const auto service = start("none");
        QVERIFY(recorder_->waitForView(0, ViewKind::Gray));
        QVERIFY(recorder_->waitForIndex());
        QCOMPARE(service->frameCount(), std::int64_t{40});
        QVERIFY(service->info());
        QCOMPARE(service->info()->video.format.width, 80);
    }

    void bigFilmIsShownSmaller() {
        spec_.width = 200;
        spec_.height = 100;
        spec_.frames = 2;
        QVERIFY(test::writeClip(film_, spec_));
        pipeline::PreviewOptions options;
        options.maxWidth = 50;
        options.maxHeight = 50;
        const auto service =
            PreviewService::start(film_, {}, true, {"none", StabilizerKind::None, 0.8, 1.0},
                                  options, recorder_->events());
        service->request(1, false);
        QVERIFY(recorder_->waitForView(1, ViewKind::Color));
        for (const auto kind : {ViewKind::Gray, ViewKind::Color, ViewKind::Reference}) {
            const auto view = recorder_->view(1, kind);
            QVERIFY(view);
            QCOMPARE(view->image.rgba.width(), 50);
            QCOMPARE(view->image.rgba.height(), 25);
            QCOMPARE(view->image.scale, 0.25);
        }
    }

    void modelNoneShowsGrayInPlaceOfColor() {
        const auto service = start("none");
        service->request(5, false);
        QVERIFY(recorder_->waitForView(5, ViewKind::Color));
        QVERIFY(isGray(*recorder_->view(5, ViewKind::Color)));
        QCOMPARE(probe_->calls.load(), 0);
    }

    void aJumpShowsTheNetworksColorFirstAndSteadiesIt() {
        const auto service = start("red");
        service->request(30, false);
        QVERIFY(recorder_->waitForSteadyColor(30));
        std::vector<bool> steady;
        for (const auto& frame : recorder_->frames()) {
            if (frame.index == 30 && frame.kind == ViewKind::Color) {
                steady.push_back(frame.stabilized);
            }
        }
        QCOMPARE(steady.front(), false);
        QCOMPARE(steady.back(), true);
    }

    void theLatestRequestWins() {
        probe_->close();
        const auto service = start("red");
        service->request(3, false);
        QVERIFY(recorder_->waitForView(3, ViewKind::Gray));
        for (std::int64_t index = 10; index <= 35; ++index) service->request(index, false);
        probe_->open();
        QVERIFY(recorder_->waitForSteadyColor(35));
        std::size_t colored = 0;
        for (const auto& frame : recorder_->frames()) colored += frame.kind == ViewKind::Color;
        QVERIFY(colored < 20);  // not one for each of the 27 requests
    }

    void requestsOutsideTheFilmAreServedWithItsEnds() {
        const auto service = start("red");
        service->request(1000, false);
        QVERIFY(recorder_->waitForView(39, ViewKind::Color));
        service->request(-5, false);
        QVERIFY(recorder_->waitForView(0, ViewKind::Color));
    }

    void colorsAheadOfThePlayheadAreMadeInTheBackground() {
        const auto service = start("red");
        service->request(20, false);
        QVERIFY(recorder_->wait([&] {
            const auto states = service->states(20, 39);
            return std::all_of(states.begin(), states.end(),
                               [](FrameState state) { return state == FrameState::Cached; });
        }));
        QCOMPARE(service->states(0, 0), std::vector<FrameState>{FrameState::Unknown});
    }

    void playingDeliversColorInOrder() {
        const auto service = start("red");
        for (std::int64_t index = 0; index < 12; ++index) {
            service->request(index, true);
            QVERIFY(recorder_->waitForView(index, ViewKind::Color));
            QVERIFY(isRed(*recorder_->view(index, ViewKind::Color)));
        }
    }

    void cutsArriveFrameExact() {
        spec_.cuts = {11, 25};
        QVERIFY(test::writeClip(film_, spec_));
        const auto service = start("none");
        QVERIFY(recorder_->waitForIndex());
        QCOMPARE(recorder_->count(), std::int64_t{40});
        QCOMPARE(recorder_->cuts(), (std::vector<std::int64_t>{11, 25}));
        QCOMPARE(service->cuts(), recorder_->cuts());
    }

    void settingsChangeColorsAnewAndKeepsTheRest() {
        const auto service = start("red");
        service->request(8, false);
        QVERIFY(recorder_->waitForSteadyColor(8));
        recorder_->forget();
        service->setPlan(edit::ColorSettings{"blue", StabilizerKind::Flow, 0.8, 1.0});
        QVERIFY(recorder_->waitForSteadyColor(8));
        QVERIFY(isBlue(*recorder_->view(8, ViewKind::Color)));
        const int calls = probe_->calls;
        recorder_->forget();
        service->setPlan(edit::ColorSettings{"red", StabilizerKind::Flow, 0.8, 1.0});
        QVERIFY(recorder_->waitForSteadyColor(8));
        QVERIFY(isRed(*recorder_->view(8, ViewKind::Color)));
        QVERIFY(calls > 0);
    }

    void saturationZeroTakesTheColorAwayWithoutTheNetwork() {
        const auto service = start("red");
        service->request(39, false);  // the last frame: nothing to be coloured ahead
        QVERIFY(recorder_->waitForSteadyColor(39));
        const int calls = probe_->calls;
        recorder_->forget();
        service->setPlan(edit::ColorSettings{"red", StabilizerKind::Flow, 0.8, 0.0});
        QVERIFY(recorder_->waitForSteadyColor(39));
        QVERIFY(isGray(*recorder_->view(39, ViewKind::Color)));
        QCOMPARE(probe_->calls.load(), calls);
    }

    void coloredFootageIsItsOwnReference() {
        const auto service = start("red", true);
        service->request(6, false);
        QVERIFY(recorder_->waitForFigures(6));
        const auto reference = recorder_->view(6, ViewKind::Reference);
        QVERIFY(
            equal(reference->image.rgba, color::screenRgba(test::clipPicture(spec_, 6), 80, 60)));
        QVERIFY(recorder_->view(6, ViewKind::Color)->figures->rmseAb > 5.0);
    }

    void aReferenceCanBeAddedAndTakenAway() {
        const auto service = start("none");
        service->request(4, false);
        QVERIFY(recorder_->waitForView(4, ViewKind::Color));
        service->setReference(film_);
        QVERIFY(recorder_->waitForView(4, ViewKind::Reference));
        QVERIFY(recorder_->waitForFigures(4));
        recorder_->forget();
        service->setReference({});
        service->request(9, false);
        QVERIFY(recorder_->waitForView(9, ViewKind::Color));
    }

    void aReferenceThatIsMissingIsSaidAndTheFilmGoesOn() {
        const auto service = start("none", false, {}, *home_ / "nowhere.mkv");
        QVERIFY(recorder_->waitForFailure());
        QCOMPARE(recorder_->errors().front().kind, base::ErrorKind::Input);
        service->request(2, false);
        QVERIFY(recorder_->waitForView(2, ViewKind::Color));
    }

    void aMissingFilmIsSaid() {
        film_ = *home_ / "nowhere.mkv";
        const auto service = start("none");
        QVERIFY(recorder_->waitForFailure());
        QCOMPARE(recorder_->errors().front().kind, base::ErrorKind::Input);
        service->request(3, false);
        QCOMPARE(service->frameCount(), std::int64_t{0});
    }

    void anUnknownModelIsSaidOnceAndGrayIsStillShown() {
        const auto service = start("purple");
        service->request(3, false);
        QVERIFY(recorder_->waitForFailure());
        QCOMPARE(recorder_->errors().front().kind, base::ErrorKind::Model);
        QVERIFY(
            recorder_->wait([&] { return service->states(3, 3).front() == FrameState::Failed; }));
        service->request(4, false);
        QVERIFY(recorder_->waitForView(4, ViewKind::Gray));
        service->setPlan(edit::ColorSettings{"red", StabilizerKind::Flow, 0.8, 1.0});
        QVERIFY(recorder_->waitForSteadyColor(4));
        QCOMPARE(recorder_->errors().size(), std::size_t{1});
    }

    void aFailingNetworkIsSaidAndTheServiceRecovers() {
        probe_->broken = true;
        const auto service = start("red");
        service->request(3, false);
        QVERIFY(recorder_->waitForFailure());
        probe_->broken = false;
        service->request(4, false);
        QVERIFY(recorder_->waitForSteadyColor(4));
    }

    void chromaOfAnEarlierSessionIsTakenFromTheFolder() {
        const std::filesystem::path folder = *home_ / "chroma";
        {
            const auto service = start("red", false, folder);
            service->request(0, false);
            QVERIFY(recorder_->wait(
                [&] { return service->states(39, 39).front() == FrameState::Cached; }));
        }
        recorder_->forget();
        const int calls = probe_->calls;
        QVERIFY(calls >= 40);
        const auto service = start("red", false, folder);
        service->request(33, false);
        QVERIFY(recorder_->waitForSteadyColor(33));
        QVERIFY(isRed(*recorder_->view(33, ViewKind::Color)));
        QCOMPARE(probe_->calls.load(), calls);
    }

    void theServiceEndsInTheMiddleOfWork() {
        for (int round = 0; round < 5; ++round) {
            const auto service = start("red");
            service->request(30, round % 2 == 0);
        }
        QVERIFY(recorder_->errors().empty());
    }
};

QTEST_GUILESS_MAIN(TestPreviewService)
#include "tst_preview_service.moc"

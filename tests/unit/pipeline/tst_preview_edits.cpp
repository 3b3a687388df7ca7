// SPDX-License-Identifier: GPL-3.0-or-later
// The preview while a person edits: what an edit makes anew, and what it says about hints.
#include <QtTest/QtTest>

#include "core/pipeline/preview_service.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/pipeline/preview_colors.h"
#include "tests/unit/pipeline/preview_stage.h"

using namespace kinechrome;
using pipeline::FrameState;
using pipeline::PreviewService;
using pipeline::ViewKind;

class TestPreviewEdits : public QObject {
    Q_OBJECT

    static constexpr std::int64_t frames = 24;
    std::unique_ptr<test::TempDir> home_;
    std::shared_ptr<test::ColorizerProbe> probe_;
    std::unique_ptr<test::Recorder> recorder_;

    std::unique_ptr<PreviewService> start() {
        pipeline::PreviewOptions options;
        options.makeColorizer = test::colorizers(probe_);
        return PreviewService::start(*home_ / "film.mkv", {}, false, settings(), options,
                                     recorder_->events());
    }
    static edit::ColorSettings settings() { return {"red", edit::StabilizerKind::None, 0.8, 1.0}; }
    // Halves of the film.
    static std::vector<edit::Segment> halves() {
        std::vector<edit::Segment> segments(2);
        segments[0].range = {0, frames / 2 - 1};
        segments[1].range = {frames / 2, frames - 1};
        for (edit::Segment& segment : segments) segment.settings = settings();
        return segments;
    }
    static bool all(const std::vector<FrameState>& states, FrameState wanted) {
        return std::ranges::all_of(states, [&](FrameState state) { return state == wanted; });
    }

    bool waitForColor(const PreviewService& service, std::int64_t frame) {
        return recorder_->wait(
            [&] { return service.states(frame, frame).front() == FrameState::Cached; });
    }

private Q_SLOTS:
    void init() {
        home_ = std::make_unique<test::TempDir>();
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString((*home_ / "cache").string()));
        probe_ = std::make_shared<test::ColorizerProbe>();
        recorder_ = std::make_unique<test::Recorder>();
        test::ClipSpec spec;
        spec.width = 80;
        spec.height = 60;
        spec.frames = frames;
        QVERIFY(test::writeClip(*home_ / "film.mkv", spec));
    }

    void editOfASegmentMakesItAnewInTheBackgroundAndLeavesTheOther() {
        const auto service = start();
        service->setPlan({settings(), halves()});
        service->request(0, false);
        QVERIFY(recorder_->wait(
            [&] { return all(service->states(0, frames - 1), FrameState::Cached); }));
        const int before = probe_->calls;
        probe_->close();
        auto segments = halves();
        segments[0].hints.push_back({2, 0.5, 0.4, 0.05, 20.0, 10.0});
        service->setPlan({settings(), segments});
        QVERIFY(all(service->states(frames / 2, frames - 1), FrameState::Cached));
        QVERIFY(!all(service->states(1, frames / 2 - 1), FrameState::Cached));
        probe_->open();
        QVERIFY(recorder_->wait(
            [&] { return all(service->states(0, frames - 1), FrameState::Cached); }));
        QCOMPARE(probe_->calls - before, static_cast<int>(frames / 2));
    }

    void segmentIsMadeBeforeTheOnesAfterItAlsoBehindThePlayhead() {
        const auto service = start();
        service->setPlan({settings(), halves()});
        service->request(6, false);
        QVERIFY(recorder_->wait(
            [&] { return all(service->states(0, frames - 1), FrameState::Cached); }));
        std::vector<std::int64_t> order;
        {
            const std::lock_guard lock(recorder_->lock());
            for (const std::int64_t frame : recorder_->stateChanges()) {
                if (std::ranges::count(order, frame) == 0) order.push_back(frame);
            }
        }
        const auto place = [&](std::int64_t frame) {
            return std::ranges::find(order, frame) - order.begin();
        };
        QVERIFY(place(6) < place(7));
        QVERIFY(place(11) < place(0));
        QVERIFY(place(5) < place(12));
    }

    void hintsArePlacedInTheFrameThatIsShown() {
        const auto service = start();
        auto segments = halves();
        segments[0].hints.push_back({2, 0.5, 0.4, 0.05, 20.0, 10.0});
        segments[0].hints.push_back({2, 0.25, 0.4, 0.05, 20.0, 10.0});
        service->setPlan({settings(), segments});
        service->request(2, false);
        QVERIFY(recorder_->wait([&] { return recorder_->placed(2).size() == 2; }));
        const std::lock_guard lock(recorder_->lock());
        QCOMPARE(recorder_->placed(2)[0].x, 0.5);
        QCOMPARE(recorder_->placed(2)[0].sureness, 1.0);
        QVERIFY(recorder_->placed(2)[1].hint == segments[0].hints[1]);
    }

    // A new scan may be shorter than the one that the hints were given on.
    void hintsOfFramesThatAreNotThereDoNotStandInTheWay() {
        const auto service = start();
        auto segments = halves();
        segments[1].hints.push_back({frames - 2, 0.5, 0.4, 0.05, 20.0, 10.0});
        segments[1].hints.push_back({frames + 5, 0.25, 0.4, 0.05, 20.0, 10.0});
        service->setPlan({settings(), segments});
        service->request(frames - 1, false);
        QVERIFY(waitForColor(*service, frames - 1));
        QVERIFY(recorder_->wait([&] { return recorder_->placed(frames - 1).size() == 1; }));
        const std::lock_guard lock(recorder_->lock());
        QVERIFY(recorder_->placed(frames - 1)[0].hint == segments[1].hints[0]);
    }

    void likelyColoursAnswerTheQuestionOnce() {
        const auto service = start();
        service->request(3, false);
        QVERIFY(waitForColor(*service, 3));
        service->suggestColors(3, 0.25, 0.125);
        QVERIFY(recorder_->wait([&] { return !recorder_->suggested().empty(); }));
        {
            const std::lock_guard lock(recorder_->lock());
            const auto& [frame, colors] = recorder_->suggested().front();
            QCOMPARE(frame, 3);
            QCOMPARE(colors.size(), std::size_t{1});
            QCOMPARE(colors[0].a, 45.0);
            QCOMPARE(colors[0].share, 0.25);  // OneColor says the place
        }
        service->request(4, false);
        QVERIFY(waitForColor(*service, 4));
        const std::lock_guard lock(recorder_->lock());
        QCOMPARE(recorder_->suggested().size(), std::size_t{1});
    }

    void maskLeavesTheRestGray() {
        const auto service = start();
        auto segments = halves();
        segments[0].mask = edit::PictureRect{0.5, 0.0, 0.5, 1.0};
        service->setPlan({settings(), segments});
        service->request(1, false);
        QVERIFY(waitForColor(*service, 1));
        const auto view = recorder_->view(1, ViewKind::Color);
        QVERIFY(view);
        const auto& image = view->image.rgba;
        int outside = 0;
        int inside = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const std::uint32_t pixel = image.at(x, y);
                const bool gray = (pixel & 0xffU) == (pixel >> 8U & 0xffU) &&
                                  (pixel & 0xffU) == (pixel >> 16U & 0xffU);
                (x < image.width() / 2 ? outside : inside) += gray ? 0 : 1;
            }
        }
        QCOMPARE(outside, 0);
        QVERIFY(inside > image.width() * image.height() / 4);
    }
};

QTEST_GUILESS_MAIN(TestPreviewEdits)
#include "tst_preview_edits.moc"

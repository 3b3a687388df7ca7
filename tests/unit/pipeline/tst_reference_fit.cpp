// SPDX-License-Identifier: GPL-3.0-or-later
// A ground truth of another length, size, shape or rate: aligned, said, and never stretched.
#include <QtTest>

#include "core/color/screen.h"
#include "core/pipeline/reference_fit.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/pipeline/preview_stage.h"

using namespace kinechrome;
using pipeline::fitReference;
using pipeline::PreviewService;
using pipeline::ReferenceFit;
using pipeline::ViewKind;

namespace {

media::MediaInfo film(int width = 80, int height = 60) {
    media::MediaInfo info;
    info.video.format.width = width;
    info.video.format.height = height;
    info.video.rate = {24, 1};
    return info;
}

media::MediaInfo withTimecode(const char* timecode, base::Rational rate = {24, 1}) {
    media::MediaInfo info = film();
    info.video.rate = rate;
    info.video.timecode = timecode;
    return info;
}

QString said(const ReferenceFit& fit) {
    QStringList all;
    for (const std::string& remark : fit.remarks) all << QString::fromStdString(remark);
    return all.join(QStringLiteral("; "));
}

bool isBlack(std::uint32_t pixel) {
    return (pixel & 0xffffffU) == 0;
}

}  // namespace

class TestReferenceFit : public QObject {
    Q_OBJECT

    std::unique_ptr<test::TempDir> home_;
    std::unique_ptr<test::Recorder> recorder_;
    test::ClipSpec spec_;

    // Opens the film with a reference of its own making.
    std::unique_ptr<PreviewService> start(const test::ClipSpec& reference) {
        const auto film = *home_ / "film.mkv";
        const auto truth = *home_ / "truth.mkv";
        if (!test::writeClip(film, spec_) || !test::writeClip(truth, reference)) return nullptr;
        pipeline::PreviewOptions options;
        options.makeColorizer = test::colorizers(std::make_shared<test::ColorizerProbe>());
        return PreviewService::start(film, truth, false, {"red"}, options, recorder_->events());
    }
    QString sentence() { return QString::fromStdString(recorder_->errors().front().message()); }

private Q_SLOTS:
    void init() {
        home_ = std::make_unique<test::TempDir>();
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString((*home_ / "cache").string()));
        recorder_ = std::make_unique<test::Recorder>();
        spec_ = {};
        spec_.width = 80;
        spec_.height = 60;
        spec_.frames = 20;
        spec_.content = test::Content::Color;
    }

    void anOriginalThatFitsIsNotTalkedAbout() {
        const ReferenceFit fit = fitReference(film(), 100, film(), 100);
        QVERIFY(fit.remarks.empty() && fit.comparable());
        QCOMPARE(fit.offset, 0);
    }

    void anotherLengthIsAlignedFromTheFirstFrame() {
        const ReferenceFit fit = fitReference(film(), 100, film(), 90);
        QCOMPARE(fit.offset, 0);
        QCOMPARE(said(fit), QStringLiteral("it has 90 frames and the film has 100, aligned from "
                                           "the first one: 10 of the film's have no ground truth"));
        QCOMPARE(said(fitReference(film(), 100, film(), 140)),
                 QStringLiteral("it has 140 frames and the film has 100, aligned from the first "
                                "one"));
    }

    void anotherRateIsAlignedFrameByFrame() {
        media::MediaInfo faster = film();
        faster.video.rate = {25, 1};
        const ReferenceFit fit = fitReference(film(), 100, faster, 100);
        QCOMPARE(fit.offset, 0);
        QCOMPARE(said(fit), QStringLiteral("it runs at 25 frames a second and the film at 24: they "
                                           "are aligned frame by frame from the first one"));
    }

    void timecodesOfBothAlignThem() {
        const ReferenceFit later =
            fitReference(withTimecode("01:00:01:00"), 100, withTimecode("01:00:00:00"), 200);
        QCOMPARE(later.offset, 24);
        QCOMPARE(said(later), QStringLiteral("it is aligned by timecode: its frame 24 belongs to "
                                             "the film's frame 0; it has 200 frames and the film "
                                             "has 100"));
        const ReferenceFit earlier =
            fitReference(withTimecode("01:00:00:00"), 100, withTimecode("01:00:01:00"), 76);
        QCOMPARE(earlier.offset, -24);
        QVERIFY(
            said(earlier).contains(QStringLiteral("its frame 0 belongs to the film's frame 24")));
        QVERIFY(said(earlier).contains(QStringLiteral("24 of the film's have no ground truth")));
        // Dropped numbers are no frames.
        const base::Rational ntsc{30000, 1001};
        const ReferenceFit dropped = fitReference(withTimecode("00:01:00;02", ntsc), 100,
                                                  withTimecode("00:00:59;29", ntsc), 101);
        QCOMPARE(dropped.offset, 1);
    }

    void timecodesThatNeverCoincideAreLeftAside() {
        const ReferenceFit fit =
            fitReference(withTimecode("01:00:00:00"), 100, withTimecode("05:00:00:00"), 100);
        QCOMPARE(fit.offset, 0);
        QVERIFY(fit.remarks.empty());
    }

    void anotherSizeIsComparedAndAnotherShapeIsNot() {
        const ReferenceFit larger = fitReference(film(), 10, film(160, 120), 10);
        QVERIFY(larger.comparable());
        QCOMPARE(said(larger),
                 QStringLiteral("its picture of 160x120 is compared at the film's size, 80x60"));
        const ReferenceFit wider = fitReference(film(), 10, film(160, 60), 10);
        QVERIFY(!wider.comparable());
        QCOMPARE(wider.shape, 2.0);
        QVERIFY(said(wider).contains(QStringLiteral("another shape")));
        // Wide pixels make up for missing ones.
        media::MediaInfo anamorphic = film(40, 60);
        anamorphic.video.sampleAspect = {2, 1};
        QVERIFY(fitReference(film(), 10, anamorphic, 10).comparable());
    }

    void pictureOfAnotherShapeLiesWholeInBlack() {
        const color::Picture picture = test::clipPicture(spec_, 3);
        ReferenceFit fit;
        fit.shape = 2.0;  // twice as wide
        const auto wide = pipeline::fittedPicture(picture, fit, 80, 60);
        const auto inner = color::screenRgba(picture, 80, 30);
        for (int x = 0; x < 80; ++x) {
            QVERIFY(isBlack(wide.at(x, 14)) && isBlack(wide.at(x, 45)));
            QCOMPARE(wide.at(x, 15), inner.at(x, 0));
            QCOMPARE(wide.at(x, 44), inner.at(x, 29));
        }
        fit.shape = 0.5;
        const auto tall = pipeline::fittedPicture(picture, fit, 80, 60);
        QVERIFY(isBlack(tall.at(19, 30)) && isBlack(tall.at(60, 30)));
        QCOMPARE(tall.at(20, 30), color::screenRgba(picture, 40, 60).at(0, 30));
    }

    void shorterOriginalIsSaidAndShownWhereItIs() {
        test::ClipSpec reference = spec_;
        reference.frames = 12;
        const auto service = start(reference);
        QVERIFY(service && recorder_->waitForFailure());
        QVERIFY(
            sentence().startsWith(QStringLiteral("truth.mkv: it has 12 frames and the film has "
                                                 "20, aligned from the first one: 8 ")));
        service->request(5, false);
        QVERIFY(recorder_->waitForFigures(5));
        QVERIFY(recorder_->view(5, ViewKind::Reference)
                    ->image.rgba.sameSize(recorder_->view(5, ViewKind::Gray)->image.rgba));
        service->request(15, false);
        QVERIFY(recorder_->waitForSteadyColor(15));
        QVERIFY(!recorder_->view(15, ViewKind::Reference));
    }

    void originalWithAnotherTimecodeIsShownFromItsFrame() {
        spec_.metadata = {{"timecode", "00:00:00:06"}};
        test::ClipSpec reference = spec_;
        reference.metadata = {{"timecode", "00:00:00:02"}};
        const auto service = start(reference);
        QVERIFY(service && recorder_->waitForFailure());
        QVERIFY(sentence().contains(QStringLiteral("its frame 4 belongs to the film's frame 0")));
        service->request(5, false);
        QVERIFY(recorder_->waitForView(5, ViewKind::Reference));
        const auto view = recorder_->view(5, ViewKind::Reference);
        const auto expected = color::screenRgba(test::clipPicture(reference, 9), 80, 60);
        for (int x = 0; x < 80; ++x) QCOMPARE(view->image.rgba.at(x, 30), expected.at(x, 30));
    }

    void originalOfAnotherShapeIsShownWithoutFigures() {
        test::ClipSpec reference = spec_;
        reference.width = 160;
        const auto service = start(reference);
        QVERIFY(service && recorder_->waitForFailure());
        QVERIFY(sentence().contains(QStringLiteral("is shown whole, and not measured against")));
        service->request(5, false);
        QVERIFY(recorder_->waitForView(5, ViewKind::Reference));
        QVERIFY(recorder_->waitForSteadyColor(5));
        const auto view = recorder_->view(5, ViewKind::Reference);
        QVERIFY(isBlack(view->image.rgba.at(40, 2)) && !isBlack(view->image.rgba.at(40, 30)));
        service->request(6, false);
        QVERIFY(recorder_->waitForSteadyColor(6));
        for (const auto& frame : recorder_->frames()) QVERIFY(!frame.figures);
    }
};

QTEST_MAIN(TestReferenceFit)
#include "tst_reference_fit.moc"

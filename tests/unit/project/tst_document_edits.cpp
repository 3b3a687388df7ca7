// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of markers, range, settings and segments leave a document that agrees with itself, or none.
#include <QtTest>

#include "core/project/document_edits.h"
#include "core/project/segment_edits.h"
#include "tests/unit/project/sample_document.h"

using namespace kinechrome;
using namespace kinechrome::project;

namespace {

Document film(std::int64_t frames, const std::vector<std::int64_t>& cuts) {
    Document document;
    learnFilm(document, frames, cuts, true);
    return document;
}

edit::Hint hintAt(std::int64_t frame) {
    edit::Hint hint;
    hint.frame = frame;
    hint.x = hint.y = 0.25;
    return hint;
}

}  // namespace

class TestDocumentEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void markersStayInOrderAndOneAFrame();
    void inBehindOutClearsOut();
    void segmentsFollowTheFilmUntilTheyHaveSettingsOfTheirOwn();
    void shotsBecomeSegmentsOnce();
    void longerScanKeepsItsTail();
    void newFramesAreLookedThroughForShots();
    void shorterScanIsFollowedWhereNothingIsLost();
    void exportGoesToTheFilmsLastFrame();
    void splitGivesEachHintToItsFrames();
    void mergeUndoesSplit();
    void mergeOfUnseenFramesIsNotApproved();
    void cutMovesAndHintsChangeSides();
    void cutCannotEmptyASegment();
    void segmentsWithAGapAreNotMerged();
};

void TestDocumentEdits::markersStayInOrderAndOneAFrame() {
    Document document = film(100, {});
    QVERIFY(addMarker(document, 50, "splice"));
    QVERIFY(addMarker(document, 10, {}));
    QCOMPARE(document.markers.front().frame, 10);
    QVERIFY(!addMarker(document, 50, "again"));
    QVERIFY(!addMarker(document, 100, "beyond"));
    QVERIFY(setMarkerNote(document, 10, "leader"));
    QCOMPARE(markerAt(document, 10)->note, std::string("leader"));
    QVERIFY(removeMarker(document, 50));
    QVERIFY(!removeMarker(document, 50));
    QCOMPARE(document.markers.size(), std::size_t{1});
}

void TestDocumentEdits::inBehindOutClearsOut() {
    Document document = film(100, {});
    setOutPoint(document, 20);
    setInPoint(document, 30);
    QCOMPARE(document.in, std::optional<std::int64_t>(30));
    QVERIFY(!document.out);
    setOutPoint(document, 10);
    QVERIFY(!document.in);
}

void TestDocumentEdits::segmentsFollowTheFilmUntilTheyHaveSettingsOfTheirOwn() {
    Document document = film(100, {40});
    document.segments[1].settings.saturation = 0.5;
    edit::ColorSettings settings;
    settings.strength = 0.3;
    setFilmSettings(document, settings);
    QCOMPARE(document.segments[0].settings.strength, 0.3);
    QCOMPARE(document.segments[1].settings.strength, 0.3);
    QCOMPARE(document.segments[1].settings.saturation, 0.5);
}

void TestDocumentEdits::shotsBecomeSegmentsOnce() {
    Document document;
    learnFilm(document, 100, {30}, false);
    QCOMPARE(document.frames, 100);
    QCOMPARE(document.segments.size(), std::size_t{2});
    // What a person does meanwhile stays.
    QVERIFY(changeSegment(document, 1, [](edit::Segment& segment) {
        segment.name = "Garden";
        segment.hints = {hintAt(40), hintAt(90)};
        return base::Result<void>();
    }));
    learnFilm(document, 100, {30, 70}, true);
    QCOMPARE(document.segments[1].name, std::string("Garden"));
    QCOMPARE(document.segments[2].hints.front().frame, 90);
    QCOMPARE(document.segments.size(), std::size_t{3});
    QCOMPARE(document.segments[1].range, (edit::FrameRange{30, 69}));
    QVERIFY(mergeWithNext(document, 0));
    learnFilm(document, 100, {30, 70}, true);
    QCOMPARE(document.segments.size(), std::size_t{2});
    QVERIFY(validate(document));
}

void TestDocumentEdits::longerScanKeepsItsTail() {
    Document document = film(50, {20});
    document.in = 10;
    document.segments[1].name = "Garden";
    document.segments[0].approved = document.segments[1].approved = true;
    const Document before = document;
    learnLength(document, 100);
    QCOMPARE(document.frames, 100);
    QCOMPARE(document.segments[0].range, (edit::FrameRange{0, 19}));
    QCOMPARE(document.segments[1].range, (edit::FrameRange{20, 99}));
    QCOMPARE(document.shotsKnownTo, 50);
    QVERIFY(!document.out);
    // Nobody has seen the new frames.
    QVERIFY(document.segments[0].approved && !document.segments[1].approved);
    // Every state on the undo stack learns the same, once.
    const Document once = document;
    learnLength(document, 100);
    QVERIFY(document == once);
    Document undone = before;
    learnLength(undone, 100);
    QVERIFY(undone == once);
    // A segment that a person ended earlier stays.
    Document ended = before;
    ended.segments[1].range.last = 40;
    learnLength(ended, 100);
    QCOMPARE(ended.segments[1].range.last, 40);
    QVERIFY(validate(ended));
}

void TestDocumentEdits::newFramesAreLookedThroughForShots() {
    Document document = film(50, {20});
    QVERIFY(mergeWithNext(document, 0));
    learnFilm(document, 100, {20, 70}, true);
    QCOMPARE(document.segments.size(), std::size_t{2});
    QCOMPARE(document.segments[0].range, (edit::FrameRange{0, 69}));
    QCOMPARE(document.segments[1].range, (edit::FrameRange{70, 99}));
    QCOMPARE(document.shotsKnownTo, 100);
    // A cut where the old film ended is a cut.
    Document spliced = film(50, {20});
    learnFilm(spliced, 100, {20, 50}, true);
    QCOMPARE(spliced.segments.back().range, (edit::FrameRange{50, 99}));
}

void TestDocumentEdits::shorterScanIsFollowedWhereNothingIsLost() {
    Document document = film(100, {20});
    learnLength(document, 50);
    QCOMPARE(document.frames, 50);
    QCOMPARE(document.segments[1].range, (edit::FrameRange{20, 49}));
    QCOMPARE(document.shotsKnownTo, 50);
    for (const int beyond : {0, 1, 2, 3}) {
        Document held = film(100, {20});
        if (beyond == 0) held.segments[1].hints = {hintAt(60)};
        if (beyond == 1) held.markers = {{60, "splice"}};
        if (beyond == 2) held.out = 60;
        if (beyond == 3) held = film(100, {60});
        const Document before = held;
        learnLength(held, 50);
        QVERIFY(held == before);
        QVERIFY(validate(held));
    }
}

void TestDocumentEdits::exportGoesToTheFilmsLastFrame() {
    Document document = film(50, {});
    document.in = 10;
    QCOMPARE(*exportedRange(document, 100), (edit::FrameRange{10, 99}));
    document.out = 30;
    QCOMPARE(*exportedRange(document, 100), (edit::FrameRange{10, 30}));
    document.in.reset();
    QCOMPARE(*exportedRange(document, 100), (edit::FrameRange{0, 30}));
    const auto beyond = exportedRange(document, 20);
    QVERIFY(!beyond);
    QCOMPARE(beyond.error().kind, base::ErrorKind::Usage);
    document.in = 10;
    document.out.reset();
    QVERIFY(!exportedRange(document, 10));
    QVERIFY(exportedRange(document, 11));
}

void TestDocumentEdits::splitGivesEachHintToItsFrames() {
    Document document = film(100, {});
    document.segments[0].name = "Garden";
    document.segments[0].hints = {hintAt(10), hintAt(60)};
    QVERIFY(splitSegment(document, 50));
    QCOMPARE(document.segments[0].range, (edit::FrameRange{0, 49}));
    QCOMPARE(document.segments[1].range, (edit::FrameRange{50, 99}));
    QCOMPARE(document.segments[0].hints.size(), std::size_t{1});
    QCOMPARE(document.segments[1].hints.front().frame, 60);
    QVERIFY(document.segments[1].name.empty());
    QVERIFY(!splitSegment(document, 50));
    QVERIFY(validate(document));
}

void TestDocumentEdits::mergeUndoesSplit() {
    const Document before = film(100, {});
    Document document = before;
    QVERIFY(splitSegment(document, 50));
    QVERIFY(mergeWithNext(document, 0));
    QVERIFY(document == before);
    QVERIFY(!mergeWithNext(document, 0));
}

void TestDocumentEdits::mergeOfUnseenFramesIsNotApproved() {
    Document document = film(100, {40});
    document.segments[0].approved = true;
    document.segments[1].note = "scratch";
    QVERIFY(mergeWithNext(document, 0));
    QVERIFY(!document.segments[0].approved);
    QCOMPARE(document.segments[0].note, std::string("scratch"));
}

void TestDocumentEdits::cutMovesAndHintsChangeSides() {
    Document document = film(100, {40});
    document.segments[0].hints = {hintAt(39)};
    QVERIFY(moveCut(document, 1, -1));
    QCOMPARE(document.segments[0].range.last, 38);
    QCOMPARE(document.segments[1].range.first, 39);
    QVERIFY(document.segments[0].hints.empty());
    QCOMPARE(document.segments[1].hints.size(), std::size_t{1});
    QVERIFY(moveCut(document, 1, +1));
    QCOMPARE(document.segments[0].hints.size(), std::size_t{1});
    QVERIFY(validate(document));
}

void TestDocumentEdits::cutCannotEmptyASegment() {
    Document document = film(100, {1, 99});
    const Document before = document;
    QVERIFY(!moveCut(document, 1, -1));
    QVERIFY(!moveCut(document, 2, +1));
    QVERIFY(!moveCut(document, 0, +1));
    QVERIFY(document == before);
}

void TestDocumentEdits::segmentsWithAGapAreNotMerged() {
    Document document = film(100, {40});
    document.segments[1].range.first = 45;
    QVERIFY(!mergeWithNext(document, 0));
    QVERIFY(!segmentAt(document, 42));
    QCOMPARE(segmentAt(document, 45), std::optional<std::size_t>(1));
}

QTEST_GUILESS_MAIN(TestDocumentEdits)
#include "tst_document_edits.moc"

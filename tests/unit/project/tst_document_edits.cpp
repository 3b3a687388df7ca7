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

// SPDX-License-Identifier: GPL-3.0-or-later
// Hints that are keyed again, painted as strokes, recoloured, removed and copied.
#include <QtTest>

#include "core/project/hint_edits.h"
#include "core/project/segment_edits.h"

using namespace kinechrome;
using namespace kinechrome::project;

namespace {

constexpr std::int64_t frames = 60;

edit::Hint hintAt(std::int64_t frame, double x = 0.25, std::int64_t stroke = 0) {
    edit::Hint hint;
    hint.frame = frame;
    hint.x = x;
    hint.y = 0.25;
    hint.a = 10.0;
    hint.stroke = stroke;
    return hint;
}

// Two segments of thirty frames.
Document film(const std::vector<edit::Hint>& hints) {
    Document document;
    learnFilm(document, frames, {30}, true);
    document.segments[0].hints = hints;
    return document;
}

base::Result<void> move(Document& document, std::int64_t frame, std::vector<HintPlace> places,
                        double by) {
    return changeHintsAt(document, 0, frame, places, [by](edit::Hint& hint) { hint.x += by; });
}

}  // namespace

class TestHintEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hintMovesInItsOwnFrame();
    void carriedHintIsKeyedWhereItIsMoved();
    void keyCannotLieOutsideItsSegment();
    void colourIsThatOfAllKeys();
    void hintIsRemovedWithItsKeysAndItsStroke();
    void keyIsRemovedAlone();
    void copiesHaveNumbersOfTheirOwn();
    void numbersAreFreshInTheWholeDocument();
};

void TestHintEdits::hintMovesInItsOwnFrame() {
    Document document = film({hintAt(3)});
    QVERIFY(move(document, 3, {{0, 0.25, 0.25}}, 0.5));
    QCOMPARE(document.segments[0].hints.size(), std::size_t{1});
    QCOMPARE(document.segments[0].hints[0].x, 0.75);
    QCOMPARE(document.segments[0].hints[0].track, 0);
}

void TestHintEdits::carriedHintIsKeyedWhereItIsMoved() {
    Document document = film({hintAt(3)});
    QVERIFY(move(document, 9, {{0, 0.5, 0.25}}, 0.125));
    const auto& hints = document.segments[0].hints;
    QCOMPARE(hints.size(), std::size_t{2});
    QCOMPARE(hints[0].x, 0.25);
    QCOMPARE(hints[1].x, 0.625);
    QCOMPARE(hints[1].frame, 9);
    QVERIFY(hints[0].track != 0);
    QCOMPARE(hints[1].track, hints[0].track);
    QVERIFY(validate(document));
}

void TestHintEdits::keyCannotLieOutsideItsSegment() {
    Document document = film({hintAt(3)});
    const auto moved = move(document, 30, {{0, 0.5, 0.25}}, 0.125);
    QVERIFY(!moved);
    QCOMPARE(moved.error().kind, base::ErrorKind::Usage);
}

void TestHintEdits::colourIsThatOfAllKeys() {
    Document document = film({hintAt(3), hintAt(3, 0.75)});
    QVERIFY(move(document, 9, {{0, 0.5, 0.25}}, 0.0));
    QVERIFY(recolorHint(document, 0, 2, -20.0, 5.0));
    QCOMPARE(document.segments[0].hints[0].a, -20.0);
    QCOMPARE(document.segments[0].hints[1].a, 10.0);
    QCOMPARE(document.segments[0].hints[2].b, 5.0);
}

void TestHintEdits::hintIsRemovedWithItsKeysAndItsStroke() {
    Document document = film({hintAt(3, 0.25, 5), hintAt(3, 0.375, 5), hintAt(3, 0.75)});
    QVERIFY(move(document, 9, {{0, 0.5, 0.25}, {1, 0.625, 0.25}}, 0.0));
    QCOMPARE(document.segments[0].hints.size(), std::size_t{5});
    QVERIFY(removeHint(document, 0, 3));
    QCOMPARE(document.segments[0].hints.size(), std::size_t{1});
    QCOMPARE(document.segments[0].hints[0].x, 0.75);
}

void TestHintEdits::keyIsRemovedAlone() {
    Document document = film({hintAt(3, 0.25, 5), hintAt(3, 0.375, 5)});
    QVERIFY(!removeKey(document, 0, 0));  // the only one
    QVERIFY(move(document, 9, {{0, 0.5, 0.25}, {1, 0.625, 0.25}}, 0.0));
    QVERIFY(removeKey(document, 0, 2));
    QCOMPARE(document.segments[0].hints.size(), std::size_t{2});
    QCOMPARE(document.segments[0].hints[1].frame, 3);
}

void TestHintEdits::copiesHaveNumbersOfTheirOwn() {
    Document document = film({hintAt(3, 0.25, 5), hintAt(3, 0.375, 5), hintAt(3, 0.75)});
    QVERIFY(copyHints(document, document.segments[0].hints, 40));
    const auto& copies = document.segments[1].hints;
    QCOMPARE(copies.size(), std::size_t{3});
    QCOMPARE(copies[0].frame, 40);
    QVERIFY(copies[0].stroke != 5 && copies[0].stroke != 0);
    QCOMPARE(copies[1].stroke, copies[0].stroke);
    QCOMPARE(copies[2].stroke, 0);
    QVERIFY(!copyHints(document, copies, frames));
}

void TestHintEdits::numbersAreFreshInTheWholeDocument() {
    Document document = film({hintAt(3, 0.25, 5)});
    document.segments[1].hints = {hintAt(40)};
    document.segments[1].hints[0].track = 11;
    QCOMPARE(freshHintNumber(document), 12);
}

QTEST_GUILESS_MAIN(TestHintEdits)
#include "tst_hint_edits.moc"

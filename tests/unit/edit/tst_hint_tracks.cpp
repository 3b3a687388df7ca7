// SPDX-License-Identifier: GPL-3.0-or-later
// Which keys of a hint speak for a frame, and which hints belong together.
#include <QtTest>

#include "core/edit/hint_tracks.h"

using namespace kinechrome::edit;
using Indices = std::vector<std::size_t>;

namespace {

Hint hintOf(std::int64_t frame, std::int64_t track, std::int64_t stroke = 0) {
    Hint hint;
    hint.frame = frame;
    hint.track = track;
    hint.stroke = stroke;
    return hint;
}

}  // namespace

class TestHintTracks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hintsWithoutATrackAlwaysSpeak() {
        const std::vector<Hint> hints{hintOf(4, 0), hintOf(9, 0)};
        QCOMPARE(hintsInForce(hints, 0), (Indices{0, 1}));
        QCOMPARE(hintsInForce(hints, 9), (Indices{0, 1}));
    }

    void keyTakesOverFromItsFrameOn() {
        // Not in the order of time: keys are added as they come.
        const std::vector<Hint> hints{hintOf(20, 7), hintOf(5, 7), hintOf(10, 0), hintOf(12, 7)};
        QCOMPARE(hintsInForce(hints, 0), (Indices{1, 2}));
        QCOMPARE(hintsInForce(hints, 11), (Indices{1, 2}));
        QCOMPARE(hintsInForce(hints, 12), (Indices{2, 3}));
        QCOMPARE(hintsInForce(hints, 19), (Indices{2, 3}));
        QCOMPARE(hintsInForce(hints, 90), (Indices{0, 2}));
    }

    void keysAndDabsBelongTogether() {
        const std::vector<Hint> hints{hintOf(1, 0, 3), hintOf(1, 4, 3), hintOf(9, 4, 3),
                                      hintOf(1, 0),    hintOf(1, 5),    hintOf(2, 5)};
        QCOMPARE(hintsBelongingTo(hints, 0), (Indices{0, 1, 2}));
        QCOMPARE(hintsBelongingTo(hints, 2), (Indices{0, 1, 2}));
        QCOMPARE(hintsBelongingTo(hints, 3), (Indices{3}));
        QCOMPARE(hintsBelongingTo(hints, 4), (Indices{4, 5}));
        QCOMPARE(countHints(hints), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(TestHintTracks)
#include "tst_hint_tracks.moc"

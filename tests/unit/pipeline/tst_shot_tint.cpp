// SPDX-License-Identifier: GPL-3.0-or-later
// What colour of its own a shot has.
#include <QtTest>

#include "core/pipeline/shot_tint.h"
#include "tests/support/synthetic_clip.h"

using namespace kinechrome;
using color::TintKind;
using pipeline::ShotTint;

namespace {

color::Picture pictureOf(test::Content content) {
    test::ClipSpec spec;
    spec.content = content;
    return test::clipPicture(spec, 3);
}

}  // namespace

class TestShotTint : public QObject {
    Q_OBJECT
    const color::Picture gray_ = pictureOf(test::Content::Gray);
    const color::Picture colored_ = pictureOf(test::Content::Color);

private Q_SLOTS:
    void eachShotIsJudgedOnce() {
        ShotTint tint;
        std::vector<ShotTint::Verdict> verdicts;
        for (std::int64_t frame = 0; frame < 40; ++frame) {
            const bool begins = frame == 0 || frame == 20;
            const auto verdict = tint.look(frame, begins, frame < 20 ? gray_ : colored_);
            if (verdict) verdicts.push_back(*verdict);
        }
        QCOMPARE(verdicts.size(), std::size_t{2});
        QCOMPARE(verdicts[0].first, 0);
        QVERIFY(verdicts[0].kind == TintKind::Neutral);
        QCOMPARE(verdicts[1].first, 20);
        QVERIFY(verdicts[1].kind == TintKind::Coloured);
        QVERIFY(!tint.end());
    }

    void shortShotIsJudgedWhenTheNextBegins() {
        ShotTint tint;
        QVERIFY(!tint.look(0, true, colored_));
        QVERIFY(!tint.look(1, false, colored_));
        const auto verdict = tint.look(2, true, gray_);
        QVERIFY(verdict && verdict->first == 0 && verdict->kind == TintKind::Coloured);
        const auto last = tint.end();
        QVERIFY(last && last->first == 2 && last->kind == TintKind::Neutral);
    }

    void colouredFlashInAGrayShotIsNoVerdict() {
        ShotTint tint;
        std::optional<ShotTint::Verdict> verdict;
        for (std::int64_t frame = 0; frame < 9; ++frame) {
            verdict = tint.look(frame, frame == 0, frame == 4 ? colored_ : gray_);
        }
        QVERIFY(verdict && verdict->kind == TintKind::Neutral);
    }
};

QTEST_GUILESS_MAIN(TestShotTint)
#include "tst_shot_tint.moc"

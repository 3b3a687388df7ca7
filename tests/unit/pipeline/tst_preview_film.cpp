// SPDX-License-Identifier: GPL-3.0-or-later
// The shared facts of a previewed film: shots as far as they are known, and waiting for the index.
#include "core/pipeline/preview_film.h"

#include <thread>

#include <QtTest/QtTest>

using namespace kinechrome;
using pipeline::PreviewFilm;

class TestPreviewFilm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shotsAreKnownAsFarAsTheFilmWasLookedAt() {
        PreviewFilm film("film.mkv", false);
        film.addShot(5);
        film.addShot(12);
        film.setShotsKnownTo(20);
        QCOMPARE(film.shotStart(4), std::int64_t{0});
        QCOMPARE(film.shotStart(5), std::int64_t{5});
        QCOMPARE(film.shotStart(19), std::int64_t{12});
        QCOMPARE(film.cutBetween(4, 5), std::optional(true));
        QCOMPARE(film.cutBetween(5, 11), std::optional(false));
        QCOMPARE(film.cutBetween(18, 25), std::optional<bool>());
        QCOMPARE(film.cutBetween(11, 25), std::optional(true));
    }

    void everyChangeOfTheReferenceIsANewGeneration() {
        PreviewFilm film("film.mkv", false);
        const auto before = film.reference().generation;
        film.setReference("color.mkv", std::make_shared<media::FrameIndex>());
        QVERIFY(film.reference().generation != before);
        QVERIFY(film.reference().index);
        film.setReference({}, nullptr);
        QVERIFY(!film.reference().index);
    }

    void waitingEndsWithTheIndexOrWithAStop() {
        PreviewFilm film("film.mkv", false);
        bool stopped = false;
        {
            std::jthread waiter(
                [&](std::stop_token stop) { stopped = film.waitForIndex(stop) == nullptr; });
        }
        QVERIFY(stopped);
        std::int64_t frames = -1;
        {
            const std::jthread waiter([&] {
                const auto index = film.waitForIndex({});
                frames = index ? index->size() : -2;
            });
            film.setIndex(std::make_shared<media::FrameIndex>());
        }
        QCOMPARE(frames, std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestPreviewFilm)
#include "tst_preview_film.moc"

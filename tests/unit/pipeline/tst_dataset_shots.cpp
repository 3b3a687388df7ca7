// SPDX-License-Identifier: GPL-3.0-or-later
// Which stills and clips are taken of a shot.
#include "core/pipeline/dataset_shots.h"

#include <QTest>

using namespace kinechrome;
using pipeline::FilmShot;
using pipeline::ShotGatherer;

namespace {

// A frame of shot `scene`: stripes that no other scene has, and its number in the first sample.
picture::RgbImage frameOf(int scene, int number) {
    picture::RgbImage image{64, 48, std::vector<std::uint8_t>(64 * 48 * 3)};
    for (int y = 0; y < 48; ++y) {
        for (int x = 0; x < 64; ++x) {
            const int along = scene % 2 == 0 ? x : y;
            const int shade = (along / (3 + 2 * scene)) % 2 == 0 ? 30 : 220;
            for (int c = 0; c < 3; ++c) {
                image.samples[static_cast<std::size_t>((y * 64 + x) * 3 + c)] =
                    static_cast<std::uint8_t>(shade);
            }
        }
    }
    image.samples[0] = static_cast<std::uint8_t>(number % 256);
    return image;
}

std::vector<FilmShot> gather(const pipeline::GatherSettings& settings,
                             const std::vector<int>& lengths) {
    ShotGatherer gatherer(settings);
    std::vector<FilmShot> shots;
    int number = 0;
    for (std::size_t scene = 0; scene < lengths.size(); ++scene) {
        for (int i = 0; i < lengths[scene]; ++i, ++number) {
            auto ended = gatherer.next(frameOf(static_cast<int>(scene), number));
            if (ended) shots.push_back(*std::move(ended));
        }
    }
    if (auto last = gatherer.finish()) shots.push_back(*std::move(last));
    return shots;
}

}  // namespace

class TestDatasetShots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clipsNeverCrossACut() {
        const auto shots = gather({10.0, 8, 2}, {20, 30});
        QCOMPARE(shots.size(), std::size_t{2});
        QCOMPARE(shots[1].frame, 20);
        for (const auto& shot : shots) {
            QCOMPARE(shot.clips.size(), std::size_t{2});
            for (const auto& clip : shot.clips) {
                QCOMPARE(clip.images.size(), std::size_t{8});
                QVERIFY(clip.frame >= shot.frame);
                for (std::size_t k = 0; k < 8; ++k) {
                    QCOMPARE(int(clip.images[k].samples[0]), int(clip.frame) + int(k));
                }
            }
        }
        QVERIFY(shots[0].clips[1].frame + 8 <= 20);
    }

    void stillsAreSpacedAndBeginHalfASpacingIn() {
        const auto shots = gather({10.0, 8, 2}, {35});
        std::vector<std::int64_t> frames;
        for (const auto& still : shots[0].stills) frames.push_back(still.frame);
        QCOMPARE(frames, (std::vector<std::int64_t>{5, 15, 25}));
    }

    void shortShotGivesOneStillAndNoClip() {
        const auto shots = gather({50.0, 8, 2}, {7});
        QCOMPARE(shots[0].stills.size(), std::size_t{1});
        QCOMPARE(shots[0].stills[0].frame, 4);
        QVERIFY(shots[0].clips.empty());
    }

    void longShotGivesClipsFromAllOfItInBoundedMemory() {
        const auto shots = gather({1.0, 4, 2}, {2000});
        QCOMPARE(shots[0].clips.size(), std::size_t{2});
        QVERIFY(shots[0].clips[0].frame < 1000);
        QVERIFY(shots[0].clips[1].frame >= 1000);
        QVERIFY(shots[0].stills.size() <= 64);
        QVERIFY(shots[0].stills.size() >= 32);
        QVERIFY(shots[0].stills.back().frame > 1800);
    }

    void nothingIsTakenThatIsNotWanted() {
        const auto stills = gather({5.0, 8, 0}, {20});
        QVERIFY(stills[0].clips.empty() && !stills[0].stills.empty());
        const auto clips = gather({0.0, 8, 2}, {20});
        QVERIFY(clips[0].stills.empty() && !clips[0].clips.empty());
    }

    void filmWithoutFramesHasNoShot() { QVERIFY(gather({5.0, 8, 2}, {}).empty()); }
};

QTEST_GUILESS_MAIN(TestDatasetShots)
#include "tst_dataset_shots.moc"

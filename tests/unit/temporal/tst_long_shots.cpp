// SPDX-License-Identifier: GPL-3.0-or-later
// A shot of thousands of frames takes no more memory than its first few hundred.
#include <algorithm>
#include <memory>
#include <vector>

#include <QtTest/QtTest>

#include "tests/support/counted_memory.h"
#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using edit::StabilizerKind;

namespace {

constexpr int width = 32;  // of the gray; chroma has half of it
constexpr int height = 24;
constexpr std::int64_t chromaPlane = std::int64_t{sizeof(float)} * (width / 2) * (height / 2);
// Blocks of 48 frames and anchors every 32: what a window holds comes back every 96 frames. How
// many anchors are spread over a shot goes up and down until the shot is four times as long.
constexpr int cycle = 96;
constexpr int cycles = 32;  // 3072 frames

color::ChromaField chromaOf(int t) {
    color::ChromaField field{{width / 2, height / 2}, {width / 2, height / 2}, {}};
    field.a.fill(20.0F + scene::alternating(t));
    field.b.fill(-10.0F);
    return field;
}

temporal::Moment cloned(const temporal::Moment& moment) {
    return {moment.gray.clone(),
            {moment.toPast.u.clone(), moment.toPast.v.clone()},
            {moment.toNow.u.clone(), moment.toNow.v.clone()},
            moment.seenInPast.clone(),
            moment.seenNow.clone(),
            moment.light};
}

// A pan to and fro without end: the motion of one cycle is found, that of all others is like it.
class Pan {
public:
    Pan() {
        temporal::MomentMaker maker;
        for (int t = 0; t <= cycle; ++t) {
            const int left = std::min(t, cycle - t);
            const auto gray = scene::view(width, height, static_cast<float>(left), 0.0F, 1);
            moments_.push_back(maker.next(gray, t == 0, width / 2, height / 2));
        }
    }
    // With planes of its own, so that whoever keeps a frame's holds that much more.
    [[nodiscard]] temporal::SharedMoment at(int t) const {
        const auto& found = moments_[static_cast<std::size_t>(t == 0 ? 0 : 1 + (t - 1) % cycle)];
        return {std::make_shared<const temporal::Moment>(cloned(*found.coarse)),
                std::make_shared<const temporal::Moment>(cloned(*found.fine)), t % 40 == 0};
    }

private:
    std::vector<temporal::SharedMoment> moments_;
};

// What a stabiliser holds, at most, in each cycle of frames.
std::vector<std::int64_t> mostHeldBy(StabilizerKind kind, const Pan& pan) {
    const std::int64_t before = test::heldBytes();
    const auto stabilizer = temporal::makeStabilizer(kind, 0.8);
    std::vector<std::int64_t> most;
    most.reserve(cycles);
    for (int t = 0; t < cycles * cycle; ++t) {
        if (t % cycle == 0) static_cast<void>(test::takeMostHeldBytes());
        stabilizer->push(chromaOf(t), pan.at(t));
        while (stabilizer->pop()) {
        }
        if ((t + 1) % cycle == 0) most.push_back(test::takeMostHeldBytes() - before);
    }
    return most;
}

}  // namespace

class TestLongShots : public QObject {
    Q_OBJECT
    const Pan pan_;

private Q_SLOTS:
    void memoryIsThatOfTheFirstFewHundredFrames_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("planes");  // of chroma's size, at most
        QTest::newRow("flow") << static_cast<int>(StabilizerKind::Flow) << 100;
        QTest::newRow("bidirectional") << static_cast<int>(StabilizerKind::Bidirectional) << 5000;
        QTest::newRow("tv") << static_cast<int>(StabilizerKind::Tv) << 800;
    }

    void memoryIsThatOfTheFirstFewHundredFrames() {
        QFETCH(int, kind);
        QFETCH(int, planes);
        const auto most = mostHeldBy(static_cast<StabilizerKind>(kind), pan_);
        constexpr std::size_t first = 8;
        const std::int64_t early = *std::max_element(most.begin() + 2, most.begin() + first);
        QVERIFY2(early <= planes * chromaPlane, qPrintable(QString::number(early / chromaPlane)));
        for (std::size_t i = first; i < most.size(); ++i) {
            const std::int64_t more = most[i] - early;
            QVERIFY2(more < chromaPlane, qPrintable(QString("cycle %1: %2").arg(i).arg(more)));
        }
    }

    // So that the bound above can fail.
    void whatAMethodKeepsIsCounted() {
        const std::int64_t before = test::heldBytes();
        const auto stabilizer = temporal::makeStabilizer(StabilizerKind::Tv, 0.8);
        stabilizer->push(chromaOf(0), pan_.at(0));
        const std::int64_t one = test::heldBytes() - before;
        QVERIFY(one > 3 * chromaPlane);
        stabilizer->push(chromaOf(1), pan_.at(1));
        QVERIFY(test::heldBytes() - before > one + 3 * chromaPlane);
    }
};

QTEST_GUILESS_MAIN(TestLongShots)
#include "tst_long_shots.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A network that changes its mind slowly: what `bidirectional` holds back, what it lets through,
// and that it leaps, trembles and scars nowhere on the way.
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

#include <QtTest/QtTest>

#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using edit::StabilizerKind;
using scene::flat;
using scene::middleX;
using scene::middleY;
using scene::SceneFrame;
using temporal::SteadyFrame;

namespace {

using Frames = std::vector<SteadyFrame>;

float at(const Frames& frames, int t, int x = middleX, int y = middleY) {
    return frames[static_cast<std::size_t>(t)].field.a.at(x, y);
}

// Colours a* over a picture in which nothing moves; its motion is found once.
Frames stillShot(int count, const std::function<float(int)>& color, double strength = 0.8,
                 int byHand = -1) {
    const auto gray = scene::view(scene::grayWidth, scene::grayHeight, 0.0F, 0.0F, 1);
    temporal::MomentMaker maker;
    const auto first = maker.next(gray, true, scene::grayWidth / 2, scene::grayHeight / 2);
    const auto later = maker.next(gray, false, scene::grayWidth / 2, scene::grayHeight / 2);
    const auto stabilizer = temporal::makeStabilizer(StabilizerKind::Bidirectional, strength);
    Frames out;
    for (int t = 0; t < count; ++t) {
        temporal::SharedMoment moment = t == 0 ? first : later;
        moment.anchor = t == byHand;
        stabilizer->push(flat(color(t), 10.0F), moment);
        while (auto frame = stabilizer->pop()) out.push_back(std::move(*frame));
    }
    stabilizer->finish();
    while (auto frame = stabilizer->pop()) out.push_back(std::move(*frame));
    return out;
}

struct Step {
    float size = 0.0F;
    int frame = 0;
    [[nodiscard]] QString text() const {
        return QString("%1 in frame %2").arg(static_cast<double>(size)).arg(frame);
    }
};
Step largestStep(const Frames& frames, int from = 1) {
    Step largest;
    for (int t = from; t < static_cast<int>(frames.size()); ++t) {
        const float size = std::abs(at(frames, t) - at(frames, t - 1));
        if (size > largest.size) largest = {size, t};
    }
    return largest;
}

QString number(float value) {
    return QString::number(static_cast<double>(value));
}

}  // namespace

class TestDrift : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSlowDriftIsHeldBackWithoutAStep() {
        constexpr float rate = 0.03F;
        const auto network = [](int t) { return 40.0F - rate * static_cast<float>(t); };
        const Frames frames = stillShot(900, network);
        const auto cameThrough = [&](int t) {
            return (at(frames, 0) - at(frames, t)) / (network(0) - network(t));
        };
        QVERIFY2(cameThrough(300) < 0.15F, qPrintable(number(cameThrough(300))));  // of 9 units
        QVERIFY2(cameThrough(500) < 0.45F, qPrintable(number(cameThrough(500))));  // of 15 units
        const Step step = largestStep(frames);
        QVERIFY2(step.size < 10.0F * rate, qPrintable(step.text()));
    }

    void aRampIsFollowedWithoutALeap_data() {
        QTest::addColumn<float>("rate");  // units a frame
        for (const float rate : {0.1F, 0.2F, 0.4F}) {
            QTest::newRow(qPrintable(number(rate))) << rate;
        }
    }
    void aRampIsFollowedWithoutALeap() {
        QFETCH(float, rate);
        constexpr float height = 40.0F;
        constexpr int begin = 150;
        const int end = begin + static_cast<int>(height / rate);
        const auto network = [&](int t) {
            return std::clamp(rate * static_cast<float>(t - begin), 0.0F, height);
        };
        const Frames frames = stillShot(end + 60, network);
        const Step step = largestStep(frames);
        QVERIFY2(step.size < 1.0F + 6.0F * rate, qPrintable(step.text()));
        for (int t = begin; t < end; ++t) {
            const float behind = network(t) - at(frames, t);
            QVERIFY2(std::abs(behind) < 13.0F,
                     qPrintable(QString("%1: %2").arg(t).arg(number(behind))));
        }
    }

    void aLeapThatStays_data() {
        QTest::addColumn<float>("leap");
        QTest::addColumn<float>("least");  // of it, that comes through in the end
        QTest::addColumn<float>("most");
        QTest::addColumn<float>("leastSoon");  // within six frames
        QTest::newRow("8, a drift") << 8.0F << 0.0F << 0.15F << 0.0F;
        QTest::newRow("16, perhaps") << 16.0F << 0.2F << 0.55F << 0.0F;
        QTest::newRow("24, hardly") << 24.0F << 0.65F << 0.95F << 0.6F;
        QTest::newRow("30, another lamp") << 30.0F << 0.95F << 1.05F << 0.9F;
        QTest::newRow("45") << 45.0F << 0.95F << 1.05F << 0.9F;
    }
    // Another colour is followed within a few frames; less could be a network's change of mind, and
    // what comes through of it does so without a pop.
    void aLeapThatStays() {
        QFETCH(float, leap);
        QFETCH(float, least);
        QFETCH(float, most);
        QFETCH(float, leastSoon);
        constexpr int change = 150;
        const Frames frames = stillShot(
            300, [&](int t) { return (t < change ? 0.0F : leap) + scene::alternating(t, 2.0F); });
        for (const int t : {change - 60, change - 10}) {
            QVERIFY2(std::abs(at(frames, t)) < 0.1F * leap, qPrintable(number(at(frames, t))));
        }
        QVERIFY2(at(frames, change + 6) > leastSoon * leap,
                 qPrintable(number(at(frames, change + 6))));
        for (const int t : {change + 60, change + 140}) {
            const float came = at(frames, t) / leap;
            QVERIFY2(came > least && came < most, qPrintable(number(came)));
        }
        const Step later = largestStep(frames, change + 10);
        QVERIFY2(later.size < 1.0F, qPrintable(later.text()));
    }

    void weakStrengthsDoNotTremble_data() {
        QTest::addColumn<double>("strength");
        for (const double strength : {0.05, 0.3, 0.65}) {
            QTest::newRow(qPrintable(QString::number(strength))) << strength;
        }
    }
    void weakStrengthsDoNotTremble() {
        QFETCH(double, strength);
        const Frames frames = stillShot(
            250, [](int t) { return 30.0F - 0.03F * static_cast<float>(t); }, strength);
        const Step step = largestStep(frames);
        QVERIFY2(step.size < 0.4F, qPrintable(step.text()));
    }

    // The correction of a ground neither rubs off on what passes in front of it nor lacks where
    // that has uncovered it again.
    void aPasserByAndTheGroundKeepTheirColors_data() {
        QTest::addColumn<float>("color");
        QTest::newRow("another colour") << -20.0F;
        QTest::newRow("a little like the ground") << 45.0F;
    }
    void aPasserByAndTheGroundKeepTheirColors() {
        QFETCH(float, color);
        constexpr int begin = 200;
        constexpr int count = 270;
        const auto centreAt = [](int t) {
            return t < begin ? -40.0F : -20.0F + 4.0F * static_cast<float>(t - begin);
        };
        const auto stabilizer = temporal::makeStabilizer(StabilizerKind::Bidirectional, 0.8);
        const Frames frames = scene::runOver(*stabilizer, count, [&](int t) {
            const float ground = 30.0F - 0.04F * static_cast<float>(t);
            return SceneFrame{scene::discGray(centreAt(t)),
                              scene::discColor(centreAt(t), color, ground)};
        });
        for (int t = begin - 10; t < count; ++t) {
            const float passed = 2.0F * static_cast<float>(middleX) + 0.5F - centreAt(t);
            const float crossed = at(frames, t, middleX, middleY);
            const float beside = at(frames, t, middleX, 5);
            const QString text = QString("%1: %2, %3").arg(t).arg(number(crossed), number(beside));
            if (std::abs(passed) > scene::discRadius + 8.0F) {
                QVERIFY2(std::abs(crossed - beside) < 1.5F, qPrintable(text));
            } else if (std::abs(passed) < scene::discRadius - 4.0F) {
                QVERIFY2(std::abs(crossed - color) < 2.0F, qPrintable(text));
            }
            QVERIFY2(beside > 28.0F, qPrintable(text));  // the network: 22 to 19
        }
    }

    // A drift of saturation that is held back is not lost colourfulness that must be given back.
    void whatDoesNotDriftKeepsItsColor() {
        const auto gray = scene::view(scene::grayWidth, scene::grayHeight, 0.0F, 0.0F, 1);
        const auto stabilizer = temporal::makeStabilizer(StabilizerKind::Bidirectional, 0.8);
        const Frames frames = scene::runOver(*stabilizer, 300, [&](int t) {
            SceneFrame frame{gray, flat(-25.0F, 0.0F)};
            for (int y = 0; y < frame.network.height(); ++y) {
                for (int x = 0; x < middleX; ++x) {
                    frame.network.a.at(x, y) = 15.0F + 0.06F * static_cast<float>(t);
                }
            }
            return frame;
        });
        for (const int t : {100, 200, 280}) {
            const float steady = at(frames, t, middleX + 20);
            QVERIFY2(std::abs(steady + 25.0F) < 0.5F, qPrintable(number(steady)));
            const float drifting = at(frames, t, middleX - 20);
            QVERIFY2(drifting < 15.0F + 0.03F * static_cast<float>(t),
                     qPrintable(number(drifting)));
        }
    }

    // What wobbles slowly takes no step where one block of frames ends and the next begins.
    void aSlowWobbleHasNoStep_data() {
        QTest::addColumn<float>("mean");
        QTest::addColumn<float>("height");
        QTest::addColumn<float>("period");  // frames
        QTest::newRow("as a drift") << 20.0F << 8.0F << 90.0F;
        QTest::newRow("to other colours and back") << 0.0F << 18.0F << 400.0F;
    }
    void aSlowWobbleHasNoStep() {
        QFETCH(float, mean);
        QFETCH(float, height);
        QFETCH(float, period);
        const Frames frames = stillShot(450, [&](int t) {
            const float turn = 2.0F * std::numbers::pi_v<float> * static_cast<float>(t) / period;
            return mean + height * std::sin(turn);
        });
        const Step step = largestStep(frames, 48);
        QVERIFY2(step.size < 1.0F, qPrintable(step.text()));  // the network's: 0.6, 0.3
    }

    void aFrameColouredByHandIsHeldOnToAndLeavesEarlierOnesAlone() {
        constexpr int change = 110;
        constexpr int byHand = 170;
        const auto network = [](int t) {
            return t < change ? 0.0F : 20.0F - 0.02F * static_cast<float>(t - change);
        };
        const Frames plain = stillShot(320, network);
        const Frames anchored = stillShot(320, network, 0.8, byHand);
        for (int t = 0; t < change - 12; ++t) {
            QVERIFY2(std::abs(at(anchored, t) - at(plain, t)) < 3.0F,
                     qPrintable(QString::number(t)));
        }
        for (const int t : {220, 300}) {
            const float held = std::abs(at(anchored, t) - network(byHand));
            QVERIFY2(held < 3.0F, qPrintable(QString("%1: %2").arg(t).arg(number(held))));
            QVERIFY(held + 2.0F < std::abs(at(plain, t) - network(byHand)));
        }
    }

    // Ground that anchors show stands beside ground that they do not show, all over the picture.
    void aPanOverADriftIsNotMottled_data() {
        QTest::addColumn<float>("speed");  // pixels a frame
        QTest::newRow("slow") << 0.3F;
        QTest::newRow("faster") << 2.0F;
    }
    void aPanOverADriftIsNotMottled() {
        QFETCH(float, speed);
        const auto stabilizer = temporal::makeStabilizer(StabilizerKind::Bidirectional, 0.8);
        const Frames frames = scene::runOver(*stabilizer, 240, [speed](int t) {
            const float way = speed * static_cast<float>(t);
            return SceneFrame{scene::view(scene::grayWidth, scene::grayHeight, way, 0.1F * way, 1),
                              flat(30.0F - 0.03F * static_cast<float>(t), 10.0F)};
        });
        for (int t = 20; t < 240; ++t) {
            const auto& a = frames[static_cast<std::size_t>(t)].field.a;
            for (int y = 6; y < a.height() - 6; ++y) {
                for (int x = 6; x < a.width() - 6; ++x) {
                    const float slope = std::max(std::abs(a.at(x + 4, y) - a.at(x - 4, y)),
                                                 std::abs(a.at(x, y + 4) - a.at(x, y - 4)));
                    QVERIFY2(slope < 2.5F, qPrintable(QString("%1 at %2, %3 in frame %4")
                                                          .arg(number(slope))
                                                          .arg(x)
                                                          .arg(y)
                                                          .arg(t)));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDrift)
#include "tst_drift.moc"

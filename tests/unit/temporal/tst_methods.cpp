// SPDX-License-Identifier: GPL-3.0-or-later
// What every method must do alike: no ghost across a cut, lamps followed, edges kept.
#include <QtTest/QtTest>

#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using edit::StabilizerKind;
using scene::alternating;
using scene::flat;
using scene::middleX;
using scene::middleY;
using scene::runOver;
using scene::SceneFrame;
using temporal::SteadyFrame;

namespace {

base::Plane<float> stillGray(std::uint32_t seed = 1) {
    return scene::view(scene::grayWidth, scene::grayHeight, 0.0F, 0.0F, seed);
}

// Field samples over which the edge rises from a tenth to nine tenths of `height`.
int riseOf(const color::ChromaField& field, float height) {
    int rising = 0;
    for (int x = 0; x < field.width(); ++x) {
        const float value = field.a.at(x, field.height() / 2);
        if (value > 0.1F * height && value < 0.9F * height) ++rising;
    }
    return rising;
}

}  // namespace

class TestMethods : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] static std::unique_ptr<temporal::Stabilizer> method(double strength = 0.8) {
        QFETCH_GLOBAL(int, kind);
        return temporal::makeStabilizer(static_cast<StabilizerKind>(kind), strength);
    }

private Q_SLOTS:
    void initTestCase_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("flow") << static_cast<int>(StabilizerKind::Flow);
        QTest::newRow("bidirectional") << static_cast<int>(StabilizerKind::Bidirectional);
        QTest::newRow("tv") << static_cast<int>(StabilizerKind::Tv);
    }

    void asManyFramesComeOutAsGoInAndInOrder() {
        const auto stabilizer = method();
        // Shots longer and shorter than any window.
        const auto frames = runOver(*stabilizer, 130, [](int t) {
            return SceneFrame{stillGray(t < 95 ? 1U : 7U), flat(static_cast<float>(t % 50), 0.0F),
                              t == 95 || t == 96};
        });
        QCOMPARE(frames.size(), std::size_t{130});
        for (int t = 0; t < 130; ++t) {
            const SteadyFrame& frame = frames[static_cast<std::size_t>(t)];
            QCOMPARE(frame.network.a.at(3, 3), static_cast<float>(t % 50));
            QCOMPARE(frame.moment->beginsShot(), t == 0 || t == 95 || t == 96);
        }
    }

    void framesWaitInABoundedWindow() {
        const auto stabilizer = method();
        temporal::MomentMaker moments;
        int waiting = 0;
        for (int t = 0; t < 200; ++t) {
            stabilizer->push(flat(0.0F, 0.0F), moments.next(stillGray(), t == 0, 80, 60));
            ++waiting;
            while (stabilizer->pop()) --waiting;
            QVERIFY(waiting <= 80);
        }
    }

    void strengthZeroLeavesTheNetworksColor() {
        const auto stabilizer = method(0.0);
        const auto frames = runOver(*stabilizer, 8, [](int t) {
            return SceneFrame{stillGray(), flat(alternating(t), 3.0F)};
        });
        for (int t = 0; t < 8; ++t) {
            const float error =
                frames[static_cast<std::size_t>(t)].field.a.at(middleX, middleY) - alternating(t);
            QVERIFY(std::abs(error) < 1e-4F);
        }
    }

    void flickerShrinksOnAPan() {
        const auto stabilizer = method();
        const auto frames = runOver(*stabilizer, 30, [](int t) {
            return SceneFrame{scene::view(scene::grayWidth, scene::grayHeight,
                                          1.7F * static_cast<float>(t), 0.0F, 1),
                              flat(20.0F + alternating(t), -10.0F)};
        });
        for (std::size_t t = 15; t < frames.size(); ++t) {
            const float error = frames[t].field.a.at(middleX, middleY) - 20.0F;
            QVERIFY2(std::abs(error) < 2.0F, qPrintable(QString::number(error)));
        }
    }

    void aCutIsNeverCrossed() {
        const auto stabilizer = method();
        // The same gray on both sides: only the word of the shot detector parts them.
        const auto frames = runOver(*stabilizer, 24, [](int t) {
            return SceneFrame{stillGray(), flat(t < 12 ? 40.0F : -40.0F, 0.0F), t == 12};
        });
        for (int t = 0; t < 24; ++t) {
            const float wanted = t < 12 ? 40.0F : -40.0F;
            const float got = frames[static_cast<std::size_t>(t)].field.a.at(middleX, middleY);
            QVERIFY2(std::abs(got - wanted) < 0.1F, qPrintable(QString::number(got)));
        }
    }

    void aLampThatChangesItsColorIsFollowed() {
        const auto stabilizer = method();
        constexpr int change = 40;
        const auto frames = runOver(*stabilizer, 2 * change, [](int t) {
            return SceneFrame{stillGray(),
                              flat((t < change ? 0.0F : 45.0F) + alternating(t, 2.0F), 0.0F)};
        });
        const auto at = [&](int t) {
            return frames[static_cast<std::size_t>(t)].field.a.at(middleX, middleY);
        };
        QVERIFY2(at(change - 6) < 5.0F, qPrintable(QString::number(at(change - 6))));
        QVERIFY2(at(change + 6) > 40.0F, qPrintable(QString::number(at(change + 6))));
    }

    void laterFramesHoldOnToAFrameThatWasColouredByHand() {
        QFETCH_GLOBAL(int, kind);
        if (static_cast<StabilizerKind>(kind) != StabilizerKind::Bidirectional) return;
        constexpr int byHand = 50;
        constexpr int count = 120;
        const auto lastColor = [&](bool anchored) {
            const auto stabilizer = method();
            const auto frames = runOver(*stabilizer, count, [&](int t) {
                // What was set by hand fades from the network's colour in both directions.
                const float faded = 0.12F * static_cast<float>(std::abs(t - byHand));
                return SceneFrame{stillGray(), flat(30.0F - faded, 0.0F), false,
                                  anchored && t == byHand};
            });
            return frames.back().field.a.at(middleX, middleY);
        };
        const float held = lastColor(true);
        const float drifted = lastColor(false);
        QVERIFY2(held > drifted + 0.5F, qPrintable(QString("%1, %2").arg(held).arg(drifted)));
    }

    void colorDoesNotDriftAwayOverHundredsOfFrames() {
        QFETCH_GLOBAL(int, kind);
        if (static_cast<StabilizerKind>(kind) != StabilizerKind::Bidirectional) return;
        constexpr int count = 300;
        const auto driftAt = [](int t) { return 30.0F - 0.03F * static_cast<float>(t); };
        const auto stabilizer = method();
        const auto frames = runOver(*stabilizer, count, [&](int t) {
            return SceneFrame{stillGray(), flat(driftAt(t), 0.0F)};
        });
        const auto liftAt = [&](int t) {
            return frames[static_cast<std::size_t>(t)].field.a.at(middleX, middleY) - driftAt(t);
        };
        // Far from both ends the means before and after cancel out; what is left are the anchors.
        QVERIFY2(liftAt(200) > 1.0F, qPrintable(QString::number(liftAt(200))));
        for (int t = 1; t < count; ++t) {
            QVERIFY2(std::abs(liftAt(t) - liftAt(t - 1)) < 0.3F, qPrintable(QString::number(t)));
        }
    }

    void aShotWhoseFlickerGrowsStaysAsColorful() {
        QFETCH_GLOBAL(int, kind);
        const auto which = static_cast<StabilizerKind>(kind);
        if (which != StabilizerKind::Bidirectional && which != StabilizerKind::Flow) return;
        constexpr int count = 96;
        const auto stabilizer = method();
        double given = 0.0;
        const auto frames = runOver(*stabilizer, count, [&](int t) {
            const float flicker = alternating(t, 14.0F * static_cast<float>(t) / count);
            given += std::hypot(20.0, static_cast<double>(flicker));
            return SceneFrame{stillGray(), flat(20.0F, flicker)};
        });
        double got = 0.0;
        for (const SteadyFrame& frame : frames) {
            got += static_cast<double>(
                std::hypot(frame.field.a.at(middleX, middleY), frame.field.b.at(middleX, middleY)));
        }
        QVERIFY2(got > 0.97 * given, qPrintable(QString::number(got / given)));
    }

    void aDissolveDoesNotCarryTheOldShotIntoTheNew() {
        const auto stabilizer = method();
        constexpr int begin = 20;
        constexpr int length = 20;
        const auto frames = runOver(*stabilizer, 60, [](int t) {
            const float share = std::clamp(static_cast<float>(t - begin) / length, 0.0F, 1.0F);
            const auto old = stillGray(1);
            auto gray = stillGray(9);
            for (int y = 0; y < gray.height(); ++y) {
                for (int x = 0; x < gray.width(); ++x) {
                    gray.at(x, y) = std::lerp(old.at(x, y), gray.at(x, y), share);
                }
            }
            return SceneFrame{gray, flat(std::lerp(40.0F, -40.0F, share), 0.0F)};
        });
        double error = 0.0;
        const auto& late = frames[begin + length + 6].field;
        for (int x = 0; x < late.width(); ++x) {
            error += static_cast<double>(std::abs(late.a.at(x, middleY) + 40.0F));
        }
        error /= late.width();
        QVERIFY2(error < 4.0, qPrintable(QString::number(error)));
    }

    void anEdgeStaysSharpOverAThousandSubPixelSteps() {
        const auto stabilizer = method();
        constexpr float height = 60.0F;
        // tv takes every sample once, so that what its 33 frames do is all there is to see.
        QFETCH_GLOBAL(int, kind);
        const int steps = static_cast<StabilizerKind>(kind) == StabilizerKind::Tv ? 120 : 1000;
        // Back and forth, 0.3 field samples a frame, so that the edge stays in the picture.
        const auto shiftAt = [](int t) {
            const int phase = t % 40;
            return 0.3F * static_cast<float>(phase < 20 ? phase : 40 - phase);
        };
        const auto frames = runOver(*stabilizer, steps, [&](int t) {
            color::ChromaField field{{36, 16}, {36, 16}, {}};
            for (int y = 0; y < field.height(); ++y) {
                for (int x = 0; x < field.width(); ++x) {
                    const float inside = static_cast<float>(x) + 0.5F - (22.0F - shiftAt(t));
                    field.a.at(x, y) = height * std::clamp(inside + 0.5F, 0.0F, 1.0F);
                }
            }
            return SceneFrame{scene::view(72, 32, 2.0F * shiftAt(t), 0.0F, 1), field};
        });
        // The network's own edge rises over one sample; one more on either side is the bound.
        for (std::size_t t = frames.size() - 100; t < frames.size(); ++t) {
            const int rise = riseOf(frames[t].field, height);
            QVERIFY2(rise <= 3, qPrintable(QString("frame %1: %2").arg(t).arg(rise)));
        }
    }
};

QTEST_GUILESS_MAIN(TestMethods)
#include "tst_methods.moc"

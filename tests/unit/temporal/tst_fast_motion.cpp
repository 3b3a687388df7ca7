// SPDX-License-Identifier: GPL-3.0-or-later
// Faster than 8 pixels a frame: nothing is smeared, and what cannot be followed is the network's.
#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include <QtTest/QtTest>

#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using color::ChromaField;
using edit::StabilizerKind;
using scene::SceneFrame;

namespace {

constexpr float vivid = 30.0F;
constexpr int bands = 20;  // samples of chroma that a colour is wide

// 30 or -30 in bands that move with the ground, `left` pixels of the picture to the left.
float bandAt(int x, float left) {
    const float place = static_cast<float>(x) + 0.5F + left / 2.0F;
    return static_cast<int>(std::floor(place / bands)) % 2 == 0 ? vivid : -vivid;
}

ChromaField bandsAt(float left) {
    ChromaField field = scene::flat(0.0F, 5.0F);
    for (int y = 0; y < field.height(); ++y) {
        for (int x = 0; x < field.width(); ++x) field.a.at(x, y) = bandAt(x, left);
    }
    return field;
}

SceneFrame panAt(int t, float speed) {
    const float left = speed * static_cast<float>(t);
    return {scene::view(scene::grayWidth, scene::grayHeight, left, 0.0F, 1), bandsAt(left)};
}

// A disc that crosses still ground within a few frames.
SceneFrame discAt(int t, float speed) {
    const float centre = speed * static_cast<float>(t) - 20.0F;
    return {scene::discGray(centre), scene::discColor(centre, vivid, -vivid)};
}

// Every frame shows another part of the ground: there is no motion to be found.
SceneFrame jumpAt(int t) {
    const float left = 1000.0F * static_cast<float>(t % 7) + 330.0F * static_cast<float>(t);
    return {scene::view(scene::grayWidth, scene::grayHeight, left, 0.0F, 1), bandsAt(left)};
}

// How what is shown differs from the network's colour, which is steady here: a smear is all there
// can be. Edges of the network's own colour are left out, two samples on either side.
struct Smear {
    double mean = 0.0;    // distance in a*b*
    double share = 0.0;   // of the samples that are more than 6 off
    float unseen = 0.0F;  // the largest distance where nothing of the frame is visible elsewhere
    double hidden = 0.0;  // share of such samples

    void isAtLeast(const Smear& other) {
        mean = std::max(mean, other.mean);
        share = std::max(share, other.share);
        unseen = std::max(unseen, other.unseen);
    }
    [[nodiscard]] QString text() const {
        return QString("mean %1, share %2, unseen %3")
            .arg(mean)
            .arg(share)
            .arg(static_cast<double>(unseen));
    }
};

bool besideEdge(const ChromaField& field, int x, int y) {
    const int left = std::max(x - 2, 0);
    const int right = std::min(x + 2, field.width() - 1);
    return field.a.at(left, y) != field.a.at(right, y);
}

Smear smearOf(const temporal::SteadyFrame& frame) {
    Smear smear;
    const ChromaField& network = frame.network;
    const double one = 1.0 / (static_cast<double>(network.width()) * network.height());
    for (int y = 0; y < network.height(); ++y) {
        for (int x = 0; x < network.width(); ++x) {
            if (besideEdge(network, x, y)) continue;
            const float off = std::hypot(frame.field.a.at(x, y) - network.a.at(x, y),
                                         frame.field.b.at(x, y) - network.b.at(x, y));
            smear.mean += one * static_cast<double>(off);
            if (off > 6.0F) smear.share += one;
            if (frame.field.confidence.at(x, y) > 0.02F) continue;
            smear.hidden += one;
            smear.unseen = std::max(smear.unseen, off);
        }
    }
    return smear;
}

// Of the worst frame.
Smear smearLeftBy(temporal::Stabilizer& stabilizer, int count,
                  const std::function<SceneFrame(int)>& scene) {
    Smear worst;
    for (const auto& frame : scene::runOver(stabilizer, count, scene)) {
        worst.isAtLeast(smearOf(frame));
    }
    return worst;
}

struct Scene {
    const char* name;
    int frames;
    std::function<SceneFrame(int)> at;
    // The most that may be left of two colours 60 apart.
    double mean;
    double share;
};

// Speeds in pixels of the picture; a sample of chroma has two of them.
std::vector<Scene> scenes() {
    return {
        {"pan, 12 pixels", 24, [](int t) { return panAt(t, 12.0F); }, 1.0, 0.01},
        {"pan, 24 pixels", 24, [](int t) { return panAt(t, 24.0F); }, 5.0, 0.15},
        {"disc, 12 pixels", 16, [](int t) { return discAt(t, 12.0F); }, 0.5, 0.01},
        {"disc, 24 pixels", 8, [](int t) { return discAt(t, 24.0F); }, 0.5, 0.015},
        {"nothing to follow", 24, jumpAt, 5.0, 0.15},
    };
}

}  // namespace

class TestFastMotion : public QObject {
    Q_OBJECT

    static void addMethods() {
        QTest::addColumn<int>("kind");
        QTest::newRow("flow") << static_cast<int>(StabilizerKind::Flow);
        QTest::newRow("bidirectional") << static_cast<int>(StabilizerKind::Bidirectional);
        QTest::newRow("tv") << static_cast<int>(StabilizerKind::Tv);
    }
    [[nodiscard]] static std::unique_ptr<temporal::Stabilizer> method() {
        QFETCH(int, kind);
        return temporal::makeStabilizer(static_cast<StabilizerKind>(kind), 0.8);
    }

private Q_SLOTS:
    void nothingIsSmeared_data() { addMethods(); }

    void nothingIsSmeared() {
        for (const Scene& scene : scenes()) {
            const auto stabilizer = method();
            const Smear smear = smearLeftBy(*stabilizer, scene.frames, scene.at);
            const QString text = QString("%1: %2").arg(scene.name, smear.text());
            QVERIFY2(smear.mean < scene.mean && smear.share < scene.share, qPrintable(text));
        }
    }

    // So that the bounds above can fail.
    void aBlendThatTrustsTheFlowSmears() {
        for (const Scene& scene : scenes()) {
            const auto blend = temporal::makePlainStabilizer(temporal::PlainKind::Blend);
            const Smear smear = smearLeftBy(*blend, scene.frames, scene.at);
            const QString text = QString("%1: %2").arg(scene.name, smear.text());
            QVERIFY2(smear.mean > 2.0 * scene.mean && smear.share > 2.0 * scene.share,
                     qPrintable(text));
        }
    }

    void whereTheFlowFailsTheNetworksColorStands_data() { addMethods(); }

    void whereTheFlowFailsTheNetworksColorStands() {
        const auto stabilizer = method();
        const auto frames = scene::runOver(*stabilizer, 24, jumpAt);
        for (std::size_t t = 1; t < frames.size(); ++t) {
            const Smear smear = smearOf(frames[t]);
            QVERIFY2(smear.hidden > 0.5, qPrintable(QString("%1: %2").arg(t).arg(smear.hidden)));
            // What is left is what the few samples beside it got that look as if they were seen.
            QVERIFY2(smear.unseen < 18.0F, qPrintable(QString("%1: %2").arg(t).arg(smear.text())));
        }
    }

    void flickerShrinksAllTheSame_data() { addMethods(); }

    void flickerShrinksAllTheSame() {
        const auto stabilizer = method();
        const auto frames = scene::runOver(*stabilizer, 24, [](int t) {
            return SceneFrame{panAt(t, 12.0F).gray, scene::flat(scene::alternating(t), 20.0F)};
        });
        // Away from where the picture comes in.
        for (std::size_t t = 12; t < 22; ++t) {
            for (int x = 8; x < 30; ++x) {
                const float left = std::abs(frames[t].field.a.at(x, scene::grayHeight / 4));
                QVERIFY2(left < 4.0F,
                         qPrintable(QString("frame %1, %2: %3").arg(t).arg(x).arg(left)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestFastMotion)
#include "tst_fast_motion.moc"

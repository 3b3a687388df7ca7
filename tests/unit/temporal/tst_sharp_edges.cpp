// SPDX-License-Identifier: GPL-3.0-or-later
// A coloured edge under a thousand sub-pixel steps is as sharp as at first.
#include <algorithm>
#include <cmath>
#include <utility>

#include <QtTest/QtTest>

#include "core/temporal/resample.h"
#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using base::Plane;
using edit::StabilizerKind;

namespace {

constexpr int width = 36;  // of the chroma; the gray has twice of it
constexpr int height = 16;
constexpr int steps = 1000;
constexpr int judged = 200;  // the last ones
constexpr float red = 60.0F;
// Samples over which the edge rises from a tenth to nine tenths; the network's own over 0.8 to 1.6.
constexpr float bound = 2.8F;

// Back and forth, 0.37 samples a frame, so that the edge stays in the picture.
float shiftAt(int t) {
    const int phase = t % 40;
    return 0.37F * static_cast<float>(phase < 20 ? phase : 40 - phase);
}

Plane<float> edgeAt(int t) {
    Plane<float> plane(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float inside = static_cast<float>(x) + 0.5F - (22.0F - shiftAt(t));
            plane.at(x, y) = red * std::clamp(inside + 0.5F, 0.0F, 1.0F);
        }
    }
    return plane;
}

Plane<float> grayAt(int t) {
    return scene::view(2 * width, 2 * height, 2.0F * shiftAt(t), 0.0F, 1);
}

// Where a row that rises first comes to `level`, in samples.
float crossing(const Plane<float>& plane, int y, float level) {
    for (int x = 1; x < plane.width(); ++x) {
        const float left = plane.at(x - 1, y);
        const float right = plane.at(x, y);
        if (right < level) continue;
        return static_cast<float>(x - 1) + std::clamp((level - left) / (right - left), 0.0F, 1.0F);
    }
    return static_cast<float>(plane.width());
}

float riseOf(const Plane<float>& plane) {
    float widest = 0.0F;
    for (int y = 2; y < plane.height() - 2; ++y) {
        const float rise = crossing(plane, y, 0.9F * red) - crossing(plane, y, 0.1F * red);
        widest = std::max(widest, rise);
    }
    return widest;
}

// How far the middle of the edge is from where it belongs.
float strayOf(const Plane<float>& plane, int t) {
    const int middle = height / 2;
    return std::abs(crossing(plane, middle, 0.5F * red) - crossing(edgeAt(t), middle, 0.5F * red));
}

// What a mean over as many frames as `flow` remembers does to the edge when it is carried by
// interpolating once more in every frame.
class PlainlyCarriedMean {
public:
    explicit PlainlyCarriedMean(Plane<float> first) : mean_(std::move(first)) {}
    void add(const Plane<float>& next, const temporal::FlowField& toPast) {
        constexpr float share = 1.0F / 25.0F;
        mean_ = temporal::Carrier(toPast).plain(mean_);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                mean_.at(x, y) += share * (next.at(x, y) - mean_.at(x, y));
            }
        }
    }
    [[nodiscard]] const Plane<float>& mean() const { return mean_; }

private:
    Plane<float> mean_;
};

}  // namespace

class TestSharpEdges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNetworksOwnEdgeIsSharp() {
        for (int t = 0; t < 40; ++t) {
            const float rise = riseOf(edgeAt(t));
            QVERIFY2(rise > 0.7F && rise < 1.6F, qPrintable(QString::number(rise)));
        }
    }

    void aMeanCarriedPlainlyLosesTheEdge() {
        temporal::MomentMaker moments;
        PlainlyCarriedMean memory(edgeAt(0));
        float sharpest = static_cast<float>(width);
        for (int t = 0; t < steps; ++t) {
            const auto moment = moments.next(grayAt(t), t == 0, width, height);
            if (t == 0) continue;
            memory.add(edgeAt(t), moment.coarse->toPast);
            if (t >= steps - judged) sharpest = std::min(sharpest, riseOf(memory.mean()));
        }
        QVERIFY2(sharpest > bound + 1.0F, qPrintable(QString::number(sharpest)));
    }

    void anEdgeStaysSharpAndInItsPlace_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("flow") << static_cast<int>(StabilizerKind::Flow);
        QTest::newRow("bidirectional") << static_cast<int>(StabilizerKind::Bidirectional);
        QTest::newRow("tv") << static_cast<int>(StabilizerKind::Tv);
    }

    void anEdgeStaysSharpAndInItsPlace() {
        QFETCH(int, kind);
        const auto stabilizer = temporal::makeStabilizer(static_cast<StabilizerKind>(kind), 0.8);
        const auto frames = scene::runOver(*stabilizer, steps, [](int t) {
            return scene::SceneFrame{grayAt(t), {edgeAt(t), Plane<float>(width, height), {}}};
        });
        for (int t = steps - judged; t < steps; ++t) {
            const Plane<float>& shown = frames[static_cast<std::size_t>(t)].field.a;
            const float rise = riseOf(shown);
            QVERIFY2(rise < bound, qPrintable(QString("frame %1: %2").arg(t).arg(rise)));
            const float stray = strayOf(shown, t);
            QVERIFY2(stray < 0.3F, qPrintable(QString("frame %1: %2").arg(t).arg(stray)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSharpEdges)
#include "tst_sharp_edges.moc"

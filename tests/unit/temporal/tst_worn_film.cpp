// SPDX-License-Identifier: GPL-3.0-or-later
// Worn film: flicker of the light, grain, gate weave, scratches and lost frames stop no method.
#include <QtTest/QtTest>

#include "tests/unit/temporal/color_scene.h"

using namespace kinechrome;
using edit::StabilizerKind;
using scene::alternating;
using scene::flat;
using scene::SceneFrame;

namespace {

// A pan of half a pixel a frame, worn.
base::Plane<float> wornGray(int t, bool weave, bool flicker, float grain, bool scratch) {
    const auto noise = [&](int x, int y, std::uint32_t seed) {
        return scene::lattice(x, y, seed + static_cast<std::uint32_t>(t) * 31U) - 0.5F;
    };
    const float left = 0.5F * static_cast<float>(t) + (weave ? 3.0F * noise(1, 1, 5) : 0.0F);
    const float top = weave ? 2.0F * noise(2, 1, 5) : 0.0F;
    const float gain = flicker ? 0.75F + 0.3F * noise(3, 1, 5) : 0.8F;
    auto gray = scene::view(scene::grayWidth, scene::grayHeight, left, top, 1, gain, 0.1F);
    for (int y = 0; y < gray.height(); ++y) {
        for (int x = 0; x < gray.width(); ++x) gray.at(x, y) += grain * noise(x, y, 77);
    }
    if (scratch) {
        const int column = 20 + static_cast<int>(100.0F * (noise(4, 1, 5) + 0.5F));
        for (int y = 0; y < gray.height(); ++y) gray.at(column, y) = 1.0F;
    }
    return gray;
}

}  // namespace

class TestWornFilm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flickerOfColorShrinksAllTheSame_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("weave");
        QTest::addColumn<bool>("flicker");
        QTest::addColumn<float>("grain");
        QTest::addColumn<bool>("scratch");
        QTest::addColumn<int>("lost");
        for (const auto kind :
             {StabilizerKind::Flow, StabilizerKind::Bidirectional, StabilizerKind::Tv}) {
            const std::string name(edit::toString(kind));
            const int number = static_cast<int>(kind);
            const auto row = [&](const char* wear) -> QTestData& {
                return QTest::newRow((name + ", " + wear).c_str()) << number;
            };
            row("weave") << true << false << 0.0F << false << -1;
            row("flickering light") << false << true << 0.0F << false << -1;
            row("grain") << false << false << 0.15F << false << -1;
            row("scratches") << false << false << 0.0F << true << -1;
            row("lost frames") << false << false << 0.0F << false << 16;
            row("everything") << true << true << 0.1F << true << 16;
        }
    }

    void flickerOfColorShrinksAllTheSame() {
        QFETCH(int, kind);
        QFETCH(bool, weave);
        QFETCH(bool, flicker);
        QFETCH(float, grain);
        QFETCH(bool, scratch);
        QFETCH(int, lost);
        const auto stabilizer = temporal::makeStabilizer(static_cast<StabilizerKind>(kind), 0.8);
        const auto frames = scene::runOver(*stabilizer, 36, [&](int t) {
            const int film = lost >= 0 && t >= lost ? t + 3 : t;  // three frames are missing
            return SceneFrame{wornGray(film, weave, flicker, grain, scratch),
                              flat(20.0F + alternating(t), -10.0F)};
        });
        double squares = 0.0;
        double count = 0.0;
        for (std::size_t t = 24; t < frames.size(); ++t) {
            const auto& field = frames[t].field;
            for (int y = 4; y < field.height() - 4; ++y) {
                for (int x = 4; x < field.width() - 4; ++x) {
                    const auto error = static_cast<double>(field.a.at(x, y) - 20.0F);
                    squares += error * error;
                    count += 1.0;
                }
            }
        }
        const double left = std::sqrt(squares / count);  // of 8
        QVERIFY2(left < 3.2, qPrintable(QString::number(left)));
    }
};

QTEST_GUILESS_MAIN(TestWornFilm)
#include "tst_worn_film.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Flow that says where it can be believed, and its coarse form.
#include "core/temporal/checked_flow.h"

#include <QTest>

#include "tests/unit/temporal/moving_scene.h"

using namespace kinechrome;
using temporal::CheckedFlow;
using temporal::FlowField;

namespace {

FlowField uniform(int width, int height, float u, float v) {
    FlowField flow{{width, height}, {width, height}};
    flow.u.fill(u);
    flow.v.fill(v);
    return flow;
}

int validCount(const CheckedFlow& flow) {
    int count = 0;
    for (int y = 0; y < flow.valid.height(); ++y) {
        for (int x = 0; x < flow.valid.width(); ++x) count += flow.valid.at(x, y);
    }
    return count;
}

}  // namespace

class TestCheckedFlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opposedVectorsAreBelievedWhereTheyEndInThePicture() {
        const auto checked =
            temporal::checkFlow(uniform(10, 6, 3.0F, 0.0F), uniform(10, 6, -3.0F, 0.0F));
        QCOMPARE(validCount(checked), 7 * 6);
        QCOMPARE(int(checked.valid.at(6, 0)), 1);
        QCOMPARE(int(checked.valid.at(7, 0)), 0);
    }

    void vectorsThatDoNotReturnAreNotBelieved() {
        const auto checked =
            temporal::checkFlow(uniform(10, 6, 1.0F, 0.0F), uniform(10, 6, 1.0F, 0.0F));
        QCOMPARE(validCount(checked), 0);
    }

    void quarterHoldsTheMeanOfWhatIsBelieved() {
        CheckedFlow full{uniform(8, 4, 2.0F, -1.0F), {8, 4}};
        full.valid.fill(1);
        for (int y = 0; y < 4; ++y) {
            full.flow.u.at(0, y) = 100.0F;  // a column of nonsense, marked as such
            full.valid.at(0, y) = 0;
            for (int x = 4; x < 7; ++x) full.valid.at(x, y) = 0;
        }
        const auto quarter = temporal::quartered(full);
        QCOMPARE(quarter.valid.width(), 2);
        QCOMPARE(quarter.valid.height(), 1);
        QCOMPARE(quarter.flow.u.at(0, 0), 2.0F);
        QCOMPARE(quarter.flow.v.at(0, 0), -1.0F);
        QCOMPARE(int(quarter.valid.at(0, 0)), 1);
        QCOMPARE(int(quarter.valid.at(1, 0)), 0);  // 4 of 16 are too few
    }

    void quarterIsRoundedUp() {
        CheckedFlow full{uniform(9, 5, 1.0F, 1.0F), {9, 5}};
        full.valid.fill(1);
        const auto quarter = temporal::quartered(full);
        QCOMPARE(quarter.valid.width(), 3);
        QCOMPARE(quarter.valid.height(), 2);
        QCOMPARE(quarter.flow.u.at(2, 1), 1.0F);
        QCOMPARE(validCount(quarter), 6);
    }

    void movingTextureIsFoundAndBelieved() {
        const auto before = scene::view(96, 64, 0.0F, 0.0F, 3);
        const auto now = scene::view(96, 64, -2.5F, 1.5F, 3);  // all moved by (2.5, -1.5)
        const temporal::RepeatableFlow repeatable;
        const auto search = temporal::makeDisFlow(temporal::FlowPreset::Medium);
        const auto quarter = temporal::quartered(
            temporal::checkFlow(search->compute(now, before), search->compute(before, now)));
        for (int y = 2; y < 14; ++y) {
            for (int x = 2; x < 22; ++x) {
                QCOMPARE(int(quarter.valid.at(x, y)), 1);
                QVERIFY(std::abs(quarter.flow.u.at(x, y) + 2.5F) < 0.3F);
                QVERIFY(std::abs(quarter.flow.v.at(x, y) - 1.5F) < 0.3F);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCheckedFlow)
#include "tst_checked_flow.moc"

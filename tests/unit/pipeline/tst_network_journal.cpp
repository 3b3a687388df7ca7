// SPDX-License-Identifier: GPL-3.0-or-later
// What the network said is found again by a later run, or not at all.
#include <algorithm>
#include <limits>

#include <QTest>

#include "core/pipeline/network_journal.h"
#include "tests/support/file_damage.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using pipeline::NetworkJournal;

namespace {

color::ChromaField fieldOf(std::int64_t frame, bool sure = false) {
    color::ChromaField field{{7, 5}, {7, 5}, {}};
    if (sure) field.confidence = base::Plane<float>(7, 5);
    for (int y = 0; y < 5; ++y) {
        for (int x = 0; x < 7; ++x) {
            field.a.at(x, y) = static_cast<float>(frame) + 0.1F * static_cast<float>(x);
            field.b.at(x, y) = -static_cast<float>(y) / 3.0F;
            if (sure) field.confidence.at(x, y) = 0.01F * static_cast<float>(x + y);
        }
    }
    return field;
}

bool same(const base::Plane<float>& x, const base::Plane<float>& y) {
    if (!x.sameSize(y)) return false;
    for (int row = 0; row < x.height(); ++row) {
        if (!std::equal(x.row(row), x.row(row) + x.width(), y.row(row))) return false;
    }
    return true;
}

bool holds(NetworkJournal& journal, std::int64_t frame, bool sure = false) {
    const auto found = journal.find(frame);
    const auto wanted = fieldOf(frame, sure);
    return found && same(found->a, wanted.a) && same(found->b, wanted.b) &&
           same(found->confidence, wanted.confidence);
}

}  // namespace

class TestNetworkJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { dir_ = std::make_unique<test::TempDir>(); }

    void laterRunFindsExactlyWhatWasAdded() {
        {
            NetworkJournal journal(*dir_ / "network");
            for (std::int64_t i = 20; i < 30; ++i) journal.add(i, fieldOf(i, i > 25), i == 20);
            QVERIFY(holds(journal, 22));
        }
        NetworkJournal later(*dir_ / "network");
        for (std::int64_t i = 20; i < 30; ++i) QVERIFY(holds(later, i, i > 25));
        QVERIFY(!later.find(19) && !later.find(30));
    }

    void laterRunGoesOnBehindATornRecord() {
        {
            NetworkJournal journal(*dir_ / "network");
            for (std::int64_t i = 0; i < 10; ++i) journal.add(i, fieldOf(i), i == 0);
        }
        test::cutFile(*dir_ / "network" / "0", 0.95);
        NetworkJournal later(*dir_ / "network");
        QVERIFY(holds(later, 8));
        QVERIFY(!later.find(9));
        for (std::int64_t i = 0; i < 12; ++i) later.add(i, fieldOf(i), i == 0);
        NetworkJournal last(*dir_ / "network");
        for (std::int64_t i = 0; i < 12; ++i) QVERIFY(holds(last, i));
    }

    void damagedFieldIsNotFound() {
        {
            NetworkJournal journal(*dir_ / "network");
            for (std::int64_t i = 0; i < 3; ++i) journal.add(i, fieldOf(i), i == 0);
        }
        test::flipBytes(*dir_ / "network" / "0", 0.5);
        NetworkJournal later(*dir_ / "network");
        QVERIFY(holds(later, 0));
        QVERIFY(!later.find(1));
        QVERIFY(holds(later, 2));
    }

    void finishedShotsGoAfterAWhile() {
        NetworkJournal journal(*dir_ / "network");
        for (std::int64_t i = 0; i < 1200; ++i) journal.add(i, fieldOf(i), i == 0 || i == 100);
        QVERIFY(holds(journal, 50));
        journal.add(1200, fieldOf(1200), true);
        QVERIFY(!journal.find(50));
        QVERIFY(holds(journal, 150));
        QVERIFY(!std::filesystem::exists(*dir_ / "network" / "0"));
    }

    void fullDiskGetsItsRoomBack() {
        {
            NetworkJournal journal(*dir_ / "network");
            for (std::int64_t i = 0; i < 3; ++i) journal.add(i, fieldOf(i), i == 0);
        }
        NetworkJournal later(*dir_ / "network", std::numeric_limits<std::uintmax_t>::max());
        QVERIFY(holds(later, 1));
        later.add(3, fieldOf(3), false);
        QVERIFY(!later.find(1) && !later.find(3));
        QVERIFY(!std::filesystem::exists(*dir_ / "network"));
    }

    void manyShortShotsDoNotPileUp() {
        NetworkJournal journal(*dir_ / "network");
        for (std::int64_t i = 0; i < 200; ++i) journal.add(i, fieldOf(i), true);
        int files = 0;
        for ([[maybe_unused]] const auto& entry :
             std::filesystem::directory_iterator(*dir_ / "network")) {
            ++files;
        }
        QVERIFY2(files <= 40, qPrintable(QString::number(files)));
        QVERIFY(holds(journal, 199));
    }

private:
    std::unique_ptr<test::TempDir> dir_;
};

QTEST_GUILESS_MAIN(TestNetworkJournal)
#include "tst_network_journal.moc"

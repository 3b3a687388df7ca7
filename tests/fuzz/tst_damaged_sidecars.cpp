// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged sidecars are refused with a sentence, or read as exports that hold together.
#include "core/delivery/export_record.h"
#include "core/project/plan_file.h"
#include "tests/fuzz/mutator.h"

#include <QtTest>

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

using namespace kinechrome;
using base::ErrorKind;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

json sampleSidecar() {
    const json hint{{"frame", 1}, {"x", 0.5}, {"y", 0.25}, {"radius", 0.1}, {"a", 30}, {"b", 20}};
    json first{{"name", "one"}, {"first", 0}, {"last", 1}, {"model", "m"}, {"hints", {hint}}};
    first["mask"] = {{"x", 0.1}, {"y", 0.1}, {"width", 0.5}, {"height", 0.5}};
    const json second{{"name", "two"}, {"first", 2}, {"last", 2}, {"skip", true}};
    return {{"schema", "kinechrome.sidecar/1"},
            {"program", {{"name", "kinechrome"}, {"version", "1"}}},
            {"source",
             {{"name", "in.mkv"},
              {"path", "../in.mkv"},
              {"size", 1234},
              {"sha256", std::string(64, 'a')},
              {"rate", "24/1"},
              {"time_base", "1/1000"}}},
            {"output", {{"name", "out.mkv"}}},
            {"model", {{"name", "m"}, {"sha256", std::string(64, 'b')}}},
            {"settings",
             {{"model", "m"},
              {"stabilizer", "flow"},
              {"strength", 0.8},
              {"preset", "preservation"},
              {"range", {{"first", 0}, {"last", 2}}},
              {"salvage", false}}},
            {"threads", 2},
            {"segments", {first, second}},
            {"shots_known_to", 3},
            {"flicker", {{"before", {nullptr, 0.1, 0.2}}, {"after", {nullptr, 0.1, 0.2}}}},
            {"frames",
             {{"pts", {0, 42, 83}},
              {"luma_in", {"aa", "bb", "cc"}},
              {"luma_out", {"aa", "bb", "cc"}},
              {"chroma_out", {"dd", "ee", "ff"}}}}};
}

bool holdsTogether(const delivery::ExportRecord& record) {
    const bool colors =
        record.chromaOut.empty() || record.chromaOut.size() == record.lumaOut.size();
    return !record.lumaIn.empty() && record.lumaIn.size() == record.lumaOut.size() && colors &&
           record.rate.known() && record.sourceSize >= 0 && !record.source.empty();
}

bool holdsTogether(const project::FilePlan& plan) {
    std::int64_t free = 0;
    for (const edit::Segment& segment : plan.segments) {
        if (segment.range.first < free || segment.range.last < segment.range.first) return false;
        free = segment.range.last + 1;
    }
    return edit::validate(plan.settings).has_value();
}

}  // namespace

class TestDamagedSidecars : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void damageIsRefusedOrHarmless_data();
    void damageIsRefusedOrHarmless();
};

void TestDamagedSidecars::damageIsRefusedOrHarmless_data() {
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed) QTest::addRow("seed %u", seed) << seed;
}

void TestDamagedSidecars::damageIsRefusedOrHarmless() {
    QFETCH(const quint32, seed);
    const QTemporaryDir folder;
    const fs::path file = fs::path(folder.path().toStdString()) / "out.mkv.kinechrome.json";
    const std::string whole = sampleSidecar().dump();
    std::ofstream(file, std::ios::binary) << whole;
    QVERIFY(delivery::readExport(file, std::nullopt));

    test::Mutator mutator(seed);
    int refused = 0;
    for (int i = 0; i < 500; ++i) {
        fs::remove(file);  // ext4 syncs a file that is truncated and written again
        std::ofstream(file, std::ios::binary) << mutator.damage(whole);
        const auto record = delivery::readExport(file, std::nullopt);
        if (!record) {
            ++refused;
            QCOMPARE(record.error().kind, ErrorKind::Input);
            QVERIFY(!record.error().why.empty() && !record.error().remedy.empty());
            continue;
        }
        QVERIFY(holdsTogether(*record));
        const auto plan = project::planOfSidecar(record->document);
        if (plan) {
            QVERIFY(holdsTogether(*plan));
        } else {
            QVERIFY(!plan.error().why.empty());
        }
    }
    QVERIFY(refused > 250);
}

QTEST_GUILESS_MAIN(TestDamagedSidecars)
#include "tst_damaged_sidecars.moc"

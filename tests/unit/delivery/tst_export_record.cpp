// SPDX-License-Identifier: GPL-3.0-or-later
// What a sidecar says of an export is read as it stands, and nonsense in its decoration left out.
#include <fstream>

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "core/delivery/export_record.h"

using namespace kinechrome::delivery;
using nlohmann::json;

namespace {

json sidecar(const json& flicker) {
    const json digests = json::array({"00", "01", "02", "03", "04", "05"});
    return {{"schema", "kinechrome.sidecar/1"},
            {"source", {{"name", "scan.mkv"}, {"rate", "24/1"}, {"size", 9}}},
            {"frames", {{"luma_in", digests}, {"luma_out", digests}}},
            {"flicker", {{"after", flicker}}}};
}

}  // namespace

class TestExportRecord : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void flickerThatCannotBeIsNone() {
        const auto file = folder_.filePath("out.mkv.kinechrome.json").toStdString();
        std::ofstream(file) << sidecar({nullptr, 1e-5, 1.7e308, -1.0, "wild", 2e6}).dump();
        const auto record = readExport(file, std::nullopt);
        QVERIFY2(record, record ? "" : record.error().message().c_str());
        const Series expected{std::nullopt, 1e-5,         std::nullopt,
                              std::nullopt, std::nullopt, std::nullopt};
        QVERIFY(record->flickerAfter == expected);
        QVERIFY(record->flickerBefore.empty());
    }
};

QTEST_GUILESS_MAIN(TestExportRecord)
#include "tst_export_record.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Segments and hints out of projects and out of sidecars.
#include <QtTest>

#include "core/base/atomic_file.h"
#include "core/project/document_json.h"
#include "core/project/plan_file.h"
#include "tests/unit/project/sample_document.h"

using namespace kinechrome;
using nlohmann::json;

class TestPlanFile : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::filesystem::path write(const char* name, const json& object) {
        const auto file = std::filesystem::path(folder_.path().toStdString()) / name;
        const auto written = base::writeFileAtomically(file, object.dump());
        return written ? file : std::filesystem::path();
    }

private Q_SLOTS:
    void projectGivesWhatItAsksFor() {
        const project::Document document = test::sampleDocument();
        const auto plan =
            project::loadPlan(write("a.kinechrome", project::toJson(document, "/films")));
        QVERIFY(plan);
        QVERIFY(plan->segments == document.segments);
        QVERIFY(plan->settings == document.settings);
        QCOMPARE(plan->shotsKnownTo, document.shotsKnownTo);
    }

    void sidecarGivesWhatWasExported() {
        const project::Document document = test::sampleDocument();
        json settings = document.settings;
        settings["preset"] = "preservation";
        const json sidecar{{"schema", "kinechrome.sidecar/1"},
                           {"settings", settings},
                           {"segments", document.segments},
                           {"frames", {{"pts", {0, 1, 2}}}}};
        const auto plan = project::loadPlan(write("a.kinechrome.json", sidecar));
        QVERIFY(plan);
        QVERIFY(plan->segments == document.segments);
        QVERIFY(plan->settings == document.settings);
        QCOMPARE(plan->shotsKnownTo, document.segments.back().range.last + 1);
    }

    void exportWithoutSegmentsGivesItsSettingsAlone() {
        json whole = edit::ColorSettings{"m", edit::StabilizerKind::Tv, 0.5, 1.5};
        const json settings = whole;
        whole["first"] = 0;
        whole["last"] = 99;
        whole["hints"] = json::array();
        const auto plan = project::planOfSidecar(
            {{"schema", "kinechrome.sidecar/1"}, {"settings", settings}, {"segments", {whole}}});
        QVERIFY(plan && plan->segments.empty());
        QVERIFY(plan->settings.stabilizer == edit::StabilizerKind::Tv);
        // A segment that a person made is kept, even when it is the only one.
        json made = whole;
        made["name"] = "";
        const auto kept = project::planOfSidecar({{"schema", "kinechrome.sidecar/1"},
                                                  {"settings", settings},
                                                  {"segments", {made}},
                                                  {"shots_known_to", 40}});
        QVERIFY(kept);
        QCOMPARE(kept->segments.size(), std::size_t{1});
        QCOMPARE(kept->shotsKnownTo, std::int64_t{40});
    }

    void anythingElseIsRefusedByName_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no schema") << QByteArray(R"({"segments":[]})");
        QTest::newRow("newer sidecar") << QByteArray(R"({"schema":"kinechrome.sidecar/2"})");
        QTest::newRow("newer project") << QByteArray(R"({"schema":"kinechrome.project/9"})");
        QTest::newRow("a list") << QByteArray("[1]");
        QTest::newRow("segments that overlap")
            << QByteArray(R"({"schema":"kinechrome.sidecar/1","segments":[{"first":0,"last":9},
                              {"first":5,"last":12}]})");
    }
    void anythingElseIsRefusedByName() {
        QFETCH(QByteArray, text);
        const auto file = write("odd.json", json::parse(text.toStdString()));
        const auto plan = project::loadPlan(file);
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, base::ErrorKind::Input);
        QCOMPARE(plan.error().what, file.string());
    }
};

QTEST_GUILESS_MAIN(TestPlanFile)
#include "tst_plan_file.moc"

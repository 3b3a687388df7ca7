// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside an export, when something is not as it was: films gone or changed, references
// that do not fit, broken sidecars, results in the way, a person who cancels.
#include <QTest>

#include "core/delivery/delivery_job.h"
#include "tests/integration/export_cases.h"

using namespace kinechrome;
using base::ErrorKind;
using delivery::DeliveryRequest;
using delivery::runDelivery;

namespace {

constexpr int frames = 12;

}  // namespace

class TestDeliveryFailures : public QObject {
    Q_OBJECT
    std::unique_ptr<test::TempDir> dir_;

    DeliveryRequest request() const {
        DeliveryRequest request;
        request.exported = *dir_ / "out.mkv";
        return request;
    }
    QString page() const {
        return QString::fromStdString(test::readBytes(*dir_ / "out.mkv.report.html"));
    }
    int pictures() const { return static_cast<int>(page().count("data:image/png;base64,")); }
    bool nothingBut(const std::vector<std::string>& names) const {
        for (const auto& entry : std::filesystem::directory_iterator(dir_->path())) {
            const std::string name = entry.path().filename().string();
            if (std::find(names.begin(), names.end(), name) == names.end()) return false;
        }
        return true;
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<test::TempDir>();
        VERIFY_RESULT(test::writeClip(*dir_ / "in.mkv", test::clipOf(frames)));
        VERIFY_RESULT(test::run(test::requestFor(*dir_ / "in.mkv", *dir_ / "out.mkv")));
    }

    void filmsThatAreGoneOrChangedAreNamed_data() {
        QTest::addColumn<QString>("film");
        QTest::addColumn<bool>("changed");
        QTest::newRow("source gone") << "in.mkv" << false;
        QTest::newRow("source changed") << "in.mkv" << true;
        QTest::newRow("export gone") << "out.mkv" << false;
        QTest::newRow("export changed") << "out.mkv" << true;
    }
    void filmsThatAreGoneOrChangedAreNamed() {
        QFETCH(QString, film);
        QFETCH(bool, changed);
        const auto path = *dir_ / film.toStdString();
        std::filesystem::remove(path);
        if (changed) {
            test::ClipSpec other = test::clipOf(frames);
            other.content = test::Content::Codes;
            VERIFY_RESULT(test::writeClip(path, other));
        }
        const auto report = runDelivery(request(), nullptr, {}, {});
        VERIFY_RESULT(report);
        QVERIFY(!report->notes.empty());
        QVERIFY(QString::fromStdString(report->notes.front()).contains(film));
        QVERIFY(page().contains(changed ? "has changed since the export" : "is not there"));
        QCOMPARE(pictures(), 0);
        // What shows frames cannot be made.
        DeliveryRequest asked = request();
        asked.sheet = *dir_ / "sheet.png";
        const auto sheet = runDelivery(asked, nullptr, {}, {});
        QVERIFY(!sheet);
        QCOMPARE(sheet.error().kind, ErrorKind::Input);
        QVERIFY(!std::filesystem::exists(*dir_ / "sheet.png"));
    }

    void sourceInAnotherContainerIsTheSameFilmWithANote() {
        std::filesystem::rename(*dir_ / "in.mkv", *dir_ / "old.mkv");
        test::ClipSpec spec = test::clipOf(frames);
        spec.metadata = {{"title", "copied"}};
        VERIFY_RESULT(test::writeClip(*dir_ / "in.mkv", spec));
        const auto report = runDelivery(request(), nullptr, {}, {});
        VERIFY_RESULT(report);
        QCOMPARE(report->notes.size(), std::size_t{1});
        QVERIFY(page().contains("changed: another SHA-256; the luma of all 12 frames"));
        QVERIFY(pictures() > 0);
    }

    void referenceThatDoesNotFitIsRefused_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("frameCount");
        QTest::addColumn<int>("rate");
        QTest::addColumn<QString>("why");
        QTest::newRow("size") << 80 << frames << 24 << "is 80x48, and the source 64x48";
        QTest::newRow("rate") << 64 << frames << 25 << "has 25/1 frames a second";
        QTest::newRow("length") << 64 << frames - 1 << 24 << "has 11 frames";
    }
    void referenceThatDoesNotFitIsRefused() {
        QFETCH(int, width);
        QFETCH(int, frameCount);
        QFETCH(int, rate);
        QFETCH(QString, why);
        test::ClipSpec spec = test::clipOf(frameCount);
        spec.width = width;
        spec.rate = {rate, 1};
        VERIFY_RESULT(test::writeClip(*dir_ / "other.mkv", spec));
        DeliveryRequest asked = request();
        asked.reference = *dir_ / "other.mkv";
        const auto report = runDelivery(asked, nullptr, {}, {});
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Input);
        QVERIFY2(report.error().why.find(why.toStdString()) != std::string::npos,
                 report.error().message().c_str());
        QVERIFY(!std::filesystem::exists(*dir_ / "out.mkv.report.html"));
    }

    void brokenSidecarsAreRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("another schema") << QByteArray(R"({"schema":"kinechrome.sidecar/2"})");
        QTest::newRow("schema of a wrong kind") << QByteArray(R"({"schema":7})");
        QTest::newRow("no frames") << QByteArray(R"({"schema":"kinechrome.sidecar/1"})");
        QTest::newRow("frames of a wrong kind") << QByteArray(
            R"({"schema":"kinechrome.sidecar/1","frames":{"luma_in":[1],"luma_out":[1]}})");
        QTest::newRow("rate of nothing") << QByteArray(
            R"({"schema":"kinechrome.sidecar/1","frames":{"luma_in":["a"],"luma_out":["a"]},)"
            R"("source":{"name":"in.mkv","rate":"24/0"}})");
    }
    void brokenSidecarsAreRefused() {
        QFETCH(QByteArray, text);
        test::writeText(*dir_ / "out.mkv.kinechrome.json", text.toStdString());
        const auto report = runDelivery(request(), nullptr, {}, {});
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Input);
    }

    void nothingIsReplacedUnasked() {
        test::writeText(*dir_ / "out.mkv.report.html", "precious");
        const auto refused = runDelivery(request(), nullptr, {}, {});
        QVERIFY(!refused && refused.error().kind == ErrorKind::Output);
        QCOMPARE(test::readBytes(*dir_ / "out.mkv.report.html"), std::string("precious"));
        DeliveryRequest asked = request();
        asked.overwrite = true;
        VERIFY_RESULT(runDelivery(asked, nullptr, {}, {}));
        // The films never are.
        for (const char* film : {"in.mkv", "out.mkv", "out.mkv.kinechrome.json"}) {
            asked.html = *dir_ / film;
            const auto kept = runDelivery(asked, nullptr, {}, {});
            QVERIFY2(!kept && kept.error().kind == ErrorKind::Output, film);
        }
    }

    void cancellingLeavesNothing() {
        std::stop_source stop;
        stop.request_stop();
        DeliveryRequest asked = request();
        asked.html = *dir_ / "r.html";
        asked.sheet = *dir_ / "sheet.png";
        const auto report = runDelivery(asked, nullptr, {}, stop.get_token());
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Interrupted);
        QVERIFY(nothingBut({"in.mkv", "out.mkv", "out.mkv.kinechrome.json"}));
    }
};

QTEST_GUILESS_MAIN(TestDeliveryFailures)
#include "tst_delivery_failures.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Report and contact sheet of a finished export: made from the files alone, honest about what has
// become of them.
#include <QRegularExpression>
#include <QTest>

#include "core/delivery/contact_sheet.h"
#include "core/delivery/delivery_job.h"
#include "core/picture/photograph.h"
#include "tests/integration/export_cases.h"

using namespace kinechrome;
using base::ErrorKind;
using delivery::DeliveryRequest;
using delivery::runDelivery;

namespace {

constexpr int frames = 12;

int rowsIn(const QString& page) {
    return static_cast<int>(page.count("data:image/png;base64,"));
}

}  // namespace

class TestDelivery : public QObject {
    Q_OBJECT
    std::unique_ptr<test::TempDir> dir_;

    DeliveryRequest request() const {
        DeliveryRequest request;
        request.exported = *dir_ / "out.mkv";
        request.programVersion = "test";
        return request;
    }
    QString page(const char* name = "out.mkv.report.html") const {
        return QString::fromStdString(test::readBytes(*dir_ / name));
    }
    // Exports in.mkv once more, by a request that was changed.
    void exportWith(const std::function<void(pipeline::ColorizeRequest&)>& change) const {
        auto request = test::requestFor(*dir_ / "in.mkv", *dir_ / "out.mkv");
        request.overwrite = true;
        change(request);
        VERIFY_RESULT(test::run(request));
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<test::TempDir>();
        test::ClipSpec spec = test::clipOf(frames);
        spec.cuts = {6};
        VERIFY_RESULT(test::writeClip(*dir_ / "in.mkv", spec));
        spec.content = test::Content::Color;
        VERIFY_RESULT(test::writeClip(*dir_ / "truth.mkv", spec));
        exportWith([](auto&) {});
    }

    void reportStandsBesideTheExportAndHoldsItsFigures() {
        const auto report = runDelivery(request(), nullptr, {}, {});
        VERIFY_RESULT(report);
        QCOMPARE(report->frames, frames);
        QVERIFY(report->notes.empty());
        QVERIFY(report->colorfulness.value_or(0.0) > 5.0);
        const QString html = page();
        for (const char* part :
             {"Self-check", "Films", "Figures", "Pictures", "How the colour",
              "unchanged: its SHA-256 agrees", "colourfulness, mean", "Flicker", "fake"}) {
            QVERIFY2(html.contains(part), part);
        }
        QVERIFY(html.count("<svg") >= 2);
        QVERIFY(rowsIn(html) >= 1);
    }

    void reportNeedsNothingElseAndRunsNothing() {
        VERIFY_RESULT(runDelivery(request(), nullptr, {}, {}));
        const QString html = page();
        static const QRegularExpression elsewhere(
            R"re(<script|<link|<iframe|javascript:|@import|url\(|(src|href)="(?!data:))re");
        const auto found = elsewhere.match(html);
        QVERIFY2(!found.hasMatch(), qPrintable(found.captured()));
        QVERIFY(html.contains("default-src 'none'"));
    }

    void namesAreTextWhateverTheySay() {
        const std::string name = "<script>alert(1)<&\"'.mkv";
        // A slash cannot be in a name, so the closing tag comes through a segment's.
        std::filesystem::rename(*dir_ / "in.mkv", *dir_ / name);
        edit::Segment segment;
        segment.range = {0, frames - 1};
        segment.name = "</td><script>alert(2)</script>";
        segment.note = "<img src=x onerror=alert(3)>";
        segment.hints = {{3, 0.25, 0.2, 0.05, 40.0, -30.0}};
        exportWith([&](auto& request) {
            request.input = *dir_ / name;
            request.segments = {segment};
        });
        VERIFY_RESULT(runDelivery(request(), nullptr, {}, {}));
        const QString html = page();
        QVERIFY(!html.contains("<script"));
        QVERIFY(!html.contains("onerror=alert(3)>"));
        QVERIFY(html.contains("&lt;script&gt;alert(1)&lt;&amp;&quot;&#39;.mkv"));
        QVERIFY(html.contains("&lt;/td&gt;&lt;script&gt;alert(2)"));
        QVERIFY(html.contains("Colour hints"));
    }

    void groundTruthAddsItsFiguresAndPictures() {
        DeliveryRequest asked = request();
        asked.reference = *dir_ / "truth.mkv";
        asked.sheet = *dir_ / "sheet.png";
        asked.html = *dir_ / "r.html";
        const auto report = runDelivery(asked, nullptr, {}, {});
        VERIFY_RESULT(report);
        QVERIFY(report->distance.value_or(0.0) > 1.0);
        QVERIFY(report->distanceGray.value_or(0.0) > 1.0);
        QVERIFY(report->colorfulnessReference.value_or(0.0) > 5.0);
        QVERIFY(page("r.html").contains("Distance to the ground truth"));
        const auto wide = picture::decodePhotograph(test::readBytes(*dir_ / "sheet.png"));
        QVERIFY(wide.has_value());
        asked.reference.reset();
        asked.overwrite = true;
        VERIFY_RESULT(runDelivery(asked, nullptr, {}, {}));
        const auto narrow = picture::decodePhotograph(test::readBytes(*dir_ / "sheet.png"));
        // One column less: a picture and the gap.
        QCOMPARE(wide->width - narrow->width, 64 + 8);
    }

    void sheetHasARowForEachFrameThatStandsForAPart() {
        edit::Segment first;
        first.range = {0, 0};
        edit::Segment rest;
        rest.range = {1, frames - 1};
        exportWith([&](auto& request) { request.segments = {first, rest}; });
        DeliveryRequest asked = request();
        asked.sheet = *dir_ / "sheet.png";
        const auto report = runDelivery(asked, nullptr, {}, {});
        VERIFY_RESULT(report);
        QCOMPARE(report->parts, std::size_t{2});
        QVERIFY(!report->html);  // only what was named
        const auto sheet = picture::decodePhotograph(test::readBytes(*dir_ / "sheet.png"));
        QVERIFY(sheet.has_value());
        // A lone first frame, and first, middle and last of the rest, 48 pixels high each.
        QCOMPARE(sheet->height, 8 + 3 * 22 + 8 + 4 * (48 + 8));
    }

    void shotsAreFoundWhereNothingSaysWhereTheyBegin() {
        exportWith([](auto& request) { request.settings.stabilizer = edit::StabilizerKind::None; });
        DeliveryRequest asked = request();
        asked.sheet = *dir_ / "sheet.png";
        const auto report = runDelivery(asked, nullptr, {}, {});
        VERIFY_RESULT(report);
        QCOMPARE(report->parts, std::size_t{2});
        QVERIFY(!report->flickerAfter);
    }

    void manyPartsFillSeveralPages() {
        constexpr int many = static_cast<int>(delivery::rowsOfSheet) + 3;
        VERIFY_RESULT(test::writeClip(*dir_ / "in.mkv", test::clipOf(many)));
        exportWith([](auto& request) {
            for (int i = 0; i < many; ++i) {
                request.segments.emplace_back();
                request.segments.back().range = {i, i};
            }
        });
        DeliveryRequest asked = request();
        asked.sheet = *dir_ / "sheet.png";
        const auto report = runDelivery(asked, nullptr, {}, {});
        VERIFY_RESULT(report);
        QCOMPARE(report->sheets.size(), std::size_t{2});
        QCOMPARE(report->sheets[1], *dir_ / "sheet-2.png");
        const auto second = picture::decodePhotograph(test::readBytes(*dir_ / "sheet-2.png"));
        QVERIFY(second.has_value());
        QCOMPARE(second->height, 8 + 3 * 22 + 8 + 3 * (48 + 8));
        // A page that is in the way stops all of them.
        std::filesystem::remove(*dir_ / "sheet.png");
        const auto refused = runDelivery(asked, nullptr, {}, {});
        QVERIFY(!refused && refused.error().kind == ErrorKind::Output);
        QVERIFY(!std::filesystem::exists(*dir_ / "sheet.png"));
    }

    void rangeShowsTheSourcesOwnFrames() {
        exportWith([](auto& request) { request.range = edit::FrameRange{4, 9}; });
        const auto report = runDelivery(request(), nullptr, {}, {});
        VERIFY_RESULT(report);
        QCOMPARE(report->frames, 6);
        QVERIFY(report->notes.empty());
        QVERIFY(page().contains("4 to 9"));
    }

    void imageSequencesAreReportedBesideTheirFolder() {
        exportWith([this](auto& request) { request.output = *dir_ / "stills" / "%04d.png"; });
        DeliveryRequest asked = request();
        asked.exported = *dir_ / "stills" / "%04d.png";
        const auto report = runDelivery(asked, nullptr, {}, {});
        VERIFY_RESULT(report);
        QVERIFY(report->notes.empty());
        QVERIFY(std::filesystem::exists(*dir_ / "stills.report.html"));
    }

    void sourceIsFoundInAnotherFolder() {
        std::filesystem::create_directory(*dir_ / "done");
        exportWith([this](auto& request) { request.output = *dir_ / "done" / "out.mkv"; });
        DeliveryRequest asked = request();
        asked.exported = *dir_ / "done" / "out.mkv.kinechrome.json";
        asked.sheet = *dir_ / "sheet.png";
        VERIFY_RESULT(runDelivery(asked, nullptr, {}, {}));
        std::filesystem::rename(*dir_ / "in.mkv", *dir_ / "moved.mkv");
        asked.overwrite = true;
        const auto lost = runDelivery(asked, nullptr, {}, {});
        QVERIFY(!lost && lost.error().kind == ErrorKind::Input);
        asked.source = *dir_ / "moved.mkv";
        VERIFY_RESULT(runDelivery(asked, nullptr, {}, {}));
    }
};

QTEST_GUILESS_MAIN(TestDelivery)
#include "tst_delivery.moc"

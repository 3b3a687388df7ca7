// SPDX-License-Identifier: GPL-3.0-or-later
// The comparison video: every frame of the export beside its scan, at its time, with its sound.
#include <future>

#include <QTest>

#include "core/color/luma_lock.h"
#include "core/delivery/comparison_layout.h"
#include "core/delivery/delivery_job.h"
#include "tests/integration/export_cases.h"

using namespace kinechrome;
using base::ErrorKind;
using delivery::ComparisonLayout;
using delivery::DeliveryRequest;
using delivery::layOut;
using delivery::runDelivery;

namespace {

constexpr int frames = 24;

// Largest difference of luma codes between a view and the picture that it shows at full size.
int lumaDifference(const color::Picture& row, const ComparisonLayout& layout, int view,
                   const color::Picture& shown) {
    int most = 0;
    const auto seen = row.plane<std::uint8_t>(0);
    const auto known = shown.plane<std::uint8_t>(0);
    for (int y = 0; y < shown.format.height; ++y) {
        for (int x = 0; x < shown.format.width; ++x) {
            const int code = seen.at(layout.leftOf(view) + x, layout.bandHeight + y);
            most = std::max(most, std::abs(code - known.at(x, y)));
        }
    }
    return most;
}

// Largest difference of R', G' and B' on a screen, of 255.
double colourDifference(const color::Picture& row, const ComparisonLayout& layout, int view,
                        const color::Picture& shown) {
    const auto seen = color::decodeRgb(row);
    const auto known = color::decodeRgb(shown);
    double most = 0.0;
    for (const auto plane : {&color::RgbPlanes::r, &color::RgbPlanes::g, &color::RgbPlanes::b}) {
        for (int y = 0; y < shown.format.height; ++y) {
            for (int x = 0; x < shown.format.width; ++x) {
                const auto one = static_cast<double>(
                    (seen.*plane).at(layout.leftOf(view) + x, layout.bandHeight + y));
                const auto other = static_cast<double>((known.*plane).at(x, y));
                const double distance = std::clamp(one, 0.0, 1.0) - std::clamp(other, 0.0, 1.0);
                most = std::max(most, 255.0 * std::abs(distance));
            }
        }
    }
    return most;
}

int largestChroma(const color::Picture& row, const ComparisonLayout& layout, int view) {
    int most = 0;
    for (int plane = 1; plane < 3; ++plane) {
        const auto samples = row.plane<std::uint8_t>(plane);
        for (int y = 0; y < layout.viewHeight; ++y) {
            for (int x = 0; x < layout.viewWidth; ++x) {
                const int code = samples.at(layout.leftOf(view) + x, layout.bandHeight + y);
                most = std::max(most, std::abs(code - 128));
            }
        }
    }
    return most;
}

bool sameRows(const color::Picture& one, const color::Picture& other, int from, int to) {
    for (int y = from; y < to; ++y) {
        const auto* row = one.plane<std::uint8_t>(0).row(y);
        if (!std::equal(row, row + one.format.width, other.plane<std::uint8_t>(0).row(y))) {
            return false;
        }
    }
    return true;
}

std::string soundOf(const std::filesystem::path& film) {
    const auto streams = media::digestStreams(film, {});
    if (!streams) return "unreadable";
    for (const auto& stream : *streams) {
        if (stream.kind == "audio") return stream.codec + " " + stream.sha256;
    }
    return "silent";
}

}  // namespace

class TestComparisonVideo : public QObject {
    Q_OBJECT
    std::unique_ptr<test::TempDir> dir_;

    void make(test::ClipSpec spec, std::optional<edit::FrameRange> range = {}) {
        spec.matrix = "bt709";
        spec.range = "tv";
        spec.sound = "aac";
        VERIFY_RESULT(test::writeClip(*dir_ / "in.mkv", spec));
        spec.content = test::Content::Color;
        spec.sound.clear();
        VERIFY_RESULT(test::writeClip(*dir_ / "truth.mkv", spec));
        auto request = test::requestFor(*dir_ / "in.mkv", *dir_ / "out.mkv");
        request.range = range;
        VERIFY_RESULT(test::run(request));
    }
    DeliveryRequest request(const char* video, bool reference = false) const {
        DeliveryRequest request;
        request.exported = *dir_ / "out.mkv";
        request.video = *dir_ / video;
        if (reference) request.reference = *dir_ / "truth.mkv";
        return request;
    }

private Q_SLOTS:
    void init() { dir_ = std::make_unique<test::TempDir>(); }

    void truthIsPairedByTimecode() {
        test::ClipSpec spec = test::clipOf(frames);
        spec.metadata = {{"timecode", "01:00:00:00"}};
        make(spec, edit::FrameRange{5, 16});
        spec.content = test::Content::Color;
        spec.metadata = {{"timecode", "01:00:00:03"}};
        VERIFY_RESULT(test::writeClip(*dir_ / "truth.mkv", spec));
        VERIFY_RESULT(runDelivery(request("row.mkv", true), nullptr, {}, {}));
        const auto truth = test::framesOf(*dir_ / "truth.mkv");
        const auto rows = test::framesOf(*dir_ / "row.mkv");
        QCOMPARE(rows.size(), std::size_t{12});
        const ComparisonLayout layout = layOut(64, 48, 3);
        for (const std::size_t i : {std::size_t{0}, std::size_t{11}}) {
            const auto away = [&](std::size_t frame) {
                return colourDifference(rows[i].picture, layout, 2, truth[frame].picture);
            };
            QVERIFY(away(2 + i) < 3.5);
            QVERIFY2(away(5 + i) > away(2 + i) + 0.1, qPrintable(QString::number(away(5 + i))));
        }
    }

    void viewsShowScanExportAndTruthAsTheyAre() {
        make(test::clipOf(frames), edit::FrameRange{5, 16});
        VERIFY_RESULT(runDelivery(request("row.mkv", true), nullptr, {}, {}));
        const auto scan = test::framesOf(*dir_ / "in.mkv");
        const auto out = test::framesOf(*dir_ / "out.mkv");
        const auto truth = test::framesOf(*dir_ / "truth.mkv");
        const auto rows = test::framesOf(*dir_ / "row.mkv");
        QCOMPARE(rows.size(), std::size_t{12});
        const ComparisonLayout layout = layOut(64, 48, 3);
        for (const std::size_t i : {std::size_t{0}, std::size_t{11}}) {
            const color::Picture& row = rows[i].picture;
            QCOMPARE(row.format.width, layout.width());
            QVERIFY(lumaDifference(row, layout, 0, scan[5 + i].picture) <= 1);
            QVERIFY(largestChroma(row, layout, 0) <= 1);
            QVERIFY(largestChroma(row, layout, 1) > 8);
            QVERIFY(colourDifference(row, layout, 1, out[i].picture) < 3.5);
            QVERIFY(colourDifference(row, layout, 2, truth[5 + i].picture) < 3.5);
            QVERIFY(colourDifference(row, layout, 2, out[i].picture) > 20.0);
        }
    }

    void namesStayAndTheTimeGoesOn() {
        make(test::clipOf(frames));
        VERIFY_RESULT(runDelivery(request("row.mkv"), nullptr, {}, {}));
        const auto rows = test::framesOf(*dir_ / "row.mkv");
        const ComparisonLayout layout = layOut(64, 48, 2);
        const int time = layout.bandHeight + layout.cellHeight;
        QVERIFY(sameRows(rows[0].picture, rows[7].picture, 0, layout.bandHeight));
        QVERIFY(!sameRows(rows[0].picture, rows[7].picture, time, layout.height()));
        // Text is there: the ground is darker than anything that is written on it.
        const auto luma = rows[0].picture.plane<std::uint8_t>(0);
        for (const int top : {0, time}) {
            int brightest = 0;
            for (int y = top; y < top + layout.bandHeight; ++y) {
                const auto* row = luma.row(y);
                brightest = std::max<int>(brightest, *std::max_element(row, row + luma.width()));
            }
            QVERIFY(brightest > 120);
        }
    }

    void framesRateAndSoundAreTheExports_data() {
        QTest::addColumn<QString>("video");
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("part");
        QTest::newRow("MP4") << "row.mp4" << 24 << 1 << 64 << false;
        QTest::newRow("23.976") << "row.mp4" << 24000 << 1001 << 64 << false;
        QTest::newRow("23.976, a part") << "row.mov" << 24000 << 1001 << 64 << true;
        QTest::newRow("29.97 in Matroska") << "row.mkv" << 30000 << 1001 << 64 << true;
        QTest::newRow("odd size") << "row.mp4" << 25 << 1 << 63 << false;
    }
    void framesRateAndSoundAreTheExports() {
        QFETCH(QString, video);
        QFETCH(int, num);
        QFETCH(int, den);
        QFETCH(int, width);
        QFETCH(bool, part);
        test::ClipSpec spec = test::clipOf(frames, width % 2 == 0 ? "yuv420p" : "yuv444p");
        spec.rate = {num, den};
        spec.width = width;
        make(spec, part ? std::optional(edit::FrameRange{4, 20}) : std::nullopt);
        const std::string name = video.toStdString();
        const auto report = runDelivery(request(name.c_str()), nullptr, {}, {});
        VERIFY_RESULT(report);
        const auto rows = test::framesOf(*dir_ / name);
        QCOMPARE(static_cast<int>(rows.size()), part ? 17 : frames);
        const auto info = media::probe(*dir_ / name);
        VERIFY_RESULT(info);
        QVERIFY2(info->video.rate == (base::Rational{num, den}), info->video.rate.text().c_str());
        QCOMPARE(info->video.format.width % 2, 0);
        QCOMPARE(soundOf(*dir_ / name), soundOf(*dir_ / "out.mkv"));
        if (video.endsWith("mkv")) return;  // its ticks are milliseconds
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto step = rows[i].pts - rows[i - 1].pts;
            QCOMPARE(step * rows[i].timeBase.num * num, rows[i].timeBase.den * den);
        }
    }

    void unevenTimestampsAreKept() {
        test::ClipSpec spec = test::clipOf(6);
        spec.timestamps = {0, 40, 80, 200, 240, 280};
        make(spec);
        VERIFY_RESULT(runDelivery(request("row.mp4"), nullptr, {}, {}));
        const auto rows = test::framesOf(*dir_ / "row.mp4");
        QCOMPARE(rows.size(), std::size_t{6});
        const auto waited = static_cast<double>(rows[3].pts - rows[0].pts);
        QCOMPARE(std::lround(1000.0 * waited * rows[3].timeBase.value()), 200L);
    }

    void nameThatIsNoFilmIsWrongUsage() {
        make(test::clipOf(4));
        for (const char* name : {"row.png", "row.avi", "rows/%04d.png"}) {
            const auto report = runDelivery(request(name), nullptr, {}, {});
            QVERIFY2(!report && report.error().kind == ErrorKind::Usage, name);
        }
        auto twice = request("row.mkv");
        twice.html = *dir_ / "row.mkv";
        const auto report = runDelivery(twice, nullptr, {}, {});
        QVERIFY(!report && report.error().kind == ErrorKind::Usage);
    }

    void missingScanLeavesNoVideo() {
        make(test::clipOf(4));
        std::filesystem::remove(*dir_ / "in.mkv");
        const auto report = runDelivery(request("row.mp4"), nullptr, {}, {});
        QVERIFY(!report && report.error().kind == ErrorKind::Input);
        QVERIFY(!std::filesystem::exists(*dir_ / "row.mp4"));
    }

    void cancellingInTheMiddleLeavesTheExportAlone() {
        make(test::clipOf(900));
        base::Progress progress;
        std::stop_source stop;
        auto asked = request("row.mp4");
        asked.html = *dir_ / "r.html";
        asked.sheet = *dir_ / "sheet.png";
        auto job = std::async(std::launch::async,
                              [&] { return runDelivery(asked, &progress, {}, stop.get_token()); });
        QTRY_VERIFY_WITH_TIMEOUT(progress.view().done >= 2, 30000);
        stop.request_stop();
        const auto report = job.get();
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Interrupted);
        QStringList left;
        for (const auto& entry : std::filesystem::directory_iterator(dir_->path())) {
            left << QString::fromStdString(entry.path().filename().string());
        }
        left.sort();
        QCOMPARE(left.join(' '), QString("in.mkv out.mkv out.mkv.kinechrome.json truth.mkv"));
    }
};

QTEST_GUILESS_MAIN(TestComparisonVideo)
#include "tst_comparison_video.moc"

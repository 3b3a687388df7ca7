// SPDX-License-Identifier: GPL-3.0-or-later
// Inspection counts, names and warns.
#include <QTest>

#include "core/pipeline/inspect_job.h"
#include "tests/support/file_damage.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using test::ClipSpec;

namespace {

base::Result<pipeline::InspectReport> inspect(const std::filesystem::path& file,
                                              bool cuts = false) {
    return pipeline::runInspect({file, cuts, 0}, nullptr, {});
}

}  // namespace

#define VERIFY_RESULT(result) \
    QVERIFY2((result).has_value(), (result) ? "" : (result).error().message().c_str())

class TestInspect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void documentHoldsWhatTheContractLists() {
        const test::TempDir dir;
        ClipSpec spec;
        spec.frames = 13;
        spec.pixelFormat = "yuv422p10le";
        spec.rate = {24000, 1001};
        spec.range = "tv";
        spec.matrix = "bt709";
        spec.sound = "flac";
        VERIFY_RESULT(test::writeClip(dir / "in.mkv", spec));
        const auto report = inspect(dir / "in.mkv");
        VERIFY_RESULT(report);
        const auto document = toJson(*report);
        QVERIFY(document.at("schema") == "kinechrome.inspect/1");
        const auto& video = document.at("video");
        QVERIFY(video.at("frames") == 13);
        QVERIFY(video.at("rate") == "24000/1001");
        QVERIFY(video.at("bit_depth") == 10);
        QVERIFY(video.at("pixel_format") == "yuv422p10le");
        QVERIFY(video.at("codec") == "ffv1");
        QVERIFY(video.at("color").at("matrix") == "bt709");
        QCOMPARE(document.at("audio").size(), std::size_t{1});
        for (const char* key : {"container", "other_streams", "warnings", "cuts", "transitions"}) {
            QVERIFY2(document.contains(key), key);
        }
        for (const char* key :
             {"width", "height", "duration_s", "sample_aspect", "field_order", "timecode"}) {
            QVERIFY2(video.contains(key), key);
        }
    }
    void cutsAreFoundWhenAskedFor() {
        const test::TempDir dir;
        ClipSpec spec;
        spec.frames = 36;
        spec.cuts = {12, 24};
        VERIFY_RESULT(test::writeClip(dir / "in.mkv", spec));
        const auto report = inspect(dir / "in.mkv", true);
        VERIFY_RESULT(report);
        QCOMPARE(report->cuts, (std::vector<std::int64_t>{12, 24}));
        QVERIFY(report->transitions.empty());
        const auto without = inspect(dir / "in.mkv");
        VERIFY_RESULT(without);
        QVERIFY(without->cuts.empty());
    }
    void interlacedFilmIsWarnedAbout() {
        const test::TempDir dir;
        ClipSpec spec;
        spec.codec = "mpeg2video";
        spec.interlaced = true;
        VERIFY_RESULT(test::writeClip(dir / "in.mpg", spec));
        const auto report = inspect(dir / "in.mpg");
        VERIFY_RESULT(report);
        QVERIFY(!report->warnings.empty());
        QVERIFY(report->warnings.front().find("interlaced") != std::string::npos);
    }
    void truncatedFilmIsAnInputError() {
        const test::TempDir dir;
        VERIFY_RESULT(test::writeClip(dir / "in.mkv", {}));
        test::cutFile(dir / "in.mkv", 0.5);
        const auto report = inspect(dir / "in.mkv");
        QVERIFY(!report);
        QCOMPARE(base::exitStatus(report.error().kind), 3);
    }
};

QTEST_GUILESS_MAIN(TestInspect)
#include "tst_inspect.moc"

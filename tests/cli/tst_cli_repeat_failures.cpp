// SPDX-License-Identifier: GPL-3.0-or-later
// colorize SIDECAR, when something is not as it was: footage, model, sidecar. Each is one sentence.
#include <memory>

#include <QTest>
#include <nlohmann/json.hpp>

#include "core/base/sha256.h"
#include "tests/cli/repeat_case.h"

using namespace kinechrome;
using nlohmann::json;
namespace fs = std::filesystem;

class TestCliRepeatFailures : public QObject {
    Q_OBJECT
    std::unique_ptr<test::RepeatCase> whole_;  // exported once
    std::unique_ptr<test::RepeatCase> case_;   // a copy for each test to break

    // One sentence that holds `words`, and nothing written.
    void verifyRefused(const test::Ended& ended, int status, const QString& words) {
        const QString shown = ended.errorLines.join('\n');
        QVERIFY2(ended.status == status, qPrintable(QString::number(ended.status) + ": " + shown));
        QVERIFY2(ended.errorLines.size() == 1, qPrintable(shown));
        QVERIFY2(shown.contains(words), qPrintable(shown));
        QVERIFY(!fs::exists(case_->dir / "again.mkv"));
        QVERIFY(!fs::exists(case_->dir / "again.mkv.kinechrome.json"));
        QVERIFY(!fs::exists(case_->dir / "again.mkv.part"));
    }

private Q_SLOTS:
    void initTestCase() {
        whole_ = std::make_unique<test::RepeatCase>();
        QVERIFY(whole_->made());
        const auto made = whole_->exportFirst({"--model", "./m", "--stabilizer", "none"});
        QVERIFY2(made.status == 0, qPrintable(made.errorLines.join('\n')));
    }
    void init() { case_ = std::make_unique<test::RepeatCase>(*whole_); }

    void footageThatIsNotTheSameIsNamed() {
        test::flipBytes(case_->dir / "in.mkv", 0.5);
        verifyRefused(case_->repeat({"--quiet"}), 3,
                      "is not the footage of the export: its SHA-256 is");
        test::cutFile(case_->dir / "in.mkv", 0.5);
        verifyRefused(case_->repeat({"--quiet"}), 3, "is not the footage of the export: it has");
        fs::remove(case_->dir / "in.mkv");
        verifyRefused(case_->repeat({"--quiet"}), 3, "is not there, nor beside the sidecar");
    }

    void pictureSequencesAreComparedPictureByPicture() {
        test::ClipSpec spec;
        spec.codec = "png";
        spec.pixelFormat = "gray";
        spec.frames = 4;
        fs::create_directory(case_->dir / "scan");
        QVERIFY(test::writeClip(case_->dir / "scan/%04d.png", spec));
        const auto made =
            case_->colorize({"scan/%04d.png", "-o", "first.mkv", "--model", "./m", "--overwrite"});
        QCOMPARE(made.status, 0);
        QCOMPARE(case_->repeat().status, 0);
        for (const char* name : {"again.mkv", "again.mkv.kinechrome.json"}) {
            fs::remove(case_->dir / name);
        }
        // Two pictures of one folder that changed places: as many bytes as before.
        fs::rename(case_->dir / "scan/0001.png", case_->dir / "scan/x");
        fs::rename(case_->dir / "scan/0003.png", case_->dir / "scan/0001.png");
        fs::rename(case_->dir / "scan/x", case_->dir / "scan/0003.png");
        verifyRefused(case_->repeat({"--quiet"}), 3, "2 of its 4 pictures differ");
    }

    void anotherModelOfThatNameIsAModelError() {
        test::writeTinyModel(case_->dir / "m", test::tinyOptions(), 9);
        verifyRefused(case_->repeat({"--quiet"}), 5, "is not the model of the export");
        fs::remove_all(case_->dir / "m");
        verifyRefused(case_->repeat({"--quiet"}), 5, "there is no model of this name");
    }

    void optionsThatShapedTheExportConflict_data() {
        QTest::addColumn<QStringList>("options");
        for (const QStringList& options : {QStringList{"--model", "none"},
                                           {"--stabilizer", "flow"},
                                           {"--strength", "0.8"},
                                           {"--saturation", "1"},
                                           {"--range", "0-1"},
                                           {"--preset", "preservation"},
                                           {"--salvage"},
                                           {"--strict-streams"},
                                           {"--no-disclosure"},
                                           {"--hints", "p.kinechrome"},
                                           {"--debug-overlay", "visibility"}}) {
            QTest::newRow(qPrintable(options.first())) << options;
        }
    }
    void optionsThatShapedTheExportConflict() {
        QFETCH(QStringList, options);
        test::writeText(case_->sidecar(), "{}");
        verifyRefused(case_->repeat(options), 2,
                      options.first() + ": a sidecar repeats the export");
    }

    void hostileSidecarsAreRefused_data() {
        QTest::addColumn<QString>("patch");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* patch, const char* words) {
            QTest::newRow(name) << patch << words;
        };
        row("newer", R"({"schema":"kinechrome.sidecar/2"})", "was written by a newer Kinechrome");
        row("newest", R"({"schema":"kinechrome.sidecar/99999999999"})", "newer Kinechrome");
        row("project", R"({"schema":"kinechrome.project/1"})", "is no sidecar");
        row("address",
            R"({"source":{"path":"http://127.0.0.1:9/in.avi","name":"http://h/in.avi"}})",
            "is not there, nor beside the sidecar");
        row("protocol", R"({"source":{"path":"concat:in.mkv","name":"concat:in.mkv"}})",
            "is not there, nor beside the sidecar");
        row("device", R"({"source":{"path":"/dev/zero","name":"zero"}})",
            "is not there, nor beside the sidecar");
        row("folder", R"({"source":{"path":".","name":".."}})", "is not there, nor beside");
        row("no hash", R"({"source":{"sha256":null}})", "no SHA-256 to know this film by");
        row("source of a wrong kind", R"({"source":[]})", "is no sidecar");
        row("name of a wrong kind", R"({"source":{"name":{}}})", "is no sidecar");
        row("threads without end", R"({"threads":1e9})", "threads: 1000000000.0 is out of range");
        row("threads of a wrong kind", R"({"threads_asked":"all"})", "is not a number");
        row("unknown preset", R"({"settings":{"preset":"film"}})", "\"film\" is not known");
        row("no preset", R"({"settings":{"preset":null}})", "is not text");
        row("unknown overlay", R"({"settings":{"debug_overlay":{}}})", "is not known");
        row("half a range", R"({"settings":{"range":{"first":1}}})", "no first and last frame");
        row("range backwards", R"({"settings":{"range":{"first":9,"last":1}}})", "ends before");
        row("range without end", R"({"settings":{"range":{"first":0,"last":1e300}}})",
            "is not a frame number");
        row("overlapping segments",
            R"({"segments":[{"name":"","first":0,"last":9},{"name":"","first":5,"last":7}]})",
            "overlaps");
        row("segments of a wrong kind", R"({"segments":{"a":1}})", "is no sidecar");
        row("models that do not fit", R"({"other_models":[{"name":"x","sha256":"y"}]})",
            "are not those that the segments name");
        row("shard", R"({"shard":{"number":1}})", "it is one part of an export");
        row("no model", R"({"model":null})", "has no name or no SHA-256");
        row("checksums of a wrong kind", R"({"frames":{"chroma_out":[1]}})", "is no sidecar");
        row("too few checksums", R"({"frames":{"chroma_out":["00"]}})", "different numbers");
    }
    void hostileSidecarsAreRefused() {
        QFETCH(QString, patch);
        QFETCH(QString, words);
        json changed = case_->read();
        changed.merge_patch(json::parse(patch.toStdString()));
        // merge_patch takes null for "without".
        if (patch.contains("\"sha256\":null")) changed["source"]["sha256"] = nullptr;
        if (patch.contains("\"preset\":null")) changed["settings"]["preset"] = nullptr;
        test::writeText(case_->sidecar(), changed.dump());
        verifyRefused(case_->repeat({"--quiet"}), 3, words);
    }

    void rangeBeyondTheFilmIsRefusedAsEverywhere() {
        json changed = case_->read();
        changed["settings"]["range"] = {{"first", 0}, {"last", std::int64_t{1} << 52}};
        test::writeText(case_->sidecar(), changed.dump());
        verifyRefused(case_->repeat({"--quiet"}), 2, "has frames 0 to 17");
    }

    void sidecarThatIsCutOffIsRefused() {
        test::cutFile(case_->sidecar(), 0.9);
        verifyRefused(case_->repeat({"--quiet"}), 3, "is no sidecar of an export");
        test::writeText(case_->sidecar(), std::string(200000, '['));
        verifyRefused(case_->repeat({"--quiet"}), 3, "is no sidecar of an export");
    }

    void playlistOfTheRightHashIsStillNoFilm() {
        const std::string list = "#EXTM3U\n#EXTINF:1,\nin.mkv\n#EXT-X-ENDLIST\n";
        test::writeText(case_->dir / "list.m3u8", list);
        base::Sha256 hash;
        hash.add(list.data(), list.size());
        json changed = case_->read();
        changed["source"]["path"] = "list.m3u8";
        changed["source"]["name"] = "list.m3u8";
        changed["source"]["size"] = list.size();
        changed["source"]["sha256"] = hash.hex();
        test::writeText(case_->sidecar(), changed.dump());
        verifyRefused(case_->repeat({"--quiet"}), 3, "list.m3u8");
    }
};

QTEST_GUILESS_MAIN(TestCliRepeatFailures)
#include "tst_cli_repeat_failures.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Every exit status of the contract, each failure with its one sentence; documents on standard
// output and nothing else there.
#include <QTest>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/support/file_damage.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using nlohmann::json;
using test::runProgram;

class TestCliStatuses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { dir_.reset(); }
    void failureIsOneSentenceAndItsStatus_data();
    void failureIsOneSentenceAndItsStatus();
    void damagedWeightsAreAModelError();
    void closedOutputIsAnOutputError();
    void streamsThatTakeNothingDoNotAbort_data();
    void streamsThatTakeNothingDoNotAbort();
    void closedStreamsDoNotReachTheFilm();
    void unknownPrecisionIsRefused();
    void fileSizeLimitIsAnOutputError();
    void colorizePrintsOneDocument();
    void inspectAndModelsPrintOneDocument();
    void playlistIsNotFollowed();
    void salvageSavesWhatDecodes();
    void helpAndVersionSucceed();

private:
    std::unique_ptr<test::TempDir> dir_;
};

void TestCliStatuses::init() {
    dir_ = std::make_unique<test::TempDir>();
    test::ClipSpec spec;
    spec.sound = "pcm_s16le";
    QVERIFY(test::writeClip(*dir_ / "in.mkv", spec));
    QVERIFY(test::writeClip(*dir_ / "cut.mkv", spec));
    test::cutFile(*dir_ / "cut.mkv", 0.6);
    test::writeText(*dir_ / "empty.mkv", "");
    test::writeText(*dir_ / "text.mkv", "this is no film\n");
    test::writeText(*dir_ / "there.mkv", "precious");
    test::writeText(*dir_ / "there.png", "precious");
    test::writeText(*dir_ / "gone.mkv.kinechrome.json", "precious");
    test::writeText(*dir_ / "list.m3u8", "#EXTM3U\n#EXTINF:1,\nin.mkv\n#EXT-X-ENDLIST\n");
    test::writeText(*dir_ / "list.txt", "ffconcat version 1.0\nfile in.mkv\n");
    test::writeText(*dir_ / "broken.kinechrome", "{");
    test::writeText(*dir_ / "broken.kinechrome.json", "{");
}

void TestCliStatuses::failureIsOneSentenceAndItsStatus_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const char* command, int status) {
        QTest::newRow(name) << command << status;
    };
    row("no command", "", 2);
    row("unknown command", "paint in.mkv", 2);
    row("unknown option", "colorize in.mkv -o out.mkv --model none --nonsense", 2);
    row("no output", "colorize in.mkv", 2);
    row("strength out of range", "colorize in.mkv -o out.mkv --strength 1.5", 2);
    row("saturation out of range", "colorize in.mkv -o out.mkv --saturation -1", 2);
    row("preset against extension", "colorize in.mkv -o out.mkv --model none --preset access", 2);
    row("unknown extension", "colorize in.mkv -o out.xyz --model none", 2);
    row("bad range", "colorize in.mkv -o out.mkv --model none --range 9-3", 2);
    row("range beyond the film", "colorize in.mkv -o out.mkv --model none --range 20-99", 2);
    row("cuda where there is none", "colorize in.mkv -o out.mkv --device cuda", 2);
    row("shard that is none", "colorize in.mkv -o out.mkv --model none --shard 3/2", 2);
    row("shard of another preset", "colorize in.mkv -o out.mov --model none --shard 1/2", 2);
    row("shard to salvage", "colorize cut.mkv -o out.mkv --model none --shard 1/2 --salvage", 2);
    row("shard of a truncated source", "colorize cut.mkv -o out.mkv --model none --shard 1/2", 3);
    row("resume of a MOV", "colorize in.mkv -o out.mov --model none --resume", 2);
    row("resume to salvage", "colorize cut.mkv -o out.mkv --model none --resume --salvage", 2);
    row("unknown overlay", "colorize in.mkv -o out.mkv --debug-overlay flow", 2);
    row("unknown stabilizer", "colorize in.mkv -o out.mkv --stabilizer median", 2);
    row("option against a sidecar", "colorize broken.kinechrome.json -o out.mkv --strength 1", 2);
    row("missing sidecar", "colorize out.mkv.kinechrome.json -o again.mkv", 3);
    row("broken sidecar", "colorize broken.kinechrome.json -o out.mkv", 3);
    row("joining nothing", "join -o out.mkv", 2);
    row("joining into no Matroska", "join a.mkv b.mkv -o out.mov", 2);
    row("joining what is missing", "join a.mkv b.mkv -o out.mkv", 3);
    row("joining a film without sidecar", "join in.mkv -o out.mkv", 3);
    row("missing source", "colorize missing.mkv -o out.mkv --model none", 3);
    row("empty source", "colorize empty.mkv -o out.mkv --model none", 3);
    row("no film", "colorize text.mkv -o out.mkv --model none", 3);
    row("playlist", "colorize list.m3u8 -o out.mkv --model none", 3);
    row("concat script", "colorize list.txt -o out.mkv --model none", 3);
    row("truncated source", "colorize cut.mkv -o out.mkv --model none", 3);
    row("inspecting a truncated source", "inspect cut.mkv", 3);
    row("broken project", "colorize broken.kinechrome -o out.mkv", 3);
    row("hints of a missing file", "colorize in.mkv -o out.mkv --hints p.kinechrome", 3);
    row("hints of a broken project", "colorize in.mkv -o out.mkv --hints broken.kinechrome", 3);
    row("hints of a film", "colorize in.mkv -o out.mkv --hints in.mkv", 3);
    row("evaluating a missing clip", "evaluate missing.mkv", 3);
    row("no number of hints", "evaluate in.mkv --hints-simulated 1,,5", 2);
    row("frontier of a finished film", "evaluate in.mkv --result in.mkv --frontier", 2);
    row("two kinds of features", "evaluate in.mkv --features colornet --inception w", 2);
    row("result that is missing", "evaluate in.mkv --result missing.mkv --features none", 3);
    row("features that are missing", "evaluate in.mkv --result in.mkv --features nosuch", 5);
    row("table over the film itself", "evaluate in.mkv --csv in.mkv", 4);
    row("sheet over an existing file", "evaluate in.mkv --sheet there.png", 4);
    row("table over an existing file", "evaluate in.mkv --csv there.mkv", 4);
    row("sheet of an evaluation that is no PNG", "evaluate in.mkv --sheet sheet.jpg", 2);
    row("sheet and table in one", "evaluate in.mkv --sheet a.png --csv a.png", 2);
    row("no frame to judge", "evaluate in.mkv --frames 0", 2);
    row("stabilizers of a finished film", "evaluate in.mkv --result in.mkv --stabilizer-table", 2);
    row("overlay without a model",
        "colorize in.mkv -o out.mkv --model none --debug-overlay "
        "uncertainty",
        2);
    row("sidecar of a film that is gone", "colorize in.mkv -o gone.mkv --model none", 4);
    row("training without end", "train missing.json --minutes nan", 2);
    row("training of no length", "train missing.json --minutes 0", 2);
    row("output exists", "colorize in.mkv -o there.mkv --model none", 4);
    row("output is the source", "colorize in.mkv -o in.mkv --model none --overwrite", 4);
    row("no folder", "colorize in.mkv -o nowhere/out.mkv --model none", 4);
    row("missing model", "colorize in.mkv -o out.mkv --model nosuch", 5);
    row("reporting a film without sidecar", "report in.mkv", 3);
    row("reporting a broken sidecar", "report broken.kinechrome.json", 3);
    row("comparison that is no film", "report there.mkv --video row.avi", 2);
    row("sheet that is no PNG", "report there.mkv --sheet sheet.jpg", 2);
    row("missing recipe", "train missing.json", 3);
}

void TestCliStatuses::failureIsOneSentenceAndItsStatus() {
    QFETCH(QString, command);
    QFETCH(int, status);
    const QStringList before = test::namesIn(dir_->path());
    // Quiet, so that notes before a late failure do not count as lines.
    QStringList arguments = command.split(' ', Qt::SkipEmptyParts);
    if (arguments.size() > 1 && status > 2) arguments << QStringLiteral("--quiet");
    const auto ended = runProgram(arguments, dir_->path());
    const QString shown = ended.errorLines.join('\n');
    QVERIFY2(ended.status == status, qPrintable(QString::number(ended.status) + ": " + shown));
    QVERIFY2(ended.errorLines.size() == 1, qPrintable(shown));
    QVERIFY2(shown.startsWith("kinechrome-cli: "), qPrintable(shown));
    QVERIFY2(shown.count(": ") >= 2, qPrintable(shown));
    QVERIFY(ended.out.isEmpty());
    QCOMPARE(test::namesIn(dir_->path()), before);
    QCOMPARE(test::readBytes(*dir_ / "there.mkv"), std::string("precious"));
}

void TestCliStatuses::damagedWeightsAreAModelError() {
    const std::filesystem::path shipped = KINECHROME_SOURCE_MODELS "/colornet";
    if (!std::filesystem::exists(shipped / "weights.safetensors")) {
        QSKIP("the shipped model is not in this source tree");
    }
    std::filesystem::copy(shipped, *dir_ / "model");
    test::flipBytes(*dir_ / "model" / "weights.safetensors", 0.5);
    const auto ended =
        runProgram({"colorize", "in.mkv", "-o", "out.mkv", "--model", "./model"}, dir_->path());
    QCOMPARE(ended.status, 5);
    QCOMPARE(ended.errorLines.size(), 1);
    QVERIFY(!std::filesystem::exists(*dir_ / "out.mkv"));
}

void TestCliStatuses::closedOutputIsAnOutputError() {
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(KINECHROME_CLI, {"models", "--json"});
    QCOMPARE(test::endOf(process).status, 4);
}

void TestCliStatuses::streamsThatTakeNothingDoNotAbort_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("status");
    QTest::newRow("failure, full") << "inspect missing.mkv 2>/dev/full" << 3;
    QTest::newRow("failure, closed") << "inspect missing.mkv 2>&-" << 3;
    QTest::newRow("failure, broken pipe") << "inspect missing.mkv 2> >(exec true)" << 3;
    QTest::newRow("usage, full") << "paint 2>/dev/full" << 2;
    QTest::newRow("film, full") << "colorize in.mkv -o a.mkv --model none 2>/dev/full" << 0;
    QTest::newRow("help, full output") << "--help >/dev/full" << 4;
    QTest::newRow("help of a command, full output") << "inspect --help >/dev/full" << 4;
    QTest::newRow("version, closed output") << "--version >&-" << 4;
    QTest::newRow("nothing is taken") << "models >/dev/full 2>/dev/full" << 4;
}

void TestCliStatuses::streamsThatTakeNothingDoNotAbort() {
    QFETCH(QString, words);
    QFETCH(int, status);
    const QString line = QStringLiteral("\"$0\" ") + words;
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(dir_->path().string()));
    process.start("bash", {"-c", line, KINECHROME_CLI});
    QCOMPARE(test::endOf(process).status, status);
}

void TestCliStatuses::closedStreamsDoNotReachTheFilm() {
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(dir_->path().string()));
    // Without standard streams the first files that are opened would have their numbers.
    process.start("bash", {"-c", "\"$0\" colorize in.mkv -o out.mkv --model none <&- >&- 2>&-",
                           KINECHROME_CLI});
    QCOMPARE(test::endOf(process).status, 4);  // the answer is not taken, the film is whole
    const auto film = runProgram({"inspect", "out.mkv", "--json"}, dir_->path());
    QVERIFY2(film.status == 0, qPrintable(film.errorLines.join('\n')));
    QVERIFY(json::parse(film.out.toStdString()).at("video").at("frames") == 24);
}

void TestCliStatuses::unknownPrecisionIsRefused() {
    qputenv("KINECHROME_PRECISION", "foo");
    const auto ended = runProgram({"colorize", "in.mkv", "-o", "out.mkv"}, dir_->path());
    qunsetenv("KINECHROME_PRECISION");
    QCOMPARE(ended.status, 2);
    QCOMPARE(ended.errorLines.size(), 1);
    QVERIFY(ended.errorLines.front().contains("KINECHROME_PRECISION"));
}

void TestCliStatuses::fileSizeLimitIsAnOutputError() {
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(dir_->path().string()));
    // The nearest thing to a full disk that needs no privilege.
    process.start("bash", {"-c", "ulimit -f 8; exec \"$0\" \"$@\"", KINECHROME_CLI, "colorize",
                           "in.mkv", "-o", "out.mkv", "--model", "none", "--quiet"});
    const auto ended = test::endOf(process);
    QCOMPARE(ended.status, 4);
    QCOMPARE(ended.errorLines.size(), 1);
    QVERIFY(!test::namesIn(dir_->path()).join(' ').contains("out.mkv"));
}

void TestCliStatuses::colorizePrintsOneDocument() {
    const auto ended = runProgram(
        {"colorize", "in.mkv", "-o", "out.mkv", "--model", "none", "--json"}, dir_->path());
    QVERIFY2(ended.status == 0, qPrintable(ended.errorLines.join('\n')));
    const json document = json::parse(ended.out.toStdString());
    QVERIFY(document.at("schema") == "kinechrome.colorize/1");
    QVERIFY(document.at("frames_out") == 24);
    QVERIFY(document.at("luma_identical") == true);
    for (const char* check : {"frames", "timestamps", "sound", "tags"}) {
        QVERIFY2(document.at("self_check").at(check) == true, check);
    }
    QVERIFY(std::filesystem::exists(*dir_ / "out.mkv.kinechrome.json"));
}

void TestCliStatuses::inspectAndModelsPrintOneDocument() {
    const auto inspected = runProgram({"inspect", "in.mkv", "--cuts", "--json"}, dir_->path());
    QCOMPARE(inspected.status, 0);
    const json film = json::parse(inspected.out.toStdString());
    QVERIFY(film.at("schema") == "kinechrome.inspect/1");
    QVERIFY(film.at("video").at("frames") == 24);
    const auto models = runProgram({"models", "--json"}, dir_->path());
    QCOMPARE(models.status, 0);
    QVERIFY(json::parse(models.out.toStdString()).at("schema") == "kinechrome.models/1");
}

void TestCliStatuses::playlistIsNotFollowed() {
    // Even under a film's name.
    std::filesystem::rename(*dir_ / "list.m3u8", *dir_ / "film.mp4");
    const auto ended = runProgram({"inspect", "film.mp4"}, dir_->path());
    QCOMPARE(ended.status, 3);
    QCOMPARE(ended.errorLines.size(), 1);
}

void TestCliStatuses::salvageSavesWhatDecodes() {
    const auto ended = runProgram(
        {"colorize", "cut.mkv", "-o", "out.mkv", "--model", "none", "--salvage", "--json"},
        dir_->path());
    QVERIFY2(ended.status == 0, qPrintable(ended.errorLines.join('\n')));
    const json document = json::parse(ended.out.toStdString());
    QVERIFY(document.at("frames_out").get<int>() > 0);
    QVERIFY(document.at("frames_out").get<int>() < 24);
    QVERIFY(!document.at("notes").empty());
}

void TestCliStatuses::helpAndVersionSucceed() {
    for (const char* command : {"inspect", "colorize", "evaluate", "report", "train", "models"}) {
        QVERIFY(runProgram({command, "--help"}, dir_->path()).out.contains("--json"));
        QCOMPARE(runProgram({command, "--version"}, dir_->path()).status, 0);
    }
    QVERIFY(runProgram({"--version"}, dir_->path()).out.startsWith("kinechrome-cli "));
}

QTEST_GUILESS_MAIN(TestCliStatuses)
#include "tst_cli_statuses.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli dataset as scripts drive it: its document, its statuses, and runs that are ended
// from outside and gone on with.
#include <csignal>

#include <QTest>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/support/file_damage.h"
#include "tests/support/painted_film.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using nlohmann::json;
using test::runProgram;
namespace fs = std::filesystem;

class TestCliDataset : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { dir_.reset(); }
    void failureIsOneSentenceAndItsStatus_data();
    void failureIsOneSentenceAndItsStatus();
    void documentIsAllThatIsPrinted();
    void keptReasonsAreTaken();
    void endedRunGoesOnToTheSameBytes_data();
    void endedRunGoesOnToTheSameBytes();

private:
    std::unique_ptr<test::TempDir> dir_;
};

void TestCliDataset::init() {
    dir_ = std::make_unique<test::TempDir>();
    fs::create_directories(*dir_ / "films");
    fs::create_directories(*dir_ / "gray");
    fs::create_directories(*dir_ / "there");
    test::ClipSpec spec;
    spec.content = test::Content::Color;
    spec.width = 96;
    spec.height = 64;
    spec.frames = 200;
    for (int cut = 20; cut < spec.frames; cut += 20) spec.cuts.push_back(cut);
    QVERIFY(test::writeClip(*dir_ / "films" / "fair.mkv", spec));
    test::paintPicture(*dir_ / "gray" / "gray.ppm", {96, 64, test::Paint::Gray, 1, 0.0, 0.0});
    test::writeText(*dir_ / "there" / "diary.txt", "precious");
}

void TestCliDataset::failureIsOneSentenceAndItsStatus_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const char* command, int status) {
        QTest::newRow(name) << command << status;
    };
    row("no output", "films", 2);
    row("odd size", "films -o pack --size 130", 2);
    row("clip of one frame", "films -o pack --clip-frames 1", 2);
    row("no time between stills", "films -o pack --every 0", 2);
    row("unknown content", "films -o pack --take sounds", 2);
    row("unknown reason", "films -o pack --keep ugly", 2);
    row("missing source", "nowhere -o pack", 3);
    row("no usable picture", "gray -o pack", 3);
    row("nothing to read", "there -o pack", 3);
    row("output is no pack", "films -o there --overwrite", 4);
    row("output exists", "films -o there", 4);
    row("output holds the source", "films -o . --overwrite", 4);
    row("no folder", "films -o no/where/pack", 4);
}

void TestCliDataset::failureIsOneSentenceAndItsStatus() {
    QFETCH(QString, command);
    QFETCH(int, status);
    const QStringList before = test::namesIn(dir_->path());
    const QStringList arguments = QStringList{"dataset", "--quiet"} + command.split(' ');
    const auto ended = runProgram(arguments, dir_->path());
    const QString shown = ended.errorLines.join('\n');
    QVERIFY2(ended.status == status, qPrintable(QString::number(ended.status) + ": " + shown));
    QVERIFY2(ended.errorLines.size() == 1, qPrintable(shown));
    QVERIFY2(shown.startsWith("kinechrome-cli: ") && shown.count(": ") >= 2, qPrintable(shown));
    QVERIFY(ended.out.isEmpty());
    QCOMPARE(test::namesIn(dir_->path()), before);
    QCOMPARE(test::readBytes(*dir_ / "there" / "diary.txt"), std::string("precious"));
}

void TestCliDataset::documentIsAllThatIsPrinted() {
    const auto ended =
        runProgram({"dataset", "films", "gray", "-o", "pack", "--json"}, dir_->path());
    QVERIFY2(ended.status == 0, qPrintable(ended.errorLines.join('\n')));
    const json document = json::parse(ended.out.toStdString());
    QVERIFY(document.at("schema") == "kinechrome.dataset/1");
    QVERIFY(document.at("clips").get<int>() > 0);
    QVERIFY(document.at("images").get<int>() > 0);
    QVERIFY(document.at("skipped").at("near-gray") == 1);
    QVERIFY(document.at("resumed") == false);
    QVERIFY(document.at("sources").at("fair").at("clips") == document.at("clips"));
    QVERIFY(fs::exists(*dir_ / "pack" / "sheet.png"));
}

void TestCliDataset::keptReasonsAreTaken() {
    const auto ended = runProgram(
        {"dataset", "gray", "-o", "pack", "--json", "--keep", "near-gray,one-tint"}, dir_->path());
    QVERIFY2(ended.status == 0, qPrintable(ended.errorLines.join('\n')));
    const json document = json::parse(ended.out.toStdString());
    QVERIFY(document.at("images") == 1 && document.at("skipped").empty());
}

void TestCliDataset::endedRunGoesOnToTheSameBytes_data() {
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("status");
    QTest::newRow("SIGINT") << SIGINT << 130;
    QTest::newRow("SIGTERM") << SIGTERM << 143;
    QTest::newRow("SIGKILL") << SIGKILL << -1;
}

void TestCliDataset::endedRunGoesOnToTheSameBytes() {
    QFETCH(int, signal);
    QFETCH(int, status);
    const QStringList common{"dataset", "films", "--quiet", "--clip-frames", "8", "-o"};
    QCOMPARE(runProgram(common + QStringList{"whole"}, dir_->path()).status, 0);
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(dir_->path().string()));
    process.start(KINECHROME_CLI, common + QStringList{"pack"});
    QVERIFY(process.waitForStarted());
    // From the first clip on there is work to be ended.
    QTRY_VERIFY_WITH_TIMEOUT(
        fs::exists(*dir_ / "pack.part" / "clips-000.tar") || fs::exists(*dir_ / "pack"), 60000);
    ::kill(static_cast<pid_t>(process.processId()), signal);
    const auto ended = test::endOf(process);
    if (!fs::exists(*dir_ / "pack")) {
        QCOMPARE(ended.status, status);
        QVERIFY(fs::exists(*dir_ / "pack.part" / "state.json"));
        QCOMPARE(runProgram(common + QStringList{"pack"}, dir_->path()).status, 0);
    }
    QCOMPARE(test::namesIn(*dir_ / "pack"), test::namesIn(*dir_ / "whole"));
    for (const QString& name : test::namesIn(*dir_ / "whole")) {
        const std::string file = name.toStdString();
        QVERIFY2(test::readBytes(*dir_ / "pack" / file) == test::readBytes(*dir_ / "whole" / file),
                 file.c_str());
    }
    QVERIFY(!fs::exists(*dir_ / "pack.part"));
}

QTEST_GUILESS_MAIN(TestCliDataset)
#include "tst_cli_dataset.moc"

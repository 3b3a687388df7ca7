// SPDX-License-Identifier: GPL-3.0-or-later
// Shards, join and --resume as a farm's scripts call them.
#include <csignal>

#include <QTest>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using nlohmann::json;

class TestCliShards : public QObject {
    Q_OBJECT

    test::Ended colorize(const QStringList& arguments) {
        return test::runProgram(
            QStringList{"colorize", "in.mkv", "--model", "none", "--json", "--quiet"} + arguments,
            dir_.path());
    }

private Q_SLOTS:
    void initTestCase() {
        test::ClipSpec spec;
        spec.frames = 600;
        spec.cuts = {100, 200, 400};
        spec.sound = "pcm_s16le";
        const auto written = test::writeClip(dir_ / "in.mkv", spec);
        QVERIFY2(written, written ? "" : written.error().message().c_str());
    }

    void shardsAreMadeAndJoined() {
        for (int i = 1; i <= 2; ++i) {
            const auto ended =
                colorize({"-o", QString("shard%1.mkv").arg(i), "--shard", QString("%1/2").arg(i)});
            QCOMPARE(ended.status, 0);
            const json shard = json::parse(ended.out.toStdString()).at("shard");
            QCOMPARE(shard.at("index").get<int>(), i);
            QCOMPARE(shard.at("film").at("last").get<int>(), 599);
        }
        const auto ended = test::runProgram(
            {"join", "shard2.mkv", "shard1.mkv", "-o", "out.mkv", "--json"}, dir_.path());
        QVERIFY2(ended.status == 0, qPrintable(ended.errorLines.join('\n')));
        const json document = json::parse(ended.out.toStdString());
        QCOMPARE(document.at("schema").get<std::string>(), std::string("kinechrome.join/1"));
        QCOMPARE(document.at("frames").get<int>(), 600);
        QVERIFY(document.at("luma_identical").get<bool>());
        QCOMPARE(document.at("shards").at(0).get<std::string>(), std::string("shard1.mkv"));
        const auto again =
            test::runProgram({"join", "shard1.mkv", "shard2.mkv", "-o", "out.mkv"}, dir_.path());
        QCOMPARE(again.status, 4);
        const auto itself = test::runProgram(
            {"join", "shard1.mkv", "shard2.mkv", "-o", "shard2.mkv", "--overwrite"}, dir_.path());
        QCOMPARE(itself.status, 4);
    }

    void killedExportGoesOn() {
        QProcess process;
        process.setWorkingDirectory(QString::fromStdString(dir_.path().string()));
        process.start(KINECHROME_CLI,
                      {"colorize", "in.mkv", "-o", "killed.mkv", "--model", "none", "--quiet"});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(
            std::filesystem::exists(dir_ / "killed.mkv.kinechrome-work" / "export.json"), 60000);
        process.kill();
        process.waitForFinished();
        QVERIFY(!std::filesystem::exists(dir_ / "killed.mkv"));
        const auto ended = colorize({"-o", "killed.mkv", "--resume"});
        QVERIFY2(ended.status == 0, qPrintable(ended.errorLines.join('\n')));
        const json document = json::parse(ended.out.toStdString());
        QCOMPARE(document.at("frames_out").get<int>(), 600);
        QVERIFY(document.at("frames_kept").is_number_integer());
        QVERIFY(!std::filesystem::exists(dir_ / "killed.mkv.kinechrome-work"));
    }

private:
    test::TempDir dir_;
};

QTEST_GUILESS_MAIN(TestCliShards)
#include "tst_cli_shards.moc"

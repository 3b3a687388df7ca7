// SPDX-License-Identifier: GPL-3.0-or-later
// The list of exports as a file: nothing is lost on the way, and damage is named.
#include "core/pipeline/export_list.h"

#include <QtTest/QtTest>

using namespace kinechrome;
using pipeline::ExportState;
using pipeline::ListedExport;

namespace {

ListedExport fullExport() {
    ListedExport listed;
    pipeline::ColorizeRequest& request = listed.request;
    request.input = "/films/street.mkv";
    request.output = "/films/street-colour.mov";
    request.settings.saturation = 0.7;
    edit::Segment segment;
    segment.range = {10, 39};
    segment.name = "Main title";
    segment.settings.strength = 0.4;
    segment.hints.push_back({12, 0.5, 0.4, 0.01, 20.0, -30.0});
    request.segments.push_back(segment);
    request.range = edit::FrameRange{10, 39};
    request.preset = media::Preset::Mezzanine;
    request.overwrite = true;
    request.disclosure = false;
    request.beside = {true, false, true, "/films/street-original.mkv"};
    listed.state = ExportState::Failed;
    listed.sentence = "street-colour.mov: the disk is full: make room";
    return listed;
}

}  // namespace

class TestExportList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingThatIsAskedForComesBack() {
        const auto whole = pipeline::exportsFromText(pipeline::textOf({fullExport()}));
        QVERIFY(whole);
        QCOMPARE(whole->size(), std::size_t{1});
        const ListedExport& back = whole->front();
        const ListedExport was = fullExport();
        QVERIFY(back.state == was.state);
        QCOMPARE(back.sentence, was.sentence);
        QCOMPARE(back.request.input, was.request.input);
        QCOMPARE(back.request.output, was.request.output);
        QVERIFY(back.request.settings == was.request.settings);
        QVERIFY(back.request.segments == was.request.segments);
        QVERIFY(back.request.range == was.request.range);
        QVERIFY(back.request.preset == was.request.preset);
        QVERIFY(back.request.overwrite);
        QVERIFY(!back.request.disclosure);
        QVERIFY(back.request.beside == was.request.beside);
        QCOMPARE(back.request.shotsKnownTo, was.request.shotsKnownTo);
    }

    void listsOfEarlierVersionsAskForNothingBeside() {
        const auto list = pipeline::exportsFromText(
            R"({"schema":"kinechrome.queue/1","exports":[{"input":"a","output":"b"}]})");
        QVERIFY(list);
        QVERIFY(!list->front().request.beside.any());
    }

    void whatRanWaitsAgain() {
        ListedExport running = fullExport();
        running.state = ExportState::Running;
        const auto list = pipeline::exportsFromText(pipeline::textOf({running}));
        QVERIFY(list);
        QVERIFY(list->front().state == ExportState::Waiting);
    }

    void damageIsNamed_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("named");
        const QByteArray begin = R"({"schema":"kinechrome.queue/1","exports":[)";
        QTest::newRow("no JSON") << QByteArray("{\"schema\":") << QByteArray("JSON");
        QTest::newRow("a list") << QByteArray("[]") << QByteArray("JSON");
        QTest::newRow("newer schema")
            << QByteArray(R"({"schema":"kinechrome.queue/9","exports":[]})")
            << QByteArray("queue/9");
        QTest::newRow("no exports")
            << QByteArray(R"({"schema":"kinechrome.queue/1"})") << QByteArray("exports");
        QTest::newRow("a number for an export") << begin + "7]}" << QByteArray("exports");
        QTest::newRow("no film") << begin + R"({"output":"b"}]})" << QByteArray("input");
        QTest::newRow("text beside")
            << begin + R"({"input":"a","output":"b","beside":"report"}]})" << QByteArray("beside");
        QTest::newRow("range of text")
            << begin + R"({"input":"a","output":"b","range":{"first":"x"}}]})"
            << QByteArray("first");
        QTest::newRow("range that is no object")
            << begin + R"({"input":"a","output":"b","range":7}]})" << QByteArray("range");
        QTest::newRow("unknown preset")
            << begin + R"({"input":"a","output":"b","preset":"vhs"}]})" << QByteArray("vhs");
        QTest::newRow("settings of text")
            << begin + R"({"input":"a","output":"b","settings":"x"}]})" << QByteArray("settings");
        QTest::newRow("segments of text")
            << begin + R"({"input":"a","output":"b","segments":"x"}]})" << QByteArray("segments");
    }
    void damageIsNamed() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, named);
        const auto list = pipeline::exportsFromText(text.toStdString());
        QVERIFY(!list);
        QVERIFY2(list.error().message().find(named.toStdString()) != std::string::npos,
                 list.error().message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestExportList)
#include "tst_export_list.moc"

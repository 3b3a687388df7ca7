// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges as people write them.
#include "core/pipeline/frame_range.h"

#include <QTest>

using namespace kinechrome;
using pipeline::parseFrameRange;

class TestFrameRange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodTextsBecomeFrames_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("rateNum");
        QTest::addColumn<qint64>("rateDen");
        QTest::addColumn<QString>("filmTimecode");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("last");
        const auto row = [](const char* name, const char* text, qint64 num, qint64 den,
                            const char* timecode, qint64 first, qint64 last) {
            QTest::newRow(name) << text << num << den << timecode << first << last;
        };
        row("frames", "10-20", 25, 1, "", 10, 20);
        row("one frame", "0-0", 25, 1, "", 0, 0);
        row("timecodes from zero", "00:00:01:00-00:00:01:24", 25, 1, "", 25, 49);
        row("timecodes of a film that starts at one hour", "01:00:00:05-01:00:02:00", 24, 1,
            "01:00:00:00", 5, 48);
        row("23.976 counts 24 frames a second", "00:00:01:00-00:00:01:23", 24000, 1001, "", 24, 47);
        // 29.97 drop frame: 00:01:00;02 is the frame after 00:00:59;29, number 1800.
        row("drop frame skips two numbers a minute", "00:00:59;29-00:01:00;02", 30000, 1001,
            "00:00:00;00", 1799, 1800);
        row("drop frame keeps the tenth minute", "00:10:00;00-00:10:00;00", 30000, 1001,
            "00:00:00;00", 17982, 17982);
        // The film says how it counts, whatever sign is typed.
        row("drop frame typed with colons", "01:00:10:00-01:00:10:09", 30000, 1001, "01:00:00;00",
            300, 309);
        row("drop frame a minute on", "01:01:00:02-01:01:00:03", 30000, 1001, "01:00:00;00", 1800,
            1801);
        row("drop frame with mixed signs", "01:00:10;00-01:00:10:09", 30000, 1001, "01:00:00;00",
            300, 309);
        row("all numbers typed with semicolons", "01:01:00;00-01:01:00;01", 30000, 1001,
            "01:00:00:00", 1800, 1801);
        row("drop frame by what is typed alone", "00:00:59;29-00:01:00;02", 30000, 1001, "", 1799,
            1800);
        row("signs mixed where nothing is dropped", "00:00:01;00-00:00:01:24", 25, 1, "", 25, 49);
        row("past midnight", "23:59:55:00-00:00:05:00", 25, 1, "23:59:50:00", 125, 375);
        // The last ten seconds of a day drop nothing, nor do the first ten of the next.
        row("past midnight in drop frame", "00:00:05;00-00:00:05:01", 30000, 1001, "23:59:50;00",
            450, 451);
        row("a frame and a timecode", "3-00:00:01:00", 25, 1, "", 3, 25);
    }
    void goodTextsBecomeFrames() {
        QFETCH(QString, text);
        QFETCH(qint64, rateNum);
        QFETCH(qint64, rateDen);
        QFETCH(QString, filmTimecode);
        const auto range =
            parseFrameRange(text.toStdString(), {rateNum, rateDen}, filmTimecode.toStdString());
        QVERIFY2(range, range ? "" : range.error().message().c_str());
        QTEST(static_cast<qint64>(range->first), "first");
        QTEST(static_cast<qint64>(range->last), "last");
    }

    void badTextsAreWrongUsage_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "5", "a-b", "-5", "5-", "9-3", "-3-5", "1.5-2", "00:00:00:25-00:00:01:00",
              "00:61:00:00-01:02:00:00", "00:00:01-00:00:02", "99999999999999999999-5"}) {
            QTest::newRow(*text == '\0' ? "empty" : text) << text;
        }
    }
    void badTextsAreWrongUsage() {
        QFETCH(QString, text);
        const auto range = parseFrameRange(text.toStdString(), {25, 1}, "");
        QVERIFY(!range);
        QCOMPARE(base::exitStatus(range.error().kind), 2);
    }

    void numbersThatDropFrameLeavesOutAreRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("rateNum");
        QTest::addColumn<QString>("said");
        QTest::newRow("first end") << "01:01:00;00-01:02:00;10" << qint64{30000} << "01:01:00;02";
        QTest::newRow("second end") << "01:00:00;00-01:09:00;01" << qint64{30000} << "01:09:00;02";
        QTest::newRow("typed with a colon")
            << "01:01:00:01-01:02:00:10" << qint64{30000} << "01:01:00;02";
        QTest::newRow("at 60") << "01:01:00;03-01:02:00;10" << qint64{60000} << "01:01:00;04";
    }
    void numbersThatDropFrameLeavesOutAreRefused() {
        QFETCH(QString, text);
        QFETCH(qint64, rateNum);
        QFETCH(QString, said);
        const auto range = parseFrameRange(text.toStdString(), {rateNum, 1001}, "01:00:00;00");
        QVERIFY(!range);
        QCOMPARE(base::exitStatus(range.error().kind), 2);
        const QString sentence = QString::fromStdString(range.error().message());
        QVERIFY2(sentence.contains(said), qPrintable(sentence));
    }

    void endsThatCountDifferentlyAreRefused() {
        const auto range = parseFrameRange("00:01:00;02-00:01:10:00", {30000, 1001}, "");
        QVERIFY(!range);
        QCOMPARE(base::exitStatus(range.error().kind), 2);
    }

    void timecodeBeforeTheFilmIsRefused() {
        const auto range = parseFrameRange("00:00:00:00-01:00:01:00", {25, 1}, "01:00:00:00");
        QVERIFY(!range);
        QVERIFY(range.error().message().find("before the film") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestFrameRange)
#include "tst_frame_range.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Timecode of a frame: the scan's own, or counted from zero.
#include <QTest>

#include "core/media/timecode.h"

using namespace kinechrome;

class TestTimecode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void framesAreCountedFromTheFilmsOwnStart_data() {
        QTest::addColumn<QString>("start");
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::addColumn<int>("frame");
        QTest::addColumn<QString>("shown");
        QTest::newRow("from zero") << "" << 24 << 1 << 25 << "00:00:01:01";
        QTest::newRow("own start") << "01:00:00:00" << 25 << 1 << 50 << "01:00:02:00";
        QTest::newRow("film as video") << "" << 24000 << 1001 << 24 << "00:00:01:00";
        // A minute of drop-frame lacks the numbers 0 and 1.
        QTest::newRow("drop frame") << "00:00:59;29" << 30000 << 1001 << 1 << "00:01:00;02";
        QTest::newRow("silent film") << "" << 16 << 1 << 16 << "00:00:01:00";
        QTest::newRow("two digits always") << "" << 10 << 1 << 13 << "00:00:01:03";
        QTest::newRow("start that is none") << "reel two" << 24 << 1 << 24 << "00:00:01:00";
    }
    void framesAreCountedFromTheFilmsOwnStart() {
        QFETCH(QString, start);
        QFETCH(int, num);
        QFETCH(int, den);
        QFETCH(int, frame);
        QFETCH(QString, shown);
        QCOMPARE(
            QString::fromStdString(media::timecodeOfFrame(start.toStdString(), {num, den}, frame)),
            shown);
    }

    void timecodesAreCountedFromMidnight_data() {
        QTest::addColumn<QString>("timecode");
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::addColumn<int>("frames");  // -1: none
        QTest::newRow("an hour") << "01:00:00:00" << 25 << 1 << 90000;
        QTest::newRow("drop frame") << "00:01:00;02" << 30000 << 1001 << 1800;
        QTest::newRow("tenth minute") << "00:10:00;00" << 30000 << 1001 << 17982;
        QTest::newRow("nothing to drop at 25") << "00:01:00;02" << 25 << 1 << 1502;
        QTest::newRow("one digit") << "00:00:01:3" << 10 << 1 << 13;
        QTest::newRow("frame beyond the rate") << "00:00:00:25" << 25 << 1 << -1;
        QTest::newRow("sixty seconds") << "00:00:60:00" << 25 << 1 << -1;
        QTest::newRow("words") << "reel number two" << 25 << 1 << -1;
        QTest::newRow("empty") << "" << 25 << 1 << -1;
        QTest::newRow("no rate") << "00:00:01:00" << 0 << 1 << -1;
    }
    void timecodesAreCountedFromMidnight() {
        QFETCH(QString, timecode);
        QFETCH(int, num);
        QFETCH(int, den);
        QFETCH(int, frames);
        const auto counted = media::framesToTimecode(timecode.toStdString(), {num, den});
        QCOMPARE(static_cast<int>(counted.value_or(-1)), frames);
    }

    void dropFrameLeavesNumbersOut_data() {
        QTest::addColumn<QString>("timecode");
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::addColumn<bool>("out");
        QTest::newRow("first of a minute") << "01:01:00;00" << 30000 << 1001 << true;
        QTest::newRow("second of a minute") << "01:01:00;01" << 30000 << 1001 << true;
        QTest::newRow("third of a minute") << "01:01:00;02" << 30000 << 1001 << false;
        QTest::newRow("one digit") << "01:01:00;1" << 30000 << 1001 << true;
        QTest::newRow("tenth minute") << "01:10:00;00" << 30000 << 1001 << false;
        QTest::newRow("within a minute") << "01:01:01;00" << 30000 << 1001 << false;
        QTest::newRow("fourth at 60") << "01:01:00;03" << 60000 << 1001 << true;
        QTest::newRow("fifth at 60") << "01:01:00;04" << 60000 << 1001 << false;
        QTest::newRow("all numbers") << "01:01:00:00" << 30000 << 1001 << false;
        QTest::newRow("nothing to drop at 25") << "01:01:00;00" << 25 << 1 << false;
        QTest::newRow("words") << "number;;;two" << 30000 << 1001 << false;
    }
    void dropFrameLeavesNumbersOut() {
        QFETCH(QString, timecode);
        QFETCH(int, num);
        QFETCH(int, den);
        QFETCH(bool, out);
        QCOMPARE(media::isDroppedNumber(timecode.toStdString(), {num, den}), out);
    }
};

QTEST_GUILESS_MAIN(TestTimecode)
#include "tst_timecode.moc"

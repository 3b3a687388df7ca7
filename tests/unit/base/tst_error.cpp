// SPDX-License-Identifier: GPL-3.0-or-later
// Errors: their one sentence, and the exit status of every kind.
#include "core/base/error.h"

#include <QtTest>

using namespace kinechrome::base;

class TestError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentenceSaysWhatWhyAndWhatToDo();
    void missingPartsLeaveNoGap_data();
    void missingPartsLeaveNoGap();
    void sentenceIsOneLine();
    void detailIsForTheLogOnly();
    void everyKindHasItsExitStatus_data();
    void everyKindHasItsExitStatus();
    void cancellationIsAnInterruption();
};

void TestError::sentenceSaysWhatWhyAndWhatToDo() {
    const Result<int> result = fail(ErrorKind::Input, "film.mkv", "is empty", "choose another");
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Input);
    QCOMPARE(result.error().message(), std::string("film.mkv: is empty: choose another"));
}

void TestError::missingPartsLeaveNoGap_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("remedy");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no remedy") << "film"
                               << "is empty"
                               << ""
                               << "film: is empty";
    QTest::newRow("no reason") << "film"
                               << ""
                               << "choose another"
                               << "film: choose another";
    QTest::newRow("only a reason") << ""
                                   << "out of memory"
                                   << ""
                                   << "out of memory";
}

void TestError::missingPartsLeaveNoGap() {
    QFETCH(const QString, what);
    QFETCH(const QString, why);
    QFETCH(const QString, remedy);
    QFETCH(const QString, sentence);
    const Error error{ErrorKind::Internal, what.toStdString(), why.toStdString(),
                      remedy.toStdString()};
    QCOMPARE(QString::fromStdString(error.message()), sentence);
}

void TestError::sentenceIsOneLine() {
    const Error error{ErrorKind::Internal, "a\nb", "c\r\nd", "e"};
    QCOMPARE(error.message(), std::string("a b: c  d: e"));
}

void TestError::detailIsForTheLogOnly() {
    const Error error{ErrorKind::Internal, "film", "broke", "again", "AVERROR(-22)"};
    QVERIFY(error.message().find("AVERROR") == std::string::npos);
    QCOMPARE(error.detail, std::string("AVERROR(-22)"));
}

void TestError::everyKindHasItsExitStatus_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("internal") << int(ErrorKind::Internal) << 1;
    QTest::newRow("usage") << int(ErrorKind::Usage) << 2;
    QTest::newRow("input") << int(ErrorKind::Input) << 3;
    QTest::newRow("output") << int(ErrorKind::Output) << 4;
    QTest::newRow("model") << int(ErrorKind::Model) << 5;
    QTest::newRow("interrupted") << int(ErrorKind::Interrupted) << 130;
    QTest::newRow("terminated") << int(ErrorKind::Terminated) << 143;
}

void TestError::everyKindHasItsExitStatus() {
    QFETCH(const int, kind);
    QFETCH(const int, status);
    QCOMPARE(exitStatus(static_cast<ErrorKind>(kind)), status);
}

void TestError::cancellationIsAnInterruption() {
    const Result<void> result = cancelled("film.mkv");
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Interrupted);
    QCOMPARE(result.error().what, std::string("film.mkv"));
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"

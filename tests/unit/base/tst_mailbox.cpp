// SPDX-License-Identifier: GPL-3.0-or-later
// The mailbox: only the latest letter counts, and stopping wakes the reader.
#include "core/base/mailbox.h"

#include <QtTest>

#include <algorithm>
#include <memory>
#include <thread>
#include <vector>

using kinechrome::base::Mailbox;

class TestMailbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void latestLetterReplacesTheOneBefore();
    void letterIsTakenOnce();
    void emptyBoxAnswersAtOnce();
    void stopWakesAWaitingReader();
    void stoppedReaderLeavesTheLetter();
    void lastLetterAlwaysArrives();
};

void TestMailbox::latestLetterReplacesTheOneBefore() {
    Mailbox<int> box;
    box.post(1);
    box.post(2);
    box.post(3);
    QCOMPARE(box.take({}), std::optional<int>(3));
    QVERIFY(!box.hasMail());
}

void TestMailbox::letterIsTakenOnce() {
    Mailbox<std::unique_ptr<int>> box;
    box.post(std::make_unique<int>(4));
    QVERIFY(box.hasMail());
    const auto first = box.tryTake();
    QVERIFY(first.has_value());
    QCOMPARE(**first, 4);
    QVERIFY(!box.tryTake().has_value());
}

void TestMailbox::emptyBoxAnswersAtOnce() {
    Mailbox<int> box;
    QVERIFY(!box.hasMail());
    QVERIFY(!box.tryTake().has_value());
}

void TestMailbox::stopWakesAWaitingReader() {
    Mailbox<int> box;
    std::optional<int> taken = 7;
    {
        std::jthread reader([&](std::stop_token stop) { taken = box.take(stop); });
        reader.request_stop();
    }
    QVERIFY(!taken.has_value());
}

void TestMailbox::stoppedReaderLeavesTheLetter() {
    Mailbox<int> box;
    box.post(1);
    std::stop_source source;
    source.request_stop();
    QVERIFY(!box.take(source.get_token()).has_value());
    QCOMPARE(box.tryTake(), std::optional<int>(1));
}

void TestMailbox::lastLetterAlwaysArrives() {
    constexpr int last = 2000;
    Mailbox<int> box;
    std::vector<int> taken;
    {
        const std::jthread poster([&] {
            for (int i = 1; i <= last; ++i) box.post(i);
        });
        do {
            taken.push_back(box.take({}).value());
        } while (taken.back() != last);
    }
    QVERIFY(std::is_sorted(taken.begin(), taken.end()));
    QVERIFY(std::adjacent_find(taken.begin(), taken.end()) == taken.end());
}

QTEST_GUILESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"

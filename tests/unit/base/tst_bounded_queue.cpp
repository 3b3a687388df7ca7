// SPDX-License-Identifier: GPL-3.0-or-later
// The queue between stages: order, both bounds, and that stopping wakes both sides.
#include "core/base/bounded_queue.h"

#include <QtTest>

#include <memory>
#include <thread>
#include <variant>
#include <vector>

using kinechrome::base::BoundedQueue;

class TestBoundedQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itemsComeOutInTheOrderTheyWentIn();
    void noMoreItemsWaitThanAllowed();
    void noMoreBytesWaitThanAllowed();
    void itemLargerThanTheByteBoundPassesAlone();
    void stopWakesAWaitingConsumer();
    void stopWakesAWaitingProducer();
    void stopDropsWhatWaits();
    void endOfStreamIsAnItem();
    void everyItemArrivesOnceWithManyProducersAndConsumers();
};

void TestBoundedQueue::itemsComeOutInTheOrderTheyWentIn() {
    BoundedQueue<int> queue(10, 1000);
    for (int i = 0; i < 10; ++i) QVERIFY(queue.push(i, 1, {}));
    for (int i = 0; i < 10; ++i) QCOMPARE(queue.pop({}), std::optional<int>(i));
    QCOMPARE(queue.size(), std::size_t{0});
}

void TestBoundedQueue::noMoreItemsWaitThanAllowed() {
    BoundedQueue<int> queue(3, 1000);
    const std::jthread producer([&](std::stop_token stop) {
        for (int i = 0; i < 500; ++i) queue.push(i, 1, stop);
    });
    for (int i = 0; i < 500; ++i) {
        QVERIFY(queue.size() <= 3);
        QCOMPARE(queue.pop({}), std::optional<int>(i));
    }
}

void TestBoundedQueue::noMoreBytesWaitThanAllowed() {
    BoundedQueue<int> queue(100, 100);
    const std::jthread producer([&](std::stop_token stop) {
        for (int i = 0; i < 500; ++i) queue.push(i, 40, stop);
    });
    for (int i = 0; i < 500; ++i) {
        QVERIFY(queue.size() <= 2);
        QCOMPARE(queue.pop({}), std::optional<int>(i));
    }
}

void TestBoundedQueue::itemLargerThanTheByteBoundPassesAlone() {
    BoundedQueue<int> queue(100, 10);
    const std::jthread producer([&](std::stop_token stop) {
        for (int i = 0; i < 100; ++i) queue.push(i, 1000, stop);
    });
    for (int i = 0; i < 100; ++i) {
        QVERIFY(queue.size() <= 1);
        QCOMPARE(queue.pop({}), std::optional<int>(i));
    }
}

void TestBoundedQueue::stopWakesAWaitingConsumer() {
    BoundedQueue<int> queue(1, 1);
    std::optional<int> taken = 7;
    {
        std::jthread consumer([&](std::stop_token stop) { taken = queue.pop(stop); });
        consumer.request_stop();
    }
    QVERIFY(!taken.has_value());
}

void TestBoundedQueue::stopWakesAWaitingProducer() {
    BoundedQueue<int> queue(1, 1);
    QVERIFY(queue.push(1, 1, {}));
    bool pushed = true;
    {
        std::jthread producer([&](std::stop_token stop) { pushed = queue.push(2, 1, stop); });
        producer.request_stop();
    }
    QVERIFY(!pushed);
    QCOMPARE(queue.size(), std::size_t{1});
    QCOMPARE(queue.pop({}), std::optional<int>(1));
}

void TestBoundedQueue::stopDropsWhatWaits() {
    BoundedQueue<int> queue(2, 2);
    QVERIFY(queue.push(1, 1, {}));
    std::stop_source source;
    source.request_stop();
    QVERIFY(!queue.pop(source.get_token()).has_value());
    QVERIFY(!queue.push(2, 1, source.get_token()));
    QCOMPARE(queue.size(), std::size_t{1});
}

void TestBoundedQueue::endOfStreamIsAnItem() {
    struct End {};
    BoundedQueue<std::variant<std::unique_ptr<int>, End>> queue(4, 100);
    QVERIFY(queue.push(std::make_unique<int>(5), 8, {}));
    QVERIFY(queue.push(End{}, 0, {}));
    const auto first = queue.pop({});
    const auto second = queue.pop({});
    QVERIFY(first && std::holds_alternative<std::unique_ptr<int>>(*first));
    QCOMPARE(*std::get<std::unique_ptr<int>>(*first), 5);
    QVERIFY(second && std::holds_alternative<End>(*second));
}

void TestBoundedQueue::everyItemArrivesOnceWithManyProducersAndConsumers() {
    constexpr int perProducer = 2000;
    BoundedQueue<int> queue(4, 64);
    std::vector<std::vector<int>> taken(3);
    {
        std::vector<std::jthread> threads;
        for (int p = 0; p < 3; ++p) {
            threads.emplace_back([&queue, p](std::stop_token stop) {
                for (int i = 0; i < perProducer; ++i) {
                    const std::size_t bytes = static_cast<std::size_t>(i % 100);
                    queue.push(p * perProducer + i, bytes, stop);
                }
            });
        }
        for (auto& mine : taken) {
            threads.emplace_back([&queue, &mine](std::stop_token stop) {
                for (int i = 0; i < perProducer; ++i) mine.push_back(queue.pop(stop).value_or(-1));
            });
        }
        for (std::jthread& thread : threads) thread.join();
    }
    std::vector<int> times(3 * perProducer, 0);
    for (const auto& mine : taken) {
        for (const int item : mine) {
            QVERIFY(item >= 0);
            ++times[static_cast<std::size_t>(item)];
        }
    }
    QCOMPARE(times, std::vector<int>(3 * perProducer, 1));
}

QTEST_GUILESS_MAIN(TestBoundedQueue)
#include "tst_bounded_queue.moc"

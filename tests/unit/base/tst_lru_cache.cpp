// SPDX-License-Identifier: GPL-3.0-or-later
// The cache: its budget in bytes, and who goes first.
#include "core/base/lru_cache.h"

#include <QtTest>

#include <string>

using Cache = kinechrome::base::LruCache<int, std::string>;

class TestLruCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leastRecentlyUsedGoesFirst();
    void findingKeepsAnEntryAlive();
    void askingWhetherItIsThereDoesNot();
    void replacingCountsItsBytesOnce();
    void entryLargerThanTheBudgetStaysAlone();
    void erasingByPredicateLeavesTheRest();
    void erasingWhatIsNotThereChangesNothing();
    void clearingGivesAllBytesBack();
};

void TestLruCache::leastRecentlyUsedGoesFirst() {
    Cache cache(30);
    for (int i = 0; i < 4; ++i) cache.insert(i, std::to_string(i), 10);
    QVERIFY(!cache.contains(0));
    for (int i = 1; i < 4; ++i)
        QCOMPARE(cache.find(i), std::optional<std::string>(std::to_string(i)));
    QCOMPARE(cache.bytes(), std::size_t{30});
}

void TestLruCache::findingKeepsAnEntryAlive() {
    Cache cache(30);
    for (int i = 0; i < 3; ++i) cache.insert(i, "x", 10);
    QVERIFY(cache.find(0).has_value());
    cache.insert(3, "x", 10);
    QVERIFY(cache.contains(0));
    QVERIFY(!cache.contains(1));
}

void TestLruCache::askingWhetherItIsThereDoesNot() {
    Cache cache(30);
    for (int i = 0; i < 3; ++i) cache.insert(i, "x", 10);
    QVERIFY(cache.contains(0));
    cache.insert(3, "x", 10);
    QVERIFY(!cache.contains(0));
}

void TestLruCache::replacingCountsItsBytesOnce() {
    Cache cache(100);
    cache.insert(1, "small", 10);
    cache.insert(1, "large", 60);
    QCOMPARE(cache.size(), std::size_t{1});
    QCOMPARE(cache.bytes(), std::size_t{60});
    QCOMPARE(cache.find(1), std::optional<std::string>("large"));
}

void TestLruCache::entryLargerThanTheBudgetStaysAlone() {
    Cache cache(30);
    cache.insert(1, "x", 10);
    cache.insert(2, "huge", 1000);
    QVERIFY(!cache.contains(1));
    QVERIFY(cache.contains(2));
    cache.insert(3, "x", 10);
    QVERIFY(!cache.contains(2));
    QCOMPARE(cache.bytes(), std::size_t{10});
}

void TestLruCache::erasingByPredicateLeavesTheRest() {
    Cache cache(100);
    for (int i = 0; i < 10; ++i) cache.insert(i, "x", 10);
    cache.eraseIf([](int key) { return key >= 3 && key <= 5; });
    for (int i = 0; i < 10; ++i) QCOMPARE(cache.contains(i), i < 3 || i > 5);
    QCOMPARE(cache.bytes(), std::size_t{70});
}

void TestLruCache::erasingWhatIsNotThereChangesNothing() {
    Cache cache(100);
    cache.insert(1, "x", 10);
    cache.erase(2);
    QCOMPARE(cache.bytes(), std::size_t{10});
    QVERIFY(cache.contains(1));
}

void TestLruCache::clearingGivesAllBytesBack() {
    Cache cache(100);
    cache.insert(1, "x", 10);
    cache.clear();
    QCOMPARE(cache.bytes(), std::size_t{0});
    QCOMPARE(cache.size(), std::size_t{0});
    QVERIFY(!cache.find(1).has_value());
}

QTEST_GUILESS_MAIN(TestLruCache)
#include "tst_lru_cache.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The chroma store: what is put comes back, damage and crashes cost only what they touch.
#include "core/pipeline/chroma_store.h"

#include <atomic>
#include <cmath>
#include <fstream>
#include <thread>
#include <vector>

#include <QtTest/QtTest>

#include "core/pipeline/chroma_record.h"

using namespace kinechrome;
using color::ChromaField;
using pipeline::ChromaStore;

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t key = 0xFEDCBA9876543210ULL;
constexpr int width = 24;
constexpr int height = 18;

// A field that tells which frame it belongs to.
ChromaField fieldOf(std::int64_t frame) {
    ChromaField field{{width, height}, {width, height}, {width, height}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            field.a.at(x, y) = static_cast<float>(frame) + 0.25F * static_cast<float>(x);
            field.b.at(x, y) = -0.5F * static_cast<float>(y);
            field.confidence.at(x, y) = 0.125F * static_cast<float>(x % 8);
        }
    }
    return field;
}

bool same(const base::Plane<float>& x, const base::Plane<float>& y) {
    if (!x.sameSize(y)) return false;
    for (int row = 0; row < x.height(); ++row) {
        if (!std::equal(x.row(row), x.row(row) + x.width(), y.row(row))) return false;
    }
    return true;
}
bool same(const ChromaField& x, const ChromaField& y) {
    return same(x.a, y.a) && same(x.b, y.b) && same(x.confidence, y.confidence);
}

fs::path onlyDataFile(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".kcs") return entry.path();
    }
    return {};
}

void flipByte(const fs::path& path, std::streamoff at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const int byte = file.get();
    file.seekp(at);
    file.put(static_cast<char>(byte ^ 0x40));
}

}  // namespace

class TestChromaStore : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> home_;
    fs::path folder_;

    std::unique_ptr<ChromaStore> open(const pipeline::ChromaStoreOptions& options = {}) {
        auto store = ChromaStore::open(folder_, options);
        return store ? std::move(*store) : nullptr;
    }
    static std::size_t recordBytes() { return pipeline::encodeChroma({}, fieldOf(0)).size(); }

private Q_SLOTS:
    void init() {
        home_ = std::make_unique<QTemporaryDir>();
        folder_ = fs::path(home_->path().toStdString()) / "store";
    }

    void halvesRoundToTheNearestValue_data() {
        QTest::addColumn<float>("value");
        QTest::addColumn<int>("half");
        QTest::newRow("zero") << 0.0F << 0x0000;
        QTest::newRow("minus zero") << -0.0F << 0x8000;
        QTest::newRow("one") << 1.0F << 0x3C00;
        QTest::newRow("minus two") << -2.0F << 0xC000;
        QTest::newRow("largest") << 65504.0F << 0x7BFF;
        QTest::newRow("too large") << 1e9F << 0x7BFF;
        QTest::newRow("smallest normal") << 0x1p-14F << 0x0400;
        QTest::newRow("smallest of all") << 0x1p-24F << 0x0001;
        QTest::newRow("tie goes to even below") << 1.0F + 0x1p-11F << 0x3C00;
        QTest::newRow("tie goes to even above") << 1.0F + 3 * 0x1p-11F << 0x3C02;
        QTest::newRow("carry into the exponent") << 1.99999F << 0x4000;
    }
    void halvesRoundToTheNearestValue() {
        QFETCH(float, value);
        QFETCH(int, half);
        QCOMPARE(int{pipeline::halfFromFloat(value)}, half);
    }

    void everyFiniteHalfComesBackAsItself() {
        for (std::uint32_t bits = 0; bits < 0x10000U; ++bits) {
            if ((bits & 0x7C00U) == 0x7C00U) continue;
            const auto half = static_cast<std::uint16_t>(bits);
            QCOMPARE(pipeline::halfFromFloat(pipeline::floatFromHalf(half)), half);
        }
        QVERIFY(std::isnan(pipeline::floatFromHalf(pipeline::halfFromFloat(NAN))));
    }

    void fieldsComeBack() {
        const auto store = open();
        QVERIFY(store);
        for (std::int64_t frame = 0; frame < 9; ++frame) {
            QVERIFY(store->put(frame, key, fieldOf(frame)));
        }
        for (std::int64_t frame = 0; frame < 9; ++frame) {
            const auto field = store->get(frame, key);
            QVERIFY(field);
            QVERIFY(same(*field, fieldOf(frame)));
        }
        QVERIFY(!store->get(9, key));
        QVERIFY(!store->get(3, key + 1));
        QCOMPARE(store->size(), std::size_t{9});
    }

    void fieldsWithoutConfidenceStayWithoutIt() {
        const auto store = open();
        ChromaField field = fieldOf(1);
        field.confidence = {};
        QVERIFY(store->put(1, key, field));
        QVERIFY(store->get(1, key)->confidence.empty());
    }

    void anEmptyFieldIsRefused() {
        const auto store = open();
        QVERIFY(!store->put(1, key, {}));
        ChromaField unlike = fieldOf(1);
        unlike.b = base::Plane<float>(3, 3);
        QVERIFY(!store->put(1, key, unlike));
        QVERIFY(!store->contains(1, key));
    }

    void reopeningFindsEverythingAndTheLatestWins() {
        QVERIFY(open()->put(4, key, fieldOf(4)));
        QVERIFY(open()->put(5, key, fieldOf(5)));
        QVERIFY(open()->put(4, key, fieldOf(40)));
        const auto store = open();
        QCOMPARE(store->size(), std::size_t{2});
        QVERIFY(same(*store->get(4, key), fieldOf(40)));
        QVERIFY(same(*store->get(5, key), fieldOf(5)));
    }

    void aTornRecordAtTheEndIsMissingAndTheRestIsThere() {
        {
            const auto store = open();
            for (std::int64_t frame = 0; frame < 3; ++frame) {
                QVERIFY(store->put(frame, key, fieldOf(frame)));
            }
        }
        const fs::path file = onlyDataFile(folder_);
        fs::resize_file(file, fs::file_size(file) - 100);
        {
            const auto store = open();
            QVERIFY(same(*store->get(1, key), fieldOf(1)));
            QVERIFY(!store->contains(2, key));
            QVERIFY(store->put(2, key, fieldOf(22)));
        }
        QVERIFY(same(*open()->get(2, key), fieldOf(22)));
    }

    void aDamagedRecordIsMissingAndItsNeighboursAreThere_data() {
        QTest::addColumn<int>("offset");
        QTest::newRow("magic") << 0;
        QTest::newRow("frame number") << 9;
        QTest::newRow("width") << 25;
        QTest::newRow("payload") << 300;
    }
    void aDamagedRecordIsMissingAndItsNeighboursAreThere() {
        QFETCH(int, offset);
        {
            const auto store = open();
            for (std::int64_t frame = 0; frame < 3; ++frame) {
                QVERIFY(store->put(frame, key, fieldOf(frame)));
            }
        }
        flipByte(onlyDataFile(folder_), static_cast<std::streamoff>(recordBytes()) + offset);
        const auto store = open();
        QVERIFY(!store->get(1, key));
        QVERIFY(!store->contains(1, key));
        QVERIFY(same(*store->get(0, key), fieldOf(0)));
        QVERIFY(same(*store->get(2, key), fieldOf(2)));
    }

    void aFileOfGarbageIsAnEmptyStore() {
        fs::create_directories(folder_);
        std::ofstream(folder_ / "chroma-000000.kcs") << std::string(5000, 'x');
        std::ofstream(folder_ / "notes.txt") << "left alone";
        const auto store = open();
        QVERIFY(store);
        QCOMPARE(store->size(), std::size_t{0});
        QVERIFY(store->put(0, key, fieldOf(0)));
        QVERIFY(fs::exists(folder_ / "notes.txt"));
    }

    void invalidatedFramesStayAwayAfterReopening() {
        {
            const auto store = open();
            for (std::int64_t frame = 0; frame < 6; ++frame) {
                QVERIFY(store->put(frame, key, fieldOf(frame)));
                QVERIFY(store->put(frame, key + 1, fieldOf(frame)));
            }
            store->invalidate({2, 4}, key);
            QVERIFY(!store->contains(3, key));
        }
        const auto store = open();
        for (std::int64_t frame = 0; frame < 6; ++frame) {
            QCOMPARE(store->contains(frame, key), frame < 2 || frame > 4);
            QVERIFY(store->contains(frame, key + 1));
        }
    }

    void forgettingEverythingGivesTheRoomBack() {
        const auto store = open();
        for (std::int64_t frame = 0; frame < 6; ++frame) {
            QVERIFY(store->put(frame, key, fieldOf(frame)));
        }
        QVERIFY(store->bytes() >= 6 * recordBytes());
        store->invalidate({0, 5}, key);
        QCOMPARE(store->bytes(), std::uint64_t{0});
        QVERIFY(onlyDataFile(folder_).empty());
    }

    void theBudgetEvictsTheOldestRecords() {
        const std::uint64_t budget = 16 * recordBytes();
        const auto store = open({.maxBytes = budget});
        for (std::int64_t frame = 0; frame < 100; ++frame) {
            QVERIFY(store->put(frame, key, fieldOf(frame)));
            QVERIFY(store->bytes() <= budget);
        }
        QVERIFY(store->contains(99, key));
        QVERIFY(store->size() >= 8);
        QVERIFY(!store->contains(0, key));
    }

    void aFolderThatIsInUseIsRefused() {
        const auto first = open();
        const auto second = ChromaStore::open(folder_);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, base::ErrorKind::Output);
    }

    void aFileInTheWayIsAnOutputError() {
        std::ofstream(folder_) << "not a folder";
        const auto store = ChromaStore::open(folder_);
        QVERIFY(!store);
        QCOMPARE(store.error().kind, base::ErrorKind::Output);
    }

    void manyReadersSeeWholeFieldsWhileOneWrites() {
        const auto store = open({.maxBytes = 0, .segmentBytes = 4 * recordBytes()});
        constexpr std::int64_t frames = 40;
        std::atomic<int> wrong{0};
        {
            std::vector<std::jthread> readers;
            for (int reader = 0; reader < 3; ++reader) {
                readers.emplace_back([&](std::stop_token stop) {
                    for (std::int64_t frame = 0; !stop.stop_requested();
                         frame = (frame + 1) % frames) {
                        const auto field = store->get(frame, key);
                        if (!field) continue;
                        if (!same(*field, fieldOf(frame))) wrong.fetch_add(1);
                    }
                });
            }
            for (int round = 0; round < 3; ++round) {
                for (std::int64_t frame = 0; frame < frames; ++frame) {
                    QVERIFY(store->put(frame, key, fieldOf(frame)));
                }
            }
        }
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(store->size(), static_cast<std::size_t>(frames));
    }
};

QTEST_GUILESS_MAIN(TestChromaStore)
#include "tst_chroma_store.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The writer of a pack: archives that a reader takes, and a folder that outlives any end.
#include "core/pipeline/dataset_pack.h"

#include <QTest>

#include <fstream>

#include "core/nn/tar_reader.h"
#include "core/pipeline/dataset_index.h"
#include "core/pipeline/dataset_tar.h"
#include "tests/support/file_damage.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using pipeline::DatasetPack;
using test::TempDir;

namespace {

const pipeline::DatasetFile film{
    "film.mkv", pipeline::DatasetKind::Footage, "garden", "roses", "film", "garden/film"};

std::string bytesOf(std::size_t count, char first) {
    std::string bytes(count, first);
    for (std::size_t i = 0; i < count; i += 7) bytes[i] = static_cast<char>(i % 251);
    return bytes;
}

base::Result<void> addSome(DatasetPack& pack, std::int64_t from, std::int64_t to) {
    for (std::int64_t i = from; i < to; ++i) {
        auto done = pack.addStill(film, i, bytesOf(3000, static_cast<char>('a' + i)), 1ULL << i);
        if (!done) return done;
    }
    return {};
}

}  // namespace

// Evaluates what it is given once: much of it writes files.
#define VERIFY_RESULT(result)                                                               \
    do {                                                                                    \
        const auto& verified = (result);                                                    \
        QVERIFY2(verified.has_value(), verified ? "" : verified.error().message().c_str()); \
    } while (false)

class TestDatasetPack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void archiveIsReadBack_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("short") << "garden/roses/a.jpg";
        QTest::newRow("prefix") << QString(80, 's') + "/" + QString(70, 'c') + "/a.jpg";
        QTest::newRow("one long part") << "garden/roses/" + QString(180, 'x') + ".jpg";
        QTest::newRow("longer than both fields")
            << QString(200, 's') + "/" + QString(120, 'c') + "/" + QString(90, 'n') + ".jpg";
    }
    void archiveIsReadBack() {
        QFETCH(QString, name);
        const std::string bytes = bytesOf(700, 'x');
        const std::string archive = pipeline::tarMember("first", "") +
                                    pipeline::tarMember(name.toStdString(), bytes) +
                                    pipeline::tarEnd();
        QCOMPARE(archive.size() % 512, std::size_t{0});
        const auto members = nn::readTar(archive, "test");
        VERIFY_RESULT(members);
        QCOMPARE(members->size(), std::size_t{2});
        QCOMPARE(QString::fromStdString((*members)[1].name), name);
        QVERIFY((*members)[1].data == bytes);
    }

    void indexLineComesBack() {
        pipeline::PackItem item;
        item.content = pipeline::DatasetContent::Clips;
        item.source = "garden";
        item.path = "garden/film@000012";
        item.frames = 16;
        item.hashes = {0xFFFFFFFFFFFFFFFEU, 3};
        item.shard = "clips-001.tar";
        item.pictures = {{512, 3000}, {8192, 2999}};
        std::string line = pipeline::indexLine(item);
        line.pop_back();
        const auto back = pipeline::itemOfLine(line);
        QVERIFY(back.has_value());
        QVERIFY(back->content == item.content && back->hashes == item.hashes);
        QVERIFY(back->pictures == item.pictures && back->shard == item.shard);
        QCOMPARE(back->frames, 16);
        QVERIFY(!pipeline::itemOfLine("image\tgarden\tx").has_value());
    }

    void shardsStayBelowTheirSizeAndNumbersRunOn() {
        const TempDir dir;
        auto pack = DatasetPack::open(dir / "p.part", "f");
        VERIFY_RESULT(pack);
        const std::string large = bytesOf(std::size_t{30} << 20U, 'x');
        for (int i = 0; i < 3; ++i) VERIFY_RESULT(pack->addStill(film, i, large, 0));
        VERIFY_RESULT(pack->closeShards());
        const auto files = pack->journal().files();
        QVERIFY(files.contains("images-000.tar") && files.contains("images-001.tar"));
        for (const char* shard : {"images-000.tar", "images-001.tar"}) {
            QVERIFY(files.at(shard) <= std::int64_t{64} << 20U);
            const std::string bytes = test::readBytes(dir / "p.part" / shard);
            VERIFY_RESULT(nn::readTar(bytes, shard));
        }
    }

    void whatCameAfterTheLastCheckpointIsMadeAgain() {
        const TempDir dir;
        {
            auto whole = DatasetPack::open(dir / "whole.part", "f");
            VERIFY_RESULT(whole);
            VERIFY_RESULT(addSome(*whole, 0, 6));
            VERIFY_RESULT(whole->skip("x.jpg", -1, pipeline::SkipReason::Flat, "a\tb"));
            VERIFY_RESULT(whole->closeShards());
        }
        {
            auto pack = DatasetPack::open(dir / "p.part", "f");
            VERIFY_RESULT(pack);
            QVERIFY(pack->journal().position().is_null());
            VERIFY_RESULT(addSome(*pack, 0, 3));
            VERIFY_RESULT(pack->journal().checkpoint({{"at", 3}}));
            VERIFY_RESULT(addSome(*pack, 3, 5));  // lost: the process ends here
            VERIFY_RESULT(pack->skip("y.jpg", -1, pipeline::SkipReason::Flat, ""));
        }
        auto pack = DatasetPack::open(dir / "p.part", "f");
        VERIFY_RESULT(pack);
        QVERIFY(pack->journal().position() == nlohmann::json({{"at", 3}}));
        QCOMPARE(pack->items().size(), std::size_t{3});
        QVERIFY(pack->skipped().empty());
        QVERIFY(pack->holds(pipeline::DatasetContent::Images, {1ULL << 2, 1ULL << 2}));
        VERIFY_RESULT(addSome(*pack, 3, 6));
        VERIFY_RESULT(pack->skip("x.jpg", -1, pipeline::SkipReason::Flat, "a\tb"));
        VERIFY_RESULT(pack->closeShards());
        for (const auto& [name, length] : pack->journal().files()) {
            QCOMPARE(test::readBytes(dir / "p.part" / name),
                     test::readBytes(dir / "whole.part" / name));
        }
    }

    void foldersOfOthersAreRefused() {
        const TempDir dir;
        { VERIFY_RESULT(DatasetPack::open(dir / "p.part", "f")); }
        const auto other = DatasetPack::open(dir / "p.part", "g");
        QVERIFY(!other && other.error().kind == base::ErrorKind::Usage);
        std::filesystem::create_directory(dir / "q.part");
        test::writeText(dir / "q.part" / "diary.txt", "precious");
        const auto stranger = DatasetPack::open(dir / "q.part", "f");
        QVERIFY(!stranger && stranger.error().kind == base::ErrorKind::Output);
        QCOMPARE(test::readBytes(dir / "q.part" / "diary.txt"), std::string("precious"));
    }

    void damagedUnfinishedPackIsRefused() {
        const TempDir dir;
        {
            auto pack = DatasetPack::open(dir / "p.part", "f");
            VERIFY_RESULT(pack);
            VERIFY_RESULT(addSome(*pack, 0, 3));
            VERIFY_RESULT(pack->journal().checkpoint({{"at", 3}}));
        }
        test::cutFile(dir / "p.part" / "images-000.tar", 0.5);
        const auto again = DatasetPack::open(dir / "p.part", "f");
        QVERIFY(!again && again.error().kind == base::ErrorKind::Output);
    }
};

QTEST_GUILESS_MAIN(TestDatasetPack)
#include "tst_dataset_pack.moc"

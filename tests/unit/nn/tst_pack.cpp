// SPDX-License-Identifier: GPL-3.0-or-later
// Training packs: read whole, or refused by name.
#include "core/nn/pack.h"

#include <QtTest>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/nn/tar_reader.h"
#include "core/nn/utf8_text.h"
#include "tests/unit/nn/clip_files.h"
#include "tests/unit/nn/tiny_pack.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;

namespace {

// The sentence that refuses this pack; empty where it loads.
std::string refusal(const fs::path& path) {
    const auto pack = nn::loadPack({path}, 1, {});
    if (pack || pack.error().kind != ErrorKind::Input) return {};
    return pack.error().message();
}

std::string grayPng() {
    return test::deepPng(32, 32, std::vector<std::uint16_t>(32 * 32 * 3, 30000));
}

// Makes the first member of the archive one of another type.
void markAs(std::string& archive, char type) {
    archive[156] = type;
    archive.replace(148, 8, "        ");
    unsigned sum = 0;
    for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(archive[i]);
    char text[8];
    std::snprintf(text, sizeof text, "%06o", sum);
    archive.replace(148, 7, std::string(text, 7));
}

}  // namespace

class TestPack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPackComesWithSourcesAndLabels() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        test::writeTinyPack(path, 20);
        const auto pack = nn::loadPack({path}, 2, {});
        QVERIFY(pack.has_value());
        QCOMPARE(pack->images.size(), std::size_t{20});
        QVERIFY((pack->sources == std::vector<std::string>{"fields", "meadows"}));
        QVERIFY((pack->labels == std::vector<std::string>{"grass", "sky"}));
        QCOMPARE(pack->skipped, 0);
        int unlabelled = 0;
        for (const auto& image : pack->images) {
            QVERIFY(image.meanChroma > 20.0F);
            if (image.label < 0) ++unlabelled;
        }
        QCOMPARE(unlabelled, 4);
    }

    void theOrderDoesNotDependOnThreads() {
        QTemporaryDir folder;
        test::writeTinyPack(folder.path().toStdString(), 16);
        const auto one = nn::loadPack({folder.path().toStdString()}, 1, {});
        const auto three = nn::loadPack({folder.path().toStdString()}, 3, {});
        for (std::size_t i = 0; i < 16; ++i) {
            QCOMPARE(one->images[i].hash, three->images[i].hash);
            QVERIFY(one->images[i].rgb == three->images[i].rgb);
        }
    }

    void picturesThatDoNotDecodeAreCountedNotFatal() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        std::string cut = test::paintedJpeg(64, 64, 1).substr(0, 40);
        std::ofstream(path / "images-000.tar", std::ios::binary)
            << test::tarOf({{"a/x/1.jpg", test::paintedJpeg(64, 64, 1)},
                            {"a/x/2.jpg", cut},
                            {"a/x/3.jpg", "no picture"},
                            {"a/x/4.jpg", test::paintedJpeg(8, 8, 1)}});
        std::ofstream(path / "labels.tsv") << "a/x/1.jpg\tone\r\n";
        const auto pack = nn::loadPack({path}, 1, {});
        QVERIFY(pack.has_value());
        QCOMPARE(pack->images.size(), std::size_t{1});
        QCOMPARE(pack->skipped, 3);
        QCOMPARE(pack->skippedNames.size(), std::size_t{3});
        QCOMPARE(pack->skippedNames[2], std::string("images-000.tar: a/x/4.jpg: it is too small"));
        QVERIFY(pack->labels == std::vector<std::string>{"one"});
    }

    void missingPiecesAreNamed() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QCOMPARE(nn::loadPack({}, 1, {}).error().kind, ErrorKind::Usage);
        QCOMPARE(nn::loadPack({path / "nowhere"}, 1, {}).error().kind, ErrorKind::Input);
        QCOMPARE(nn::loadPack({path}, 1, {}).error().kind, ErrorKind::Input);
        test::writeTinyPack(path, 2);
        fs::remove(path / "labels.tsv");
        QVERIFY(refusal(path).find("labels.tsv") != std::string::npos);
    }

    void aGapInTheRowOfShardsIsRefused() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        test::writeTinyPack(path, 4);
        fs::copy(path / "images-000.tar", path / "images-002.tar");
        QVERIFY(refusal(path).find("images-001.tar is missing") != std::string::npos);
        fs::rename(path / "images-002.tar", path / "images-001.tar");
        QVERIFY(nn::loadPack({path}, 1, {}).has_value());
        fs::remove(path / "images-000.tar");
        QVERIFY(refusal(path).find("images-000.tar is missing") != std::string::npos);
    }

    void aShardThatPackJsonListsMustBeThere() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        test::writeTinyPack(path, 4);
        std::ofstream(path / "pack.json") << R"({"schema": "kinechrome.pack/1", "shards":
            [{"file": "images-000.tar"}, {"file": "images-001.tar"}]})";
        QVERIFY(refusal(path).find("the shard images-001.tar") != std::string::npos);
        std::ofstream(path / "pack.json") << R"({"shards": [{"file": "images-000.tar"}]})";
        QVERIFY(nn::loadPack({path}, 1, {}).has_value());
        std::ofstream(path / "pack.json") << R"({"shards": [)";
        QVERIFY(refusal(path).find("pack.json: it is damaged") != std::string::npos);
    }

    void labelsThatAreNotUtf8BecomeIt() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        std::ofstream(path / "images-000.tar", std::ios::binary)
            << test::tarOf({{"a/x/1.jpg", test::paintedJpeg(64, 64, 1)},
                            {"a/x/2.jpg", test::paintedJpeg(64, 64, 2)},
                            {"a/caf\xe9/3.jpg", test::paintedJpeg(64, 64, 3)}});
        std::ofstream(path / "labels.tsv") << "a/x/1.jpg\tcaf\xe8\r\na/x/2.jpg\tcaf\xc3\xa9\n"
                                           << "a/caf\xe9/3.jpg\tcaf\xe9\n";
        const auto pack = nn::loadPack({path}, 1, {});
        QVERIFY2(pack, pack ? "" : pack.error().message().c_str());
        QVERIFY((pack->labels == std::vector<std::string>{"caf%E8", "caf%E9", "caf\xc3\xa9"}));
        QCOMPARE(pack->labelMisfits, 0);
    }

    void whatIsUtf8StaysAsItIs() {
        const std::string good = "\x7f \xc2\x80 \xe0\xa0\x80 \xed\x9f\xbf \xf4\x8f\xbf\xbf 100%";
        QCOMPARE(nn::toUtf8(good), good);
        // Overlong, surrogate, beyond the last, cut short.
        QCOMPARE(nn::toUtf8("\xc0\xaf"), std::string("%C0%AF"));
        QCOMPARE(nn::toUtf8("\xed\xa0\x80"), std::string("%ED%A0%80"));
        QCOMPARE(nn::toUtf8("\xf4\x90\x80\x80"), std::string("%F4%90%80%80"));
        QCOMPARE(nn::toUtf8("a\xe2\x82"), std::string("a%E2%82"));
    }

    void aLongLabelFileIsReadAndAnEndlessOneRefusedWithTheReason() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        test::writeTinyPack(path, 4);
        fs::resize_file(path / "labels.tsv", std::uintmax_t{65} << 20U);  // a hole is no line
        QVERIFY2(nn::loadPack({path}, 1, {}).has_value(), refusal(path).c_str());
        fs::resize_file(path / "labels.tsv", (std::uintmax_t{1} << 30U) + 1);
        QVERIFY(refusal(path).find("larger") != std::string::npos);
    }

    void aLabelFileOfAnotherPackIsRefused() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        test::writeTinyPack(path, 40);
        std::ofstream(path / "labels.tsv", std::ios::app) << "fields/sky/gone.jpg\tsky\n";
        auto pack = nn::loadPack({path}, 1, {});
        QVERIFY(pack.has_value());
        QCOMPARE(pack->labelMisfits, 1);
        std::ofstream(path / "labels.tsv", std::ios::app)
            << "fields/sky/gone1.jpg\tsky\nfields/sky/gone2.jpg\t-\n";
        QVERIFY(refusal(path).find("3 of its 43 lines") != std::string::npos);
    }

    void picturesWithoutALineAreRefusedWhereTheyAreMany() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        test::writeTinyPack(path, 40);
        const auto keep = [&path](int lines) {
            std::ifstream in(path / "labels.tsv");
            std::string text;
            std::string line;
            for (int i = 0; i < lines && std::getline(in, line); ++i) text += line + "\n";
            std::ofstream(path / "labels.tsv") << text;
        };
        keep(38);
        QCOMPARE(nn::loadPack({path}, 1, {})->labelMisfits, 2);
        keep(37);
        QVERIFY(refusal(path).find("3 of 40 pictures have no line") != std::string::npos);
    }

    void aPackWithoutAUsablePictureIsRefused() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        std::ofstream(path / "labels.tsv") << "a/x/1.jpg\tone\n";
        std::ofstream(path / "images-000.tar", std::ios::binary)
            << test::tarOf({{"a/x/1.jpg", "no picture"}});
        QVERIFY(refusal(path).find("no picture in it can be used") != std::string::npos);
        std::ofstream(path / "images-000.tar", std::ios::binary)
            << test::tarOf({{"a/x/1.jpg", grayPng()}});
        QVERIFY(refusal(path).find("are gray") != std::string::npos);
    }

    void nearGrayPicturesAreKeptAndListed() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        std::ofstream(path / "labels.tsv") << "a/x/1.png\t-\na/x/2.jpg\t-\n";
        std::ofstream(path / "images-000.tar", std::ios::binary)
            << test::tarOf({{"a/x/1.png", grayPng()}, {"a/x/2.jpg", test::paintedJpeg(64, 64, 1)}});
        const auto pack = nn::loadPack({path}, 1, {});
        QVERIFY(pack.has_value());
        QCOMPARE(pack->images.size(), std::size_t{2});
        QVERIFY(nn::nearGrayNames(*pack, 4.0) == std::vector<std::string>{"a/x/1.png"});
    }

    void longAndDottedNamesAreReadWhole() {
        const std::string deep = "source/" + std::string(120, 'n') + ".jpg";
        const std::string record = " path=" + deep + "\n";
        const std::string length = std::to_string(record.size() + 3);
        std::string archive = test::tarOf({{"short", length + record}, {"./source/a.jpg", "x"}});
        markAs(archive, 'x');
        const auto members = nn::readTar(archive, "pack.tar");
        QVERIFY(members.has_value());
        QCOMPARE(members->size(), std::size_t{1});
        QCOMPARE(members->front().name, deep);
        const auto plain = nn::readTar(test::tarOf({{"./a/b\nc.jpg", "x"}}), "pack.tar")->front();
        QCOMPARE(plain.name, std::string("a/b?c.jpg"));
    }

    void brokenArchivesAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        const std::string good = test::tarOf({{"a/x/1.jpg", std::string(700, 'x')}});
        std::string sum = good;
        sum[10] = 'z';
        std::string size = good;
        size.replace(124, 11, "77777777777");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        };
        row("empty", "");
        row("text", std::string(2000, 'q'));
        row("zeros", std::string(2048, '\0'));
        row("checksum", sum);
        row("size without checksum", size);
        row("cut short", good.substr(0, 900));
        row("cut between files", good.substr(0, 512 + 1024));
        row("cut in the padding", good.substr(0, 512 + 710));
    }
    void brokenArchivesAreRefused() {
        QFETCH(QByteArray, bytes);
        const std::string archive = bytes.toStdString();
        const auto members = nn::readTar(archive, "pack.tar");
        QVERIFY(!members.has_value());
        QCOMPARE(members.error().kind, ErrorKind::Input);
    }
};

QTEST_APPLESS_MAIN(TestPack)
#include "tst_pack.moc"

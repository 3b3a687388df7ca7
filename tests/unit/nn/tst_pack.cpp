// SPDX-License-Identifier: GPL-3.0-or-later
// Training packs: read whole, or refused by name.
#include "core/nn/pack.h"

#include <QtTest>

#include <filesystem>
#include <fstream>

#include "core/nn/tar_reader.h"
#include "tests/unit/nn/tiny_pack.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;

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
        QVERIFY(pack->labels == std::vector<std::string>{"one"});
    }

    void missingPiecesAreNamed() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QCOMPARE(nn::loadPack({path / "nowhere"}, 1, {}).error().kind, ErrorKind::Input);
        QCOMPARE(nn::loadPack({path}, 1, {}).error().kind, ErrorKind::Input);
        test::writeTinyPack(path, 2);
        fs::remove(path / "labels.tsv");
        const auto without = nn::loadPack({path}, 1, {});
        QVERIFY(without.error().message().find("labels.tsv") != std::string::npos);
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

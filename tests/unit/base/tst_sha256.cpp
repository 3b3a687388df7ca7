// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 against the vectors of FIPS 180-4, and the quick hash of big films.
#include "core/base/sha256.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <string>

namespace fs = std::filesystem;
using kinechrome::base::ErrorKind;
using kinechrome::base::quickHashOfFile;
using kinechrome::base::Sha256;
using kinechrome::base::sha256OfFile;

class TestSha256 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownVectorsAgree_data();
    void knownVectorsAgree();
    void piecesHashLikeTheWhole();
    void fileHashesLikeItsBytes();
    void stoppingIsACancellation();
    void missingFileIsAnInputError();
    void quickHashSeesHeadTailAndSize();
    void quickHashTakesFilesOfEverySize_data();
    void quickHashTakesFilesOfEverySize();

private:
    [[nodiscard]] fs::path write(const char* name, const std::string& content) {
        const fs::path path = fs::path(folder_.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    QTemporaryDir folder_;
};

void TestSha256::knownVectorsAgree_data() {
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("digest");
    QTest::newRow("empty") << QByteArray()
                           << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    QTest::newRow("abc") << QByteArray("abc")
                         << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QTest::newRow("two blocks")
        << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
    QTest::newRow("a million times a")
        << QByteArray(1000000, 'a')
        << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
}

void TestSha256::knownVectorsAgree() {
    QFETCH(const QByteArray, message);
    QFETCH(const QString, digest);
    Sha256 hash;
    hash.add(message.constData(), static_cast<std::size_t>(message.size()));
    QCOMPARE(QString::fromStdString(hash.hex()), digest);
}

void TestSha256::piecesHashLikeTheWhole() {
    Sha256 hash;
    for (const char* piece : {"a", "", "bc"})
        hash.add(piece, std::char_traits<char>::length(piece));
    QCOMPARE(hash.hex(),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

void TestSha256::fileHashesLikeItsBytes() {
    const std::string content((std::size_t{5} << 19U) + 3, 'k');  // more than two chunks
    Sha256 hash;
    hash.add(content.data(), content.size());
    QCOMPARE(sha256OfFile(write("whole", content)).value(), hash.hex());
}

void TestSha256::stoppingIsACancellation() {
    std::stop_source source;
    source.request_stop();
    const auto hash = sha256OfFile(write("stopped", "x"), source.get_token());
    QVERIFY(!hash);
    QCOMPARE(hash.error().kind, ErrorKind::Interrupted);
}

void TestSha256::missingFileIsAnInputError() {
    for (const auto& hash :
         {sha256OfFile("/nowhere/film.mkv"), quickHashOfFile("/nowhere/film.mkv")}) {
        QVERIFY(!hash);
        QCOMPARE(hash.error().kind, ErrorKind::Input);
    }
}

void TestSha256::quickHashSeesHeadTailAndSize() {
    const std::string film(std::size_t{4} << 20U, 'f');
    const std::string original = quickHashOfFile(write("film", film)).value();
    QCOMPARE(quickHashOfFile(write("copy", film)).value(), original);
    std::string changed = film;
    changed.front() = 'x';
    QVERIFY(quickHashOfFile(write("head", changed)).value() != original);
    changed = film;
    changed.back() = 'x';
    QVERIFY(quickHashOfFile(write("tail", changed)).value() != original);
    QVERIFY(quickHashOfFile(write("longer", film + "f")).value() != original);
}

void TestSha256::quickHashTakesFilesOfEverySize_data() {
    QTest::addColumn<int>("size");
    QTest::newRow("empty") << 0;
    QTest::newRow("one byte") << 1;
    QTest::newRow("exactly a mebibyte") << (1 << 20);
    QTest::newRow("head and tail overlap") << (3 << 19);
}

void TestSha256::quickHashTakesFilesOfEverySize() {
    QFETCH(const int, size);
    const std::string film(static_cast<std::size_t>(size), 's');
    const auto hash = quickHashOfFile(write("sized", film));
    QVERIFY(hash.has_value());
    QCOMPARE(hash->size(), std::size_t{64});
    QVERIFY(quickHashOfFile(write("sized", film + "s")).value() != *hash);
}

QTEST_GUILESS_MAIN(TestSha256)
#include "tst_sha256.moc"

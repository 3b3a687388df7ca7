// SPDX-License-Identifier: GPL-3.0-or-later
// Files that appear whole or not at all, whatever stands in the way.
#include "core/base/atomic_file.h"

#include "tests/support/small_files_only.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;
using kinechrome::base::ErrorKind;
using kinechrome::base::publishFile;
using kinechrome::base::readFile;
using kinechrome::base::writeFileAtomically;
using kinechrome::test::SmallFilesOnly;

namespace {

void put(const fs::path& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

std::set<std::string> namesIn(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
    return names;
}

}  // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(folder_.isValid(), qPrintable(folder_.errorString())); }
    void contentIsWrittenByteForByte();
    void newContentReplacesTheOldAndNothingElseRemains();
    void permissionsFollowTheUmask();
    void failedWriteLeavesTheOldFileAndNothingElse();
    void placesThatCannotBeWrittenAreOutputErrors_data();
    void placesThatCannotBeWrittenAreOutputErrors();
    void existingFileIsRefusedAndLeftAlone();
    void overwritingReplacesTheFile();
    void aLinkStaysAndItsFileIsReplaced();
    void overwritingReplacesAFolderWhole();
    void publishingAMissingFileIsAnOutputError();
    void filesAboveTheLimitAreRefused();
    void unreadableFilesAreInputErrors();

private:
    [[nodiscard]] fs::path path(const char* name) {
        return fs::path(folder_.path().toStdString()) / name;
    }
    QTemporaryDir folder_;
};

void TestAtomicFile::contentIsWrittenByteForByte() {
    const std::string content("\0\r\n\xff text", 9);
    QVERIFY(writeFileAtomically(path("bytes"), content));
    QCOMPARE(readFile(path("bytes")).value(), content);
    QVERIFY(writeFileAtomically(path("nothing"), ""));
    QCOMPARE(readFile(path("nothing")).value(), std::string());
}

void TestAtomicFile::newContentReplacesTheOldAndNothingElseRemains() {
    fs::create_directory(path("replace"));
    QVERIFY(writeFileAtomically(path("replace/file"), std::string(100000, 'a')));
    QVERIFY(writeFileAtomically(path("replace/file"), "b"));
    QCOMPARE(readFile(path("replace/file")).value(), std::string("b"));
    QCOMPARE(namesIn(path("replace")), std::set<std::string>{"file"});
}

void TestAtomicFile::permissionsFollowTheUmask() {
    const mode_t before = ::umask(027);
    const auto written = writeFileAtomically(path("mode"), "x");
    ::umask(before);
    QVERIFY(written);
    struct stat status {};
    QCOMPARE(::stat(path("mode").c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, mode_t{0640});
}

void TestAtomicFile::failedWriteLeavesTheOldFileAndNothingElse() {
    fs::create_directory(path("full"));
    QVERIFY(writeFileAtomically(path("full/file"), "old"));
    {
        const SmallFilesOnly limit(1000);
        const auto written = writeFileAtomically(path("full/file"), std::string(5000, 'n'));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Output);
        QVERIFY(!written.error().remedy.empty());
    }
    QCOMPARE(readFile(path("full/file")).value(), std::string("old"));
    QCOMPARE(namesIn(path("full")), std::set<std::string>{"file"});
}

void TestAtomicFile::placesThatCannotBeWrittenAreOutputErrors_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("no such folder") << "missing/file";
    QTest::newRow("a file where the folder should be") << "plain/file";
    QTest::newRow("the name is a folder's") << "folder";
    if (::geteuid() != 0) QTest::newRow("folder without permission") << "locked/file";
}

void TestAtomicFile::placesThatCannotBeWrittenAreOutputErrors() {
    QFETCH(const QString, name);
    put(path("plain"), "x");
    fs::create_directories(path("folder/inside"));
    fs::create_directory(path("locked"));
    fs::permissions(path("locked"), fs::perms::owner_read | fs::perms::owner_exec);
    const auto before = namesIn(path(""));
    const auto written = writeFileAtomically(path(name.toUtf8()), "x");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Output);
    QCOMPARE(written.error().what, path(name.toUtf8()).string());
    QCOMPARE(namesIn(path("")), before);
}

void TestAtomicFile::existingFileIsRefusedAndLeftAlone() {
    put(path("new.part"), "new");
    put(path("old"), "old");
    const auto published = publishFile(path("new.part"), path("old"), false);
    QVERIFY(!published);
    QCOMPARE(published.error().kind, ErrorKind::Output);
    QCOMPARE(published.error().why, std::string("exists already"));
    QCOMPARE(readFile(path("old")).value(), std::string("old"));
    QCOMPARE(readFile(path("new.part")).value(), std::string("new"));
}

void TestAtomicFile::overwritingReplacesTheFile() {
    put(path("again.part"), "new");
    put(path("again"), "old");
    QVERIFY(publishFile(path("again.part"), path("again"), true));
    QCOMPARE(readFile(path("again")).value(), std::string("new"));
    QVERIFY(!fs::exists(path("again.part")));
}

void TestAtomicFile::aLinkStaysAndItsFileIsReplaced() {
    put(path("target"), "old");
    fs::permissions(path("target"), fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("target", path("link"));
    QVERIFY(writeFileAtomically(path("link"), "new"));
    QVERIFY(fs::is_symlink(path("link")));
    QCOMPARE(readFile(path("target")).value(), std::string("new"));
    QCOMPARE(fs::status(path("target")).permissions(),
             fs::perms::owner_read | fs::perms::owner_write);
}

void TestAtomicFile::overwritingReplacesAFolderWhole() {
    fs::create_directory(path("frames.part"));
    put(path("frames.part/000001.png"), "new");
    fs::create_directory(path("frames"));
    put(path("frames/000001.png"), "old");
    put(path("frames/000002.png"), "old");
    QVERIFY(publishFile(path("frames.part"), path("frames"), true));
    QCOMPARE(namesIn(path("frames")), std::set<std::string>{"000001.png"});
    QCOMPARE(readFile(path("frames/000001.png")).value(), std::string("new"));
    QVERIFY(!fs::exists(path("frames.part")));
}

void TestAtomicFile::publishingAMissingFileIsAnOutputError() {
    const auto published = publishFile(path("nowhere.part"), path("nowhere"), false);
    QVERIFY(!published);
    QCOMPARE(published.error().kind, ErrorKind::Output);
    QVERIFY(!fs::exists(path("nowhere")));
}

void TestAtomicFile::filesAboveTheLimitAreRefused() {
    put(path("large"), std::string(101, 'x'));
    QVERIFY(readFile(path("large"), 101));
    const auto refused = readFile(path("large"), 100);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Input);
}

void TestAtomicFile::unreadableFilesAreInputErrors() {
    fs::create_directory(path("directory"));
    for (const char* name : {"not-there", "directory"}) {
        const auto read = readFile(path(name));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Input);
        QCOMPARE(read.error().what, path(name).string());
    }
}

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"

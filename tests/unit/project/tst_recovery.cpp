// SPDX-License-Identifier: GPL-3.0-or-later
// Side files of unsaved work: written where one can write, found again, never the project itself.
#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

#include "core/project/document_file.h"
#include "core/project/recovery.h"
#include "tests/unit/project/sample_document.h"

using namespace kinechrome;
using namespace kinechrome::project;
namespace fs = std::filesystem;

class TestRecovery : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    fs::path root() const { return folder_.path().toStdString(); }

private Q_SLOTS:
    void workComesBackAndTheProjectStays();
    void workWithoutAProjectHasItsPlace();
    void folderThatCannotBeWrittenIsStoodInFor();
    void damagedSideFileIsNoWork();
    void originThatIsNoTextIsNoWork();
    void longNamesOfFilmsAreCut();
    void leftBehindWorkIsListed();
};

void TestRecovery::workComesBackAndTheProjectStays() {
    const fs::path file = root() / "street.kinechrome";
    QVERIFY(saveDocument(test::sampleDocument(), file));
    Document changed = test::sampleDocument();
    changed.markers.clear();
    const auto places = recoveryPlaces(file, "/films/scan.mkv", root() / "kept");
    QVERIFY(writeRecovery({changed, file}, places));
    const auto work = readRecovery(places);
    QVERIFY(work);
    QVERIFY(work->document == changed);
    QCOMPARE(work->project, file);
    QVERIFY(*loadDocument(file) == test::sampleDocument());
    removeRecovery(places);
    QVERIFY(!readRecovery(places));
    QVERIFY(fs::exists(file));
}

void TestRecovery::workWithoutAProjectHasItsPlace() {
    const auto places = recoveryPlaces({}, "/films/scan.mkv", root() / "new folder");
    QVERIFY(writeRecovery({test::sampleDocument(), {}}, places));
    const auto work = readRecovery(places);
    QVERIFY(work && work->project.empty());
    QVERIFY(recoveryPlaces({}, "/films/other.mkv", root()) != recoveryPlaces({}, "/a.mkv", root()));
}

void TestRecovery::folderThatCannotBeWrittenIsStoodInFor() {
    // The kernel's folder takes no files, not even from root.
    const fs::path file = "/proc/self/street.kinechrome";
    const auto places = recoveryPlaces(file, "/films/scan.mkv", root() / "kept");
    QVERIFY(writeRecovery({test::sampleDocument(), file}, places));
    QCOMPARE(readRecovery(places)->project, file);
    const auto nowhere = recoveryPlaces(file, "/films/scan.mkv", "/proc/self/kept");
    const auto written = writeRecovery({test::sampleDocument(), file}, nowhere);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, base::ErrorKind::Output);
}

void TestRecovery::damagedSideFileIsNoWork() {
    const auto places = recoveryPlaces({}, "/films/damaged.mkv", root());
    std::ofstream(places.front()) << "{\"schema\": \"kinechrome.proj";
    QVERIFY(!readRecovery(places));
}

void TestRecovery::originThatIsNoTextIsNoWork() {
    const fs::path folder = root() / "origins";
    fs::create_directories(folder);
    const auto places = recoveryPlaces({}, "/films/odd.mkv", folder);
    for (const char* origin : {"5", "null", "[]", "{}"}) {
        std::ofstream(places.front())
            << R"({"schema": "kinechrome.project/1", "unsaved_work_on": )" << origin << "}";
        QVERIFY(!readRecovery(places));
        const auto listed = listRecoveries(folder);
        QCOMPARE(listed.size(), std::size_t{1});
        QVERIFY(!readRecovery(listed));
    }
    // The work in the next place is taken all the same.
    const auto others = recoveryPlaces({}, "/films/good.mkv", folder);
    QVERIFY(writeRecovery({test::sampleDocument(), {}}, others));
    QVERIFY(readRecovery({places.front(), others.front()}));
}

void TestRecovery::longNamesOfFilmsAreCut() {
    const fs::path folder = root() / "long";
    std::string letters(1, 'x');  // odd, so that the cut would fall within a letter
    for (int i = 0; i < 120; ++i) letters += "é";
    const auto places = recoveryPlaces({}, "/films/" + letters + ".mkv", folder);
    QVERIFY(writeRecovery({test::sampleDocument(), {}}, places));
    QVERIFY(readRecovery(places));
    const QByteArray name = QByteArray::fromStdString(places.front().filename().string());
    QVERIFY(name.size() < 160);
    QCOMPARE(QString::fromUtf8(name).toUtf8(), name);
    QVERIFY(!QString::fromUtf8(name).contains(QChar::ReplacementCharacter));
    // What is cut off still tells them apart; short names stay as they are.
    QVERIFY(recoveryPlaces({}, "/films/" + letters + "2.mkv", folder) != places);
    const fs::path plain = recoveryPlaces({}, "/films/scan.mkv", folder).front().filename();
    QVERIFY(plain.string().starts_with("scan-"));
}

void TestRecovery::leftBehindWorkIsListed() {
    const fs::path folder = root() / "listed";
    QVERIFY(listRecoveries(folder).empty());
    QVERIFY(writeRecovery({test::sampleDocument(), {}}, recoveryPlaces({}, "/a.mkv", folder)));
    std::ofstream(folder / "readme.txt") << "not work";
    QCOMPARE(listRecoveries(folder).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"

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

void TestRecovery::leftBehindWorkIsListed() {
    const fs::path folder = root() / "listed";
    QVERIFY(listRecoveries(folder).empty());
    QVERIFY(writeRecovery({test::sampleDocument(), {}}, recoveryPlaces({}, "/a.mkv", folder)));
    std::ofstream(folder / "readme.txt") << "not work";
    QCOMPARE(listRecoveries(folder).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"

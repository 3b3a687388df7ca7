// SPDX-License-Identifier: GPL-3.0-or-later
// Films are found again where they were or near the project, and never mistaken for another.
#include "core/project/file_reference.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <memory>

namespace fs = std::filesystem;
using kinechrome::base::ErrorKind;
using kinechrome::project::describeFile;
using kinechrome::project::FileMatch;
using kinechrome::project::locateFile;

class TestFileReference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void descriptionHoldsPlaceSizeAndHash();
    void filmIsFoundWhereItWas();
    void movedFilmIsFoundBesideTheProject();
    void renamedFilmIsFoundByItsHash();
    void changedFilmIsSaidToBeChanged();
    void rightFilmBesideTheProjectBeatsAWrongOneInPlace();
    void filmThatWasNeverLookedAtIsTakenByName();
    void missingFilmIsAnInputError();
    void folderIsNoFilm();
    void sequenceIsKnownByItsFirstFile();
    void movedSequenceKeepsItsPattern();
    void otherNamesAreNoFilesOfTheSequence();

private:
    void put(const char* name, const std::string& content) {
        fs::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name, std::ios::binary) << content;
    }
    std::unique_ptr<QTemporaryDir> folder_;
    fs::path root_;
};

void TestFileReference::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    QVERIFY2(folder_->isValid(), qPrintable(folder_->errorString()));
    root_ = folder_->path().toStdString();
    put("reel/scan.mkv", "the film");
    fs::create_directories(root_ / "project");
}

void TestFileReference::descriptionHoldsPlaceSizeAndHash() {
    const auto film = describeFile(root_ / "project/../reel/scan.mkv");
    QVERIFY(film);
    QCOMPARE(film->path, root_ / "reel/scan.mkv");
    QCOMPARE(film->size, std::uintmax_t{8});
    QCOMPARE(film->quickHash.size(), std::size_t{64});
}

void TestFileReference::filmIsFoundWhereItWas() {
    const auto film = describeFile(root_ / "reel/scan.mkv");
    const auto found = locateFile(*film, root_ / "project");
    QVERIFY(found);
    QCOMPARE(found->path, root_ / "reel/scan.mkv");
    QVERIFY(found->match == FileMatch::Same);
}

void TestFileReference::movedFilmIsFoundBesideTheProject() {
    const auto film = describeFile(root_ / "reel/scan.mkv");
    fs::rename(root_ / "reel/scan.mkv", root_ / "project/scan.mkv");
    const auto found = locateFile(*film, root_ / "project");
    QVERIFY(found);
    QCOMPARE(found->path, root_ / "project/scan.mkv");
    QVERIFY(found->match == FileMatch::Moved);
}

void TestFileReference::renamedFilmIsFoundByItsHash() {
    const auto film = describeFile(root_ / "reel/scan.mkv");
    fs::create_directories(root_ / "project/scans");
    fs::rename(root_ / "reel/scan.mkv", root_ / "project/scans/reel-1.mkv");
    put("project/scan.mkv", "not the film");
    const auto found = locateFile(*film, root_ / "project");
    QVERIFY(found && found->match == FileMatch::Moved);
    QCOMPARE(found->path, root_ / "project/scans/reel-1.mkv");
}

void TestFileReference::changedFilmIsSaidToBeChanged() {
    const auto film = describeFile(root_ / "reel/scan.mkv");
    put("reel/scan.mkv", "another!");  // same size
    const auto found = locateFile(*film, root_ / "project");
    QVERIFY(found && found->match == FileMatch::Changed);
    QCOMPARE(found->path, root_ / "reel/scan.mkv");
}

void TestFileReference::rightFilmBesideTheProjectBeatsAWrongOneInPlace() {
    const auto film = describeFile(root_ / "reel/scan.mkv");
    put("reel/scan.mkv", "another");
    put("project/scan.mkv", "the film");
    const auto found = locateFile(*film, root_ / "project");
    QVERIFY(found && found->match == FileMatch::Moved);
    QCOMPARE(found->path, root_ / "project/scan.mkv");
}

void TestFileReference::filmThatWasNeverLookedAtIsTakenByName() {
    const kinechrome::project::FileReference film{root_ / "reel/scan.mkv"};
    const auto found = locateFile(film, root_ / "project");
    QVERIFY(found && found->match == FileMatch::Same);
}

void TestFileReference::missingFilmIsAnInputError() {
    const kinechrome::project::FileReference film{root_ / "nowhere.mkv"};
    const auto found = locateFile(film, root_ / "project");
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Input);
    QVERIFY(!describeFile(root_ / "nowhere.mkv"));
}

void TestFileReference::folderIsNoFilm() {
    QVERIFY(!describeFile(root_ / "project"));
    const kinechrome::project::FileReference film{root_ / "project"};
    QVERIFY(!locateFile(film, root_));
}

void TestFileReference::sequenceIsKnownByItsFirstFile() {
    for (const char* name : {"scan000012.dpx", "scan000011.dpx", "scan000013.dpx"}) {
        put((std::string("reel/") + name).c_str(), name);
    }
    const auto film = describeFile(root_ / "project/../reel/scan%06d.dpx");
    QVERIFY2(film, film ? "" : film.error().message().c_str());
    QCOMPARE(film->path, root_ / "reel/scan%06d.dpx");
    const auto first = describeFile(root_ / "reel/scan000011.dpx");
    QCOMPARE(film->size, first->size);
    QCOMPARE(film->quickHash, first->quickHash);
    const auto found = locateFile(*film, root_ / "project");
    QVERIFY(found && found->match == FileMatch::Same);
    QCOMPARE(found->path, root_ / "reel/scan%06d.dpx");
    put("reel/scan000011.dpx", "another film!!");
    QVERIFY(locateFile(*film, root_ / "project")->match == FileMatch::Changed);
}

void TestFileReference::movedSequenceKeepsItsPattern() {
    put("reel/scan0.dpx", "leader");
    put("reel/scan1.dpx", "leader");
    const auto film = describeFile(root_ / "reel/scan%d.dpx");
    fs::create_directories(root_ / "project/scans");
    for (const char* name : {"scan0.dpx", "scan1.dpx"}) {
        fs::rename(root_ / "reel" / name, root_ / "project/scans" / name);
    }
    const auto below = locateFile(*film, root_ / "project");
    QVERIFY(below && below->match == FileMatch::Moved);
    QCOMPARE(below->path, root_ / "project/scans/scan%d.dpx");
    fs::rename(root_ / "project/scans/scan0.dpx", root_ / "project/scan0.dpx");
    const auto beside = locateFile(*film, root_ / "project");
    QVERIFY(beside && beside->match == FileMatch::Moved);
    QCOMPARE(beside->path, root_ / "project/scan%d.dpx");
}

void TestFileReference::otherNamesAreNoFilesOfTheSequence() {
    for (const char* name : {"scan12.dpx", "scan0000012.dpx", "scan00001x.dpx",
                             "scan000012.dpx.txt", "scan.dpx", "other000012.dpx"}) {
        put((std::string("reel/") + name).c_str(), name);
    }
    QVERIFY(!describeFile(root_ / "reel/scan%06d.dpx"));
    QVERIFY(!describeFile(root_ / "reel/scan%06d%06d.dpx"));
    QVERIFY(!describeFile(root_ / "nowhere/scan%06d.dpx"));
    // A file of that very name is the film.
    put("reel/scan%06d.dpx", "itself");
    put("reel/scan000001.dpx", "a frame");
    QCOMPARE(describeFile(root_ / "reel/scan%06d.dpx")->size, std::uintmax_t{6});
}

QTEST_GUILESS_MAIN(TestFileReference)
#include "tst_file_reference.moc"

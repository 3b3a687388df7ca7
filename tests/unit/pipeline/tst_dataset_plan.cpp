// SPDX-License-Identifier: GPL-3.0-or-later
// How folders become sources, labels, names and sides of the split.
#include "core/pipeline/dataset_plan.h"

#include <QTest>

#include <map>
#include <set>

#include "tests/support/file_damage.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using pipeline::DatasetFile;
using pipeline::DatasetKind;
using pipeline::DatasetPlan;
using test::TempDir;

namespace {

void put(const std::filesystem::path& file) {
    std::filesystem::create_directories(file.parent_path());
    test::writeText(file, "x");
}

base::Result<DatasetPlan> plan(const std::vector<std::filesystem::path>& sources,
                               const std::filesystem::path& pack) {
    pipeline::DatasetRequest request;
    request.sources = sources;
    request.pack = pack;
    return pipeline::planDataset(request);
}

const DatasetFile* named(const DatasetPlan& plan, const std::string& file) {
    for (const auto& one : plan.files) {
        if (one.path.filename() == file) return &one;
    }
    return nullptr;
}

}  // namespace

class TestDatasetPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foldersAreSourcesAndLabels_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("label");
        QTest::newRow("film in the argument") << "fair_0012.mp4"
                                              << "fair"
                                              << "-";
        QTest::newRow("film without a number") << "parade.MOV"
                                               << "parade"
                                               << "-";
        QTest::newRow("photograph in the argument") << "loose.jpg"
                                                    << "archive"
                                                    << "-";
        QTest::newRow("one folder") << "city/tram.jpg"
                                    << "city"
                                    << "city";
        QTest::newRow("two folders") << "city/bridge/a.png"
                                     << "city"
                                     << "bridge";
        QTest::newRow("three folders") << "coast/1931/boat/b.mkv"
                                       << "coast"
                                       << "boat";
    }
    void foldersAreSourcesAndLabels() {
        QFETCH(QString, file);
        QFETCH(QString, source);
        QFETCH(QString, label);
        const TempDir dir;
        put(dir / "archive" / file.toStdString());
        const auto found = plan({dir / "archive"}, dir / "pack");
        QVERIFY(found.has_value());
        QCOMPARE(found->files.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(found->files[0].source), source);
        QCOMPARE(QString::fromStdString(found->files[0].label), label);
    }

    void filesAreSortedAndStrangersAreListed() {
        const TempDir dir;
        for (const char* name : {"b.mp4", "a.jpg", "c/z.tif", "notes.txt", ".hidden.jpg",
                                 ".trash/old.jpg", "pack/images.jpg", "pack.part/x.jpg"}) {
            put(dir / "s" / name);
        }
        const auto found = plan({dir / "s"}, dir / "s" / "pack");
        QVERIFY(found.has_value());
        QCOMPARE(found->files.size(), std::size_t{3});
        QCOMPARE(found->files[0].path, dir / "s" / "a.jpg");
        QVERIFY(found->files[0].kind == DatasetKind::Photograph);
        QVERIFY(found->files[1].kind == DatasetKind::Footage);
        QCOMPARE(found->unknown, std::vector<std::filesystem::path>{dir / "s" / "notes.txt"});
    }

    void namesAreUniqueInTheirSource() {
        const TempDir dir;
        for (const char* name : {"city/1/a.jpg", "city/2/a.jpg", "city/2/a.png", "coast/a.jpg"}) {
            put(dir / "s" / name);
        }
        const auto found = plan({dir / "s"}, dir / "pack");
        QVERIFY(found.has_value());
        std::set<std::pair<std::string, std::string>> names;
        for (const auto& file : found->files) names.insert({file.source, file.name});
        QCOMPARE(names.size(), std::size_t{4});
        QVERIFY(names.contains({"coast", "a"}) && names.contains({"city", "a-3"}));
    }

    void partsOfAFilmStandOnOneSideOfTheSplit() {
        const TempDir dir;
        for (int film = 0; film < 60; ++film) {
            for (const char* part : {"_0000", "_0048", "_0096"}) {
                put(dir / "s" / ("film-" + std::to_string(film) + part + ".mp4"));
            }
        }
        const auto found = plan({dir / "s"}, dir / "pack");
        QVERIFY(found.has_value());
        std::map<std::string, std::set<std::string>> sides;
        std::map<std::string, int> count;
        for (const auto& file : found->files) {
            sides[file.source].insert(pipeline::splitOf(file));
            ++count[pipeline::splitOf(file)];
        }
        for (const auto& [source, side] : sides) QCOMPARE(side.size(), std::size_t{1});
        QVERIFY(count["validation"] > 0 && count["validation"] < count["train"]);
    }

    void fingerprintFollowsRequestAndFiles() {
        const TempDir dir;
        put(dir / "s" / "a.jpg");
        pipeline::DatasetRequest request;
        request.sources = {dir / "s"};
        request.pack = dir / "pack";
        const auto first = pipeline::planDataset(request)->fingerprint;
        QCOMPARE(pipeline::planDataset(request)->fingerprint, first);
        request.threads = 7;  // changes nothing in the pack
        QCOMPARE(pipeline::planDataset(request)->fingerprint, first);
        request.size = 64;
        QVERIFY(pipeline::planDataset(request)->fingerprint != first);
        request.size = 128;
        test::writeText(dir / "s" / "a.jpg", "longer");
        QVERIFY(pipeline::planDataset(request)->fingerprint != first);
    }

    void missingAndEmptySourcesAreInputErrors() {
        const TempDir dir;
        std::filesystem::create_directory(dir / "empty");
        for (const char* source : {"nowhere", "empty"}) {
            const auto found = plan({dir / source}, dir / "pack");
            QVERIFY(!found && found.error().kind == base::ErrorKind::Input);
        }
    }

    void namesAreFitForArchivesAndTables() {
        const TempDir dir;
        put(dir / "s" / "a\tb@c" / "d\ne.jpg");
        const auto found = plan({dir / "s"}, dir / "pack");
        QVERIFY(found.has_value());
        QCOMPARE(found->files[0].source, std::string("a_b_c"));
        QCOMPARE(found->files[0].name, std::string("d_e"));
        QVERIFY(named(*found, "d\ne.jpg") != nullptr);
    }
};

QTEST_GUILESS_MAIN(TestDatasetPlan)
#include "tst_dataset_plan.moc"

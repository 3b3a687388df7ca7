// SPDX-License-Identifier: GPL-3.0-or-later
// Project files: what is saved comes back, and what is broken is refused with a sentence.
#include "core/project/document_file.h"

#include "core/base/atomic_file.h"
#include "tests/unit/project/sample_document.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <string>

namespace fs = std::filesystem;
using kinechrome::base::ErrorKind;
using kinechrome::base::readFile;
using kinechrome::project::Document;
using kinechrome::project::loadDocument;
using kinechrome::project::saveDocument;
using kinechrome::test::sampleDocument;

class TestDocumentFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(folder_.isValid(), qPrintable(folder_.errorString())); }
    void everythingSavedComesBack();
    void emptyDocumentComesBack();
    void pathsAreRelativeToTheProject();
    void unknownKeysSurviveARoundTrip();
    void missingKeysTakeTheirDefaults();
    void segmentsAreOrderedWhenRead();
    void brokenFilesAreRefused_data();
    void brokenFilesAreRefused();
    void everyTruncationIsRefused();
    void missingFileIsAnInputError();
    void contradictingDocumentIsNotWritten();
    void failedSaveLeavesTheOldProject();
    void nameThatIsNotUtf8IsRefusedOnSaving();

private:
    [[nodiscard]] fs::path path(const char* name) {
        return fs::path(folder_.path().toStdString()) / name;
    }
    [[nodiscard]] kinechrome::base::Result<Document> loadText(const std::string& text) {
        fs::remove(path("text.kinechrome"));  // ext4 syncs a file that is truncated and rewritten
        std::ofstream(path("text.kinechrome"), std::ios::binary) << text;
        return loadDocument(path("text.kinechrome"));
    }
    QTemporaryDir folder_;
};

void TestDocumentFile::everythingSavedComesBack() {
    const Document document = sampleDocument();
    QVERIFY(saveDocument(document, path("film.kinechrome")));
    const auto loaded = loadDocument(path("film.kinechrome"));
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    QVERIFY(*loaded == document);
}

void TestDocumentFile::emptyDocumentComesBack() {
    QVERIFY(saveDocument(Document(), path("empty.kinechrome")));
    const auto loaded = loadDocument(path("empty.kinechrome"));
    QVERIFY(loaded && *loaded == Document());
}

void TestDocumentFile::pathsAreRelativeToTheProject() {
    Document document;
    document.footage = kinechrome::project::FileReference{path("reel/scan.mkv"), 5, "aa"};
    fs::create_directories(path("here"));
    QVERIFY(saveDocument(document, path("here/film.kinechrome")));
    const auto json = nlohmann::json::parse(readFile(path("here/film.kinechrome")).value());
    QCOMPARE(json["footage"]["path"].get<std::string>(), std::string("../reel/scan.mkv"));

    // The whole tree moves: the project still points at the film that moved with it.
    fs::create_directories(path("elsewhere"));
    fs::rename(path("here"), path("elsewhere/here"));
    const auto loaded = loadDocument(path("elsewhere/here/film.kinechrome"));
    QVERIFY(loaded);
    QCOMPARE(loaded->footage->path, path("elsewhere/reel/scan.mkv"));
}

void TestDocumentFile::unknownKeysSurviveARoundTrip() {
    const std::string text = R"({
        "schema": "kinechrome.project/1", "queue": ["later"],
        "footage": {"path": "f.mkv", "size": 1, "quick_hash": "aa", "reel": 7},
        "markers": [{"frame": 3, "note": "n", "author": "A"}],
        "settings": {"model": "none", "grain": 0.5},
        "segments": [{"first": 0, "last": 9, "mood": "warm",
                      "hints": [{"frame": 1, "x": 0.1, "y": 0.1, "a": 1, "b": 2, "pen": "wide"}]}]
    })";
    const auto loaded = loadText(text);
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    QVERIFY(saveDocument(*loaded, path("again.kinechrome")));
    const auto json = nlohmann::json::parse(readFile(path("again.kinechrome")).value());
    QCOMPARE(json["queue"][0].get<std::string>(), std::string("later"));
    QCOMPARE(json["footage"]["reel"].get<int>(), 7);
    QCOMPARE(json["markers"][0]["author"].get<std::string>(), std::string("A"));
    QCOMPARE(json["settings"]["grain"].get<double>(), 0.5);
    QCOMPARE(json["settings"]["model"].get<std::string>(), std::string("none"));
    QCOMPARE(json["segments"][0]["mood"].get<std::string>(), std::string("warm"));
    QCOMPARE(json["segments"][0]["hints"][0]["pen"].get<std::string>(), std::string("wide"));
}

void TestDocumentFile::missingKeysTakeTheirDefaults() {
    const auto loaded = loadText(R"({"schema": "kinechrome.project/1"})");
    QVERIFY(loaded && *loaded == Document());
}

void TestDocumentFile::segmentsAreOrderedWhenRead() {
    const auto loaded = loadText(R"({"schema": "kinechrome.project/1",
        "segments": [{"first": 10, "last": 19}, {"first": 0, "last": 9}]})");
    QVERIFY(loaded);
    QCOMPARE(loaded->segments.front().range.first, std::int64_t{0});
}

void TestDocumentFile::brokenFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& text, const char* says) {
        QTest::newRow(name) << text << QString(says);
    };
    const auto keyed = [&row](const char* name, const char* keys, const char* says) {
        row(name, QByteArray(R"({"schema": "kinechrome.project/1", )") + keys + "}", says);
    };
    row("empty", "", "is empty");
    row("not JSON", "RIFF....AVI ", "damaged");
    row("JSON but no object", "[1, 2]", "not a Kinechrome project");
    row("no schema", "{}", "not a Kinechrome project");
    row("schema is a number", R"({"schema": 1})", "not a Kinechrome project");
    row("another schema", R"({"schema": "kinechrome.sidecar/1"})", "not a Kinechrome project");
    row("newer schema", R"({"schema": "kinechrome.project/2"})", "newer Kinechrome");
    row("much newer schema", R"({"schema": "kinechrome.project/99999999999999999999"})", "newer");
    row("schema with a tail", R"({"schema": "kinechrome.project/1x"})", "not a Kinechrome project");
    row("schema before the first", R"({"schema": "kinechrome.project/0"})",
        "not a Kinechrome project");
    row("a hundred thousand brackets", QByteArray(100000, '['), "nested too deeply");
    row("number beyond all bounds", R"({"schema": "kinechrome.project/1", "in": 1e999})",
        "damaged");
    keyed("footage is text", R"("footage": "f.mkv")", "footage: is not an object");
    keyed("footage without a path", R"("footage": {"size": 3})", "footage: names no file");
    keyed("path with a zero byte", R"("footage": {"path": "a\u0000b"})", "names no file");
    keyed("size is negative", R"("footage": {"path": "f", "size": -3})", "size");
    keyed("in is a fraction", R"("in": 1.5)", "in: 1.5");
    keyed("out before in", R"("in": 9, "out": 3)", "comes before");
    keyed("frame number too large", R"("in": 18446744073709551615)", "is not a frame number");
    keyed("markers are no list", R"("markers": {})", "markers: is not a list");
    keyed("marker is text", R"("markers": ["x"])", "marker: is not an object");
    keyed("segments are no list", R"("segments": 5)", "segments: is not a list");
    keyed("overlapping segments",
          R"("segments": [{"first": 0, "last": 9}, {"first": 9, "last": 20}])", "overlaps");
    keyed("segment behind the film", R"("frames": 5, "segments": [{"first": 0, "last": 5}])",
          "only 5 frames");
    keyed("unknown stabiliser", R"("settings": {"stabilizer": "magic"})", "\"magic\"");
    keyed("hint behind the film",
          R"("frames": 5, "segments": [{"first": 0, "last": 4, "hints": [{"frame": 5}]}])",
          "outside its segment");
    keyed("hint outside the picture",
          R"("segments": [{"first": 0, "last": 4, "hints": [{"frame": 1, "x": 1.5}]}])", "x: 1.5");
    keyed("hint of no showable colour",
          R"("segments": [{"first": 0, "last": 4, "hints": [{"a": -128, "b": -128}]}])",
          "no screen can show");
}

void TestDocumentFile::brokenFilesAreRefused() {
    QFETCH(const QByteArray, text);
    QFETCH(const QString, says);
    const auto loaded = loadText(text.toStdString());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::Input);
    QCOMPARE(loaded.error().what, path("text.kinechrome").string());
    const QString sentence = QString::fromStdString(loaded.error().message());
    QVERIFY2(sentence.contains(says), qPrintable(sentence));
    QCOMPARE(readFile(path("text.kinechrome")).value(), text.toStdString());
}

void TestDocumentFile::everyTruncationIsRefused() {
    QVERIFY(saveDocument(sampleDocument(), path("whole.kinechrome")));
    const std::string whole = readFile(path("whole.kinechrome")).value();
    QCOMPARE(whole.substr(whole.size() - 2), std::string("}\n"));
    for (std::size_t length = 0; length + 2 <= whole.size(); length += 7) {
        QVERIFY(!loadText(whole.substr(0, length)));
    }
}

void TestDocumentFile::missingFileIsAnInputError() {
    const auto loaded = loadDocument(path("nowhere.kinechrome"));
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::Input);
}

void TestDocumentFile::contradictingDocumentIsNotWritten() {
    QVERIFY(saveDocument(sampleDocument(), path("kept.kinechrome")));
    const std::string before = readFile(path("kept.kinechrome")).value();
    Document document = sampleDocument();
    document.segments[1].range.first = 50;
    QVERIFY(!saveDocument(document, path("kept.kinechrome")));
    QCOMPARE(readFile(path("kept.kinechrome")).value(), before);
}

void TestDocumentFile::failedSaveLeavesTheOldProject() {
    fs::create_directories(path("a-folder.kinechrome/inside"));
    const auto saved = saveDocument(sampleDocument(), path("a-folder.kinechrome"));
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Output);
    QVERIFY(fs::exists(path("a-folder.kinechrome/inside")));
}

void TestDocumentFile::nameThatIsNotUtf8IsRefusedOnSaving() {
    Document document = sampleDocument();
    document.footage->path = "/films/\xff.mkv";
    const auto saved = saveDocument(document, path("latin.kinechrome"));
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Output);
    QVERIFY(!fs::exists(path("latin.kinechrome")));
}

QTEST_GUILESS_MAIN(TestDocumentFile)
#include "tst_document_file.moc"

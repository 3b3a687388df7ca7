// SPDX-License-Identifier: GPL-3.0-or-later
// What a repeated export is compared with, and finding its model again.
#include <QtTest>

#include "core/nn/cpu_features.h"
#include "core/nn/manifest.h"
#include "core/pipeline/export_repeat.h"

using namespace kinechrome;
using pipeline::checkRepeat;
using pipeline::LumaDigest;

namespace {

std::vector<LumaDigest> digests(std::initializer_list<std::uint8_t> values) {
    std::vector<LumaDigest> list;
    for (const std::uint8_t value : values) list.push_back({value});
    return list;
}

std::vector<std::string> written(const std::vector<LumaDigest>& list) {
    std::vector<std::string> texts;
    for (const LumaDigest& digest : list) texts.push_back(pipeline::toHex(digest));
    return texts;
}

}  // namespace

class TestExportRepeat : public QObject {
    Q_OBJECT
    const std::vector<LumaDigest> luma_ = digests({1, 2, 3});
    const std::vector<LumaDigest> chroma_ = digests({4, 5, 6});
    const std::vector<LumaDigest> none_;
    const nn::ColorizerInfo colorizer_{"m", "00", "cpu", "float32", 2};

    pipeline::EarlierExport earlier() const {
        return {"/films/a.mkv.kinechrome.json",
                "1",
                "cpu",
                "float32",
                2,
                "ab",
                written(luma_),
                written(luma_),
                written(chroma_)};
    }
    pipeline::RepeatFacts now(const std::vector<LumaDigest>& lumaIn,
                              const std::vector<LumaDigest>& lumaOut,
                              const std::vector<LumaDigest>& chromaOut) const {
        return {"/films/in.mkv", "ab", lumaIn, lumaOut, chromaOut, colorizer_, "1"};
    }
    static std::string modelIn(const QTemporaryDir& dir, const char* folder, const char* name,
                               const std::string& weights) {
        nn::Manifest manifest;
        manifest.name = name;
        manifest.inputSize = 64;
        manifest.licence = "none";
        const auto path = std::filesystem::path(dir.path().toStdString()) / folder;
        const auto made = nn::writeModel(path, manifest, weights);
        return made ? path.string() : std::string();
    }

private Q_SLOTS:
    void equalChecksumsAreAnExactRepeat() {
        const auto check = checkRepeat(earlier(), now(luma_, luma_, chroma_));
        QVERIFY(check);
        QVERIFY(check->exact() == true);
        QVERIFY(check->note.find("is exact: luma and colours of all 3 frames") !=
                std::string::npos);
    }

    void whatDiffersIsCounted() {
        const auto colors = checkRepeat(earlier(), now(luma_, luma_, digests({4, 9, 9})));
        QVERIFY(colors && colors->luma && colors->exact() == false);
        QVERIFY(colors->note.find("colours differ in 2 of 3 frames (both with cpu, float32, "
                                  "2 threads)") != std::string::npos);
        const auto luma = checkRepeat(earlier(), now(luma_, digests({9, 2, 3}), chroma_));
        QVERIFY(luma && !luma->luma && luma->exact() == false);
        QVERIFY(luma->note.find("luma differs in 1 of 3 frames") != std::string::npos);
        const auto shorter = checkRepeat(earlier(), now(luma_, digests({1, 2}), digests({4, 5})));
        QVERIFY(shorter && shorter->exact() == false);
        QVERIFY(shorter->note.find("2 frames instead of 3") != std::string::npos);
    }

    void withoutChecksumsOfColoursNothingIsClaimed() {
        auto before = earlier();
        before.chromaOut.clear();
        const auto unknown = checkRepeat(before, now(luma_, luma_, chroma_));
        QVERIFY(unknown && unknown->luma && !unknown->exact());
        // Pictures without chroma planes are known whole.
        const auto whole = checkRepeat(before, now(luma_, luma_, none_));
        QVERIFY(whole && whole->exact() == true);
    }

    void anotherSourceIsAnInputError() {
        auto facts = now(luma_, luma_, chroma_);
        facts.sourceSha256 = "cd";
        const auto changed = checkRepeat(earlier(), facts);
        QVERIFY(!changed && changed.error().kind == base::ErrorKind::Input);
        auto sequence = earlier();
        sequence.sourceSha256.clear();
        facts.sourceSha256 = std::nullopt;
        QVERIFY(checkRepeat(sequence, facts));
        const auto other = digests({1, 7, 3});
        const auto swapped = checkRepeat(sequence, now(other, other, chroma_));
        QVERIFY(!swapped && swapped.error().kind == base::ErrorKind::Input);
        QVERIFY(swapped.error().why.find("1 of its 3 pictures differ") != std::string::npos);
    }

    void modelIsFoundByItsFolderElseByItsName() {
        const QTemporaryDir dir;
        const std::string moved = modelIn(dir, "library/red", "red", "weights of red");
        const std::string named = modelIn(dir, "other", "red", "other weights");
        QVERIFY(!moved.empty() && !named.empty());
        qputenv("KINECHROME_MODELS", (dir.path() + "/library").toUtf8());
        const std::string sha256 = nn::readManifest(moved)->weightsSha256;
        const auto again = pipeline::findModelAgain(moved, {"red", sha256});
        QVERIFY(again && *again == moved);
        // What lies in that folder today is another model.
        const auto byName = pipeline::findModelAgain(named, {"red", sha256});
        QVERIFY(byName && *byName == "red");
        const auto gone = pipeline::findModelAgain("/nowhere", {"red", sha256});
        QVERIFY(gone && *gone == "red");
        const auto wrong = pipeline::findModelAgain("red", {"red", std::string(64, '0')});
        QVERIFY(!wrong && wrong.error().kind == base::ErrorKind::Model);
        QVERIFY(wrong.error().why.find("is not the model of the export") != std::string::npos);
        const auto missing = pipeline::findModelAgain("blue", {"blue", sha256});
        QVERIFY(!missing && missing.error().kind == base::ErrorKind::Model);
    }

    void asManyThreadsAreAskedForAsWereUsed() {
        const int all = nn::availableThreads();
        QCOMPARE(pipeline::threadsAgain(3, 3), 3);
        QCOMPARE(pipeline::threadsAgain(0, all), 0);
        QCOMPARE(pipeline::threadsAgain(0, all + 1), all + 1);
        QCOMPARE(pipeline::threadsAgain(0, 0), 0);
    }
};

QTEST_GUILESS_MAIN(TestExportRepeat)
#include "tst_export_repeat.moc"

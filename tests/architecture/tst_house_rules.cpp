// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of CONTRIBUTING.md that a machine can check.
#include "tests/architecture/source_tree.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <regex>
#include <string>

using namespace kinechrome::house;

namespace {

// The places in `folder` whose code (comments taken away) matches.
QStringList placesOf(const std::string& folder, const std::string& pattern) {
    const std::regex expression(pattern);
    QStringList places;
    for (const SourceFile& file : sourceTree()) {
        if (!file.path.starts_with(folder)) continue;
        int line = 0;
        for (const std::string& text : file.lines) {
            ++line;
            if (std::regex_search(text.substr(0, text.find("//")), expression)) {
                places << QString::fromStdString(place(file, line) + ": " + text);
            }
        }
    }
    return places;
}

// The files that do not satisfy the rule.
QStringList filesAgainst(const std::function<bool(const SourceFile&)>& rule) {
    QStringList files;
    for (const SourceFile& file : sourceTree()) {
        if (!rule(file)) files << QString::fromStdString(file.path);
    }
    return files;
}

}  // namespace

class TestHouseRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(sourceTree().size() > 20, "the sources were not found"); }
    void everyFileNamesItsLicenceFirst();
    void everyUnitSaysItsPurposeNext();
    void everyHeaderIsReadOnce();
    void noFileIsLongerThanThreeHundredLines();
    void fileNamesAreSnakeCase();
    void coreNeverSleeps();
    void coreNeverWritesToTheTerminal();
    void nothingIsLeftForLater();
    void libraryNamespacesAreNotOpenedWide();
    void everyModelHasItsCardRecipeAndWeights();
};

void TestHouseRules::everyFileNamesItsLicenceFirst() {
    const auto files = filesAgainst([](const SourceFile& file) {
        return !file.lines.empty() &&
               file.lines.front() == "// SPDX-License-Identifier: GPL-3.0-or-later";
    });
    QVERIFY2(files.isEmpty(), qPrintable(files.join('\n')));
}

void TestHouseRules::everyUnitSaysItsPurposeNext() {
    const auto files = filesAgainst([](const SourceFile& file) {
        std::string header = file.path;
        if (!file.isHeader()) header.replace(header.size() - 3, 3, "h");
        const bool headerSaysIt = header != file.path && findSource(header) != nullptr;
        return headerSaysIt || (file.lines.size() > 1 && file.lines[1].starts_with("// "));
    });
    QVERIFY2(files.isEmpty(), qPrintable(files.join('\n')));
}

void TestHouseRules::everyHeaderIsReadOnce() {
    const auto files = filesAgainst([](const SourceFile& file) {
        return !file.isHeader() ||
               std::find(file.lines.begin(), file.lines.end(), "#pragma once") != file.lines.end();
    });
    QVERIFY2(files.isEmpty(), qPrintable(files.join('\n')));
}

void TestHouseRules::noFileIsLongerThanThreeHundredLines() {
    const auto files =
        filesAgainst([](const SourceFile& file) { return file.lines.size() <= 300; });
    QVERIFY2(files.isEmpty(), qPrintable(files.join('\n')));
}

void TestHouseRules::fileNamesAreSnakeCase() {
    const std::regex snake(R"((?:[a-z0-9_-]+/)+[a-z0-9_]+\.(?:h|cpp))");
    const auto files = filesAgainst(
        [&snake](const SourceFile& file) { return std::regex_match(file.path, snake); });
    QVERIFY2(files.isEmpty(), qPrintable(files.join('\n')));
}

void TestHouseRules::coreNeverSleeps() {
    const auto places = placesOf("core/", R"(\b(?:sleep_for|sleep_until|u?sleep|nanosleep)\s*\()");
    QVERIFY2(places.isEmpty(), qPrintable(places.join('\n')));
}

void TestHouseRules::coreNeverWritesToTheTerminal() {
    const auto places = placesOf("core/", R"(\bstd::(?:cout|cerr|clog)\b|\b(?:printf|puts)\s*\()");
    QVERIFY2(places.isEmpty(), qPrintable(places.join('\n')));
}

void TestHouseRules::nothingIsLeftForLater() {
    const std::regex later(
        "\\b(?:TO"
        "DO|FIX"
        "ME|X"
        "XX)\\b");
    const auto files = filesAgainst([&later](const SourceFile& file) {
        return std::none_of(file.lines.begin(), file.lines.end(), [&](const std::string& line) {
            return std::regex_search(line, later);
        });
    });
    QVERIFY2(files.isEmpty(), qPrintable(files.join('\n')));
}

void TestHouseRules::libraryNamespacesAreNotOpenedWide() {
    const auto places =
        placesOf("", R"(\busing namespace (?:std|cv|torch|at|c10|nlohmann)\b(?!::))");
    QVERIFY2(places.isEmpty(), qPrintable(places.join('\n')));
}

void TestHouseRules::everyModelHasItsCardRecipeAndWeights() {
    const QDir models(QStringLiteral(KINECHROME_SOURCE_DIR "/models"));
    for (const QString& model : models.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!models.exists(model + "/manifest.json")) continue;  // recipes shared by many models
        for (const char* part : {"weights.safetensors", "README.md", "recipe.json"}) {
            QVERIFY2(models.exists(model + "/" + part), qPrintable(model + " has no " + part));
        }
    }
}

QTEST_GUILESS_MAIN(TestHouseRules)
#include "tst_house_rules.moc"

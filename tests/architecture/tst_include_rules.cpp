// SPDX-License-Identifier: GPL-3.0-or-later
// Every include stays inside the walls that walls.txt draws. Debian puts ATen, c10 and libav* on
// the default include path, so private linking alone is no wall.
#include "tests/architecture/source_tree.h"
#include "tests/architecture/walls.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <string>

using namespace kinechrome::house;

namespace {

bool isProjectHeader(const std::string& name) {
    return name.starts_with("core/") || name.starts_with("ui/") || name.starts_with("app/") ||
           name.starts_with("tests/");
}

// Libraries that one room hides from all others.
bool isHeavy(const std::string& name) {
    constexpr std::array<const char*, 7> prefixes{"torch/", "ATen/",    "c10/", "libav",
                                                  "libsw",  "opencv2/", "Q"};
    for (const char* prefix : prefixes) {
        if (name.starts_with(prefix)) return true;
    }
    return false;
}

// Every header that including `file` brings in, with the project header that brought it.
void collect(const SourceFile& file, std::map<std::string, std::string>& libraries,
             std::set<std::string>& visited) {
    if (!visited.insert(file.path).second) return;
    for (const Include& include : file.includes) {
        if (const SourceFile* header = findSource(include.name)) {
            collect(*header, libraries, visited);
        } else {
            libraries.emplace(include.name, place(file, include.line));
        }
    }
}

}  // namespace

class TestIncludeRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(sourceTree().size() > 20, "the sources were not found"); }
    void everySourceLivesInARoom();
    void arrowsPointDownOnly();
    void everyIncludeStaysInsideItsWalls_data();
    void everyIncludeStaysInsideItsWalls();
    void heavyLibrariesDoNotLeakThroughHeaders();
    void linkedRoomsAreIncludableRooms();
    void coreKnowsNoQt();
};

void TestIncludeRules::everySourceLivesInARoom() {
    for (const SourceFile& file : sourceTree()) {
        QVERIFY2(roomOf(file.path) != nullptr,
                 qPrintable(QString::fromStdString(file.path + " is in no room of walls.txt")));
    }
}

// A room may include only rooms that stand before it in the table, so that no circle can close.
void TestIncludeRules::arrowsPointDownOnly() {
    std::set<std::string> lower{"core", "tests/support"};
    for (const Room& room : walls()) {
        for (const std::string& allowed : room.rooms) {
            const bool below = std::ranges::any_of(
                lower, [&](const std::string& folder) { return isInside(allowed, folder); });
            QVERIFY2(below, (room.folder + " points up to " + allowed).c_str());
        }
        QVERIFY2(lower.insert(room.folder).second || room.folder == "tests/support",
                 (room.folder + " stands twice in the table").c_str());
    }
}

void TestIncludeRules::everyIncludeStaysInsideItsWalls_data() {
    QTest::addColumn<QString>("folder");
    for (const Room& room : walls()) {
        QTest::newRow(room.folder.c_str()) << QString::fromStdString(room.folder);
    }
}

void TestIncludeRules::everyIncludeStaysInsideItsWalls() {
    QFETCH(const QString, folder);
    QStringList broken;
    for (const SourceFile& file : sourceTree()) {
        const Room* room = roomOf(file.path);
        if (room == nullptr || room->folder != folder.toStdString()) continue;
        for (const Include& include : file.includes) {
            const std::string& name = include.name;
            const bool own = name.ends_with(".moc");
            const bool allowed = own || (isProjectHeader(name) ? mayIncludeRoom(*room, name)
                                                               : mayIncludeLibrary(*room, name));
            if (!allowed) {
                broken << QString::fromStdString(place(file, include.line) + " includes " + name);
            }
        }
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
}

void TestIncludeRules::heavyLibrariesDoNotLeakThroughHeaders() {
    QStringList leaks;
    for (const SourceFile& file : sourceTree()) {
        const Room* room = roomOf(file.path);
        if (room == nullptr || !file.path.starts_with("core/")) continue;
        std::map<std::string, std::string> libraries;
        std::set<std::string> visited;
        collect(file, libraries, visited);
        for (const auto& [name, where] : libraries) {
            if (isHeavy(name) && !mayIncludeLibrary(*room, name)) {
                leaks << QString::fromStdString(file.path + " gets " + name + " by " + where);
            }
        }
    }
    QVERIFY2(leaks.isEmpty(), qPrintable(leaks.join('\n')));
}

// What a room links (ROOMS in its CMakeLists.txt) is what it may include.
void TestIncludeRules::linkedRoomsAreIncludableRooms() {
    const QRegularExpression rooms(R"(\bROOMS\s+([a-z\s]+))");
    for (const Room& room : walls()) {
        if (!room.folder.starts_with("core/")) continue;
        const std::string text = readRepositoryFile(room.folder + "/CMakeLists.txt");
        const auto match = rooms.match(QString::fromStdString(text));
        std::istringstream linked(match.captured(1).toStdString());
        for (std::string name; linked >> name;) {
            QVERIFY2(mayIncludeRoom(room, "core/" + name),
                     (room.folder + " links " + name + ", which its walls forbid").c_str());
        }
    }
}

void TestIncludeRules::coreKnowsNoQt() {
    const QRegularExpression qt(R"(\bQ(?:t|[A-Z][a-z]+)\w*\b)");
    for (const SourceFile& file : sourceTree()) {
        if (!file.path.starts_with("core/")) continue;
        int line = 0;
        for (const std::string& text : file.lines) {
            ++line;
            const std::string code = text.substr(0, text.find("//"));
            QVERIFY2(!qt.match(QString::fromStdString(code)).hasMatch(),
                     (place(file, line) + " speaks of Qt: " + text).c_str());
        }
    }
}

QTEST_GUILESS_MAIN(TestIncludeRules)
#include "tst_include_rules.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads walls.txt and answers who may include what.
#include "tests/architecture/walls.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include "tests/architecture/source_tree.h"

namespace kinechrome::house {

namespace {

std::vector<std::string> words(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> list;
    for (std::string word; stream >> word;) list.push_back(word);
    return list;
}

std::vector<Room> readWalls() {
    std::istringstream table(readRepositoryFile("tests/architecture/walls.txt"));
    std::vector<Room> rooms;
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream columns(line);
        std::string folder;
        std::string allowedRooms;
        std::string libraries;
        std::getline(columns, folder, '|');
        std::getline(columns, allowedRooms, '|');
        std::getline(columns, libraries, '|');
        rooms.push_back({words(folder).at(0), words(allowedRooms), words(libraries)});
    }
    return rooms;
}

}  // namespace

const std::vector<Room>& walls() {
    static const std::vector<Room> rooms = readWalls();
    return rooms;
}

bool isInside(const std::string& path, const std::string& folder) {
    return path == folder || path.starts_with(folder + "/");
}

const Room* roomOf(const std::string& path) {
    const Room* best = nullptr;
    for (const Room& room : walls()) {
        const bool longer = best == nullptr || room.folder.size() > best->folder.size();
        if (isInside(path, room.folder) && longer) best = &room;
    }
    return best;
}

bool isCommonHeader(const std::string& name) {
    constexpr std::array<std::string_view, 3> libraries{"fmt/", "spdlog/", "tl/"};
    constexpr std::array<std::string_view, 11> system{
        "fcntl.h", "strings.h", "unistd.h",    "signal.h", "sched.h",  "pthread.h",
        "stdio.h", "poll.h",    "immintrin.h", "cpuid.h",  "termios.h"};
    const auto begins = [&](std::string_view prefix) { return name.starts_with(prefix); };
    const bool standard = std::ranges::all_of(
        name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
    return standard || begins("sys/") || std::ranges::any_of(libraries, begins) ||
           std::ranges::find(system, std::string_view(name)) != system.end();
}

bool mayIncludeLibrary(const Room& room, const std::string& name) {
    return isCommonHeader(name) ||
           std::ranges::any_of(room.thirdParty,
                               [&](const std::string& prefix) { return name.starts_with(prefix); });
}

bool mayIncludeRoom(const Room& room, const std::string& header) {
    return isInside(header, room.folder) ||
           std::ranges::any_of(room.rooms,
                               [&](const std::string& folder) { return isInside(header, folder); });
}

}  // namespace kinechrome::house

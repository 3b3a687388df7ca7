// SPDX-License-Identifier: GPL-3.0-or-later
// The walls between the rooms, read from walls.txt.
#pragma once

#include <string>
#include <vector>

namespace kinechrome::house {

struct Room {
    std::string folder;
    std::vector<std::string> rooms;       // folders whose headers it may include
    std::vector<std::string> thirdParty;  // prefixes of library headers that it may include
};

[[nodiscard]] const std::vector<Room>& walls();

// The room with the longest folder that holds `path`, or null.
[[nodiscard]] const Room* roomOf(const std::string& path);

// Whether `path` lies in `folder` or below.
[[nodiscard]] bool isInside(const std::string& path, const std::string& folder);

// Headers that need no permission: the standard library, the system, the small header-only
// libraries that every room may use.
[[nodiscard]] bool isCommonHeader(const std::string& name);

[[nodiscard]] bool mayIncludeLibrary(const Room& room, const std::string& name);
[[nodiscard]] bool mayIncludeRoom(const Room& room, const std::string& header);

}  // namespace kinechrome::house

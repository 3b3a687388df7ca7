// SPDX-License-Identifier: GPL-3.0-or-later
// The C++ files of this repository, read once, for tests that judge them.
#pragma once

#include <string>
#include <vector>

namespace kinechrome::house {

struct Include {
    std::string name;  // "core/base/error.h" or "vector"
    int line = 0;      // from 1
};

struct SourceFile {
    std::string path;  // relative to the repository root, with forward slashes
    std::vector<std::string> lines;
    std::vector<Include> includes;

    [[nodiscard]] bool isHeader() const { return path.ends_with(".h"); }
};

// Every .h and .cpp under core, ui, app and tests, by path. Read on the first call.
[[nodiscard]] const std::vector<SourceFile>& sourceTree();

// The file at `path`, or null.
[[nodiscard]] const SourceFile* findSource(const std::string& path);

// "core/base/error.h:12", for a failing test to print.
[[nodiscard]] std::string place(const SourceFile& file, int line);

// Whole text of a file of the repository; empty when it does not exist.
[[nodiscard]] std::string readRepositoryFile(const std::string& path);

}  // namespace kinechrome::house

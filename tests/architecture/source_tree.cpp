// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the sources of the repository.
#include "tests/architecture/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace kinechrome::house {

namespace fs = std::filesystem;

namespace {

const fs::path root = KINECHROME_SOURCE_DIR;

SourceFile readSource(const fs::path& file) {
    static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    SourceFile source;
    source.path = fs::relative(file, root).generic_string();
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        source.lines.push_back(line);
        std::smatch match;
        if (std::regex_search(line, match, include)) {
            source.includes.push_back({match[1].str(), static_cast<int>(source.lines.size())});
        }
    }
    return source;
}

std::vector<SourceFile> readTree() {
    std::vector<SourceFile> tree;
    for (const char* folder : {"core", "ui", "app", "tests"}) {
        if (!fs::exists(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            if (entry.is_regular_file() && (extension == ".h" || extension == ".cpp")) {
                tree.push_back(readSource(entry.path()));
            }
        }
    }
    std::ranges::sort(tree, {}, &SourceFile::path);
    return tree;
}

}  // namespace

const std::vector<SourceFile>& sourceTree() {
    static const std::vector<SourceFile> tree = readTree();
    return tree;
}

const SourceFile* findSource(const std::string& path) {
    const auto& tree = sourceTree();
    const auto found = std::ranges::lower_bound(tree, path, {}, &SourceFile::path);
    return found != tree.end() && found->path == path ? &*found : nullptr;
}

std::string place(const SourceFile& file, int line) {
    return file.path + ":" + std::to_string(line);
}

std::string readRepositoryFile(const std::string& path) {
    std::ifstream stream(root / path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

}  // namespace kinechrome::house

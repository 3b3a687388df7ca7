// SPDX-License-Identifier: GPL-3.0-or-later
// TempDir: a folder of a test's own, gone when the test ends.
#pragma once

#include <filesystem>
#include <string>

namespace kinechrome::test {

class TempDir {
public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

}  // namespace kinechrome::test

// SPDX-License-Identifier: GPL-3.0-or-later
// Damages a file the way disks, transfers and ill will do; the same seed makes the same damage.
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace kinechrome::test {

class Mutator {
public:
    explicit Mutator(std::uint32_t seed) : random_(seed) {}

    // One to four kinds of damage at random places. May, rarely, give back the same bytes.
    [[nodiscard]] std::string damage(std::string bytes);

private:
    [[nodiscard]] std::size_t below(std::size_t bound);
    void flipBit(std::string& bytes);
    void setByte(std::string& bytes);
    void cutRange(std::string& bytes);
    void repeatRange(std::string& bytes);
    void truncate(std::string& bytes);
    void replaceNumber(std::string& bytes);
    void insertToken(std::string& bytes);

    std::mt19937 random_;
};

}  // namespace kinechrome::test

// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of damage.
#include "tests/fuzz/mutator.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace kinechrome::test {

std::string Mutator::damage(std::string bytes) {
    using Kind = void (Mutator::*)(std::string&);
    constexpr std::array<Kind, 7> kinds{
        &Mutator::flipBit,  &Mutator::setByte,       &Mutator::cutRange,   &Mutator::repeatRange,
        &Mutator::truncate, &Mutator::replaceNumber, &Mutator::insertToken};
    const std::size_t times = 1 + below(4);
    for (std::size_t i = 0; i < times && !bytes.empty(); ++i) {
        (this->*kinds.at(below(kinds.size())))(bytes);
    }
    return bytes;
}

// Not std::uniform_int_distribution: its numbers differ between standard libraries.
std::size_t Mutator::below(std::size_t bound) {
    return random_() % bound;
}

void Mutator::flipBit(std::string& bytes) {
    char& c = bytes[below(bytes.size())];
    c = static_cast<char>(static_cast<unsigned char>(c) ^ (1U << below(8)));
}

void Mutator::setByte(std::string& bytes) {
    constexpr std::array<char, 8> nasty{'\0', '\xff', '\x7f', '"', '\\', '{', '[', '\x80'};
    bytes[below(bytes.size())] = nasty.at(below(nasty.size()));
}

void Mutator::cutRange(std::string& bytes) {
    bytes.erase(below(bytes.size()), 1 + below(32));
}

void Mutator::repeatRange(std::string& bytes) {
    const std::string range = bytes.substr(below(bytes.size()), 1 + below(64));
    bytes.insert(below(bytes.size()), range);
}

void Mutator::truncate(std::string& bytes) {
    bytes.resize(below(bytes.size()));
}

// Readers trust numbers most.
void Mutator::replaceNumber(std::string& bytes) {
    constexpr std::array<const char*, 12> numbers{
        "-1",  "0",   "1",    "4294967296", "9223372036854775807",  "9223372036854775808",
        "0.5", "1e9", "-0.0", "1e-320",     "18446744073709551615", "340282366920938463463"};
    const auto digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size()));
    const auto first = std::find_if(from, bytes.end(), digit);
    const auto last = std::find_if_not(first, bytes.end(), digit);
    bytes.replace(first, last, numbers.at(below(numbers.size())));
}

void Mutator::insertToken(std::string& bytes) {
    constexpr std::array<const char*, 10> tokens{"null", "true",        "[]", "{}", "\"\"",
                                                 "[[[[", "\"\\u0000\"", ",",  "}",  "\xed\xa0\x80"};
    bytes.insert(below(bytes.size()), tokens.at(below(tokens.size())));
}

}  // namespace kinechrome::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/drawable_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kinechrome::picture {

namespace {

using Spelling = std::pair<std::string_view, std::string_view>;

constexpr std::array<Spelling, 46> spellings = {
    {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}, {"ß", "ss"},
     {"à", "a"},  {"á", "a"},  {"â", "a"},  {"ã", "a"},  {"å", "a"},  {"æ", "ae"}, {"ç", "c"},
     {"è", "e"},  {"é", "e"},  {"ê", "e"},  {"ë", "e"},  {"ì", "i"},  {"í", "i"},  {"î", "i"},
     {"ï", "i"},  {"ñ", "n"},  {"ò", "o"},  {"ó", "o"},  {"ô", "o"},  {"õ", "o"},  {"ø", "o"},
     {"ù", "u"},  {"ú", "u"},  {"û", "u"},  {"ý", "y"},  {"À", "A"},  {"Á", "A"},  {"Å", "A"},
     {"Ç", "C"},  {"È", "E"},  {"É", "E"},  {"Ø", "O"},  {"–", "-"},  {"—", "-"},  {"’", "'"},
     {"“", "\""}, {"”", "\""}, {"·", "-"},  {"…", "..."}}};

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::string drawable(std::string_view text) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        std::size_t length = 1;
        while (at + length < text.size() && continues(text[at + length])) ++length;
        const std::string_view letter = text.substr(at, length);
        const auto* found =
            std::find_if(spellings.begin(), spellings.end(),
                         [&](const Spelling& spelling) { return spelling.first == letter; });
        if (found != spellings.end()) {
            out += found->second;
        } else {
            out += length == 1 && c >= ' ' && c <= '~' ? c : '?';
        }
        at += length;
    }
    return out;
}

}  // namespace kinechrome::picture

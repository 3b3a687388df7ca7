// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_index.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include <fmt/format.h>

namespace kinechrome::pipeline {

namespace {

constexpr const char* clipMark = "clip";
constexpr const char* stillMark = "image";
constexpr std::size_t fieldsBeforePictures = 7;

template <class Number>
std::optional<Number> number(std::string_view text, int base = 10) {
    Number value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::vector<std::string> tableFields(std::string_view line) {
    std::vector<std::string> fields;
    for (;;) {
        const std::size_t tab = line.find('\t');
        fields.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return fields;
        line.remove_prefix(tab + 1);
    }
}

std::vector<std::string> tableLines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string tableText(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string indexLine(const PackItem& item) {
    const bool clip = item.content == DatasetContent::Clips;
    std::string line = fmt::format("{}\t{}\t{}\t{}\t{:016x}\t{:016x}\t{}",
                                   clip ? clipMark : stillMark, item.source, item.path, item.shard,
                                   item.hashes.first, item.hashes.second, item.frames);
    for (const auto& [offset, bytes] : item.pictures)
        line += fmt::format("\t{}\t{}", offset, bytes);
    return line + "\n";
}

std::optional<PackItem> itemOfLine(const std::string& line) {
    const auto fields = tableFields(line);
    if (fields.size() < fieldsBeforePictures) return std::nullopt;
    const auto first = number<std::uint64_t>(fields[4], 16);
    const auto last = number<std::uint64_t>(fields[5], 16);
    const auto frames = number<int>(fields[6]);
    if (!first || !last || !frames) return std::nullopt;
    PackItem item{fields[0] == clipMark ? DatasetContent::Clips : DatasetContent::Images,
                  fields[1],
                  fields[2],
                  *frames,
                  {*first, *last},
                  fields[3],
                  {}};
    for (std::size_t i = fieldsBeforePictures; i + 1 < fields.size(); i += 2) {
        const auto offset = number<std::int64_t>(fields[i]);
        const auto bytes = number<std::int64_t>(fields[i + 1]);
        if (!offset || !bytes) return std::nullopt;
        item.pictures.emplace_back(*offset, *bytes);
    }
    return item;
}

}  // namespace kinechrome::pipeline

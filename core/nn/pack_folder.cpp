// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/pack_folder.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/nn/utf8_text.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr std::size_t kTolerated = 20;  // one misfit in so many

constexpr std::size_t kMostTableBytes = std::size_t{1} << 30U;  // some ten million pictures
constexpr std::size_t kMostReportBytes = std::size_t{64} << 20U;
constexpr const char* kFetchAgain = "make or fetch the training pack again";

// A line of a table: path <TAB> word. The path stays the bytes that the shards have.
std::optional<std::pair<std::string, std::string>> lineOf(const std::string& line) {
    const auto tab = line.find('\t');
    if (tab == std::string::npos) return std::nullopt;
    std::string word = line.substr(tab + 1);
    while (!word.empty() && (word.back() == '\r' || word.back() == ' ')) word.pop_back();
    const std::size_t start = line.starts_with("./") ? 2 : 0;
    return std::pair(line.substr(start, tab - start), std::move(word));
}

// labels.tsv: '-' for none. A label becomes part of checkpoints and models, which are UTF-8.
PackTable parseLabels(const std::string& text) {
    PackTable labels;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (auto read = lineOf(line)) labels.emplace(std::move(read->first), toUtf8(read->second));
    }
    return labels;
}

// split.tsv, where the pack has one.
base::Result<std::optional<PackTable>> readSplit(const fs::path& folder) {
    const fs::path file = folder / "split.tsv";
    std::error_code error;
    if (!fs::exists(file, error)) return std::optional<PackTable>();
    const auto text = base::readFile(file, kMostTableBytes);
    if (!text) return base::fail(text.error());
    PackTable split;
    std::istringstream lines(*text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        auto read = lineOf(line);
        const bool known = read && (read->second == "train" || read->second == "validation");
        if (known && split.emplace(*read).first->second == read->second) continue;
        return base::fail(ErrorKind::Input, file.string(),
                          "line " + std::to_string(number) +
                              (known ? " puts on the other side what a line before has put there"
                                     : " is not a path, a tab and train or validation"),
                          "make the pack again, or set \"held_out\" to recipe");
    }
    return std::optional(std::move(split));
}

// The number in PREFIXnnn.tar.
std::optional<int> shardNumber(const std::string& name, std::string_view prefix) {
    constexpr std::string_view ending = ".tar";
    if (!name.starts_with(prefix) || !name.ends_with(ending)) return std::nullopt;
    const std::string digits =
        name.substr(prefix.size(), name.size() - prefix.size() - ending.size());
    const bool plain =
        !digits.empty() && digits.size() < 7 &&
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return plain ? std::optional(std::stoi(digits)) : std::nullopt;
}

// The shards in order. They count from 0 without a gap.
base::Result<std::vector<fs::path>> inRow(const std::map<int, fs::path>& shards,
                                          const fs::path& folder, const char* prefix) {
    std::vector<fs::path> row;
    for (const auto& [number, shard] : shards) {
        if (number != static_cast<int>(row.size())) {
            char name[32];
            std::snprintf(name, sizeof name, "%s%03d.tar", prefix, static_cast<int>(row.size()));
            return base::fail(ErrorKind::Input, folder.string(),
                              std::string("the shard ") + name + " is missing", kFetchAgain);
        }
        row.push_back(shard);
    }
    return row;
}

// That every shard is there which pack.json lists, where a pack has one: no gap in the row tells
// that the last is missing.
base::Result<void> checkListedShards(const fs::path& folder) {
    const fs::path report = folder / "pack.json";
    std::error_code error;
    if (!fs::exists(report, error)) return {};
    const auto text = base::readFile(report, kMostReportBytes);
    if (!text) return base::fail(text.error());
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object()) {
        return base::fail(ErrorKind::Input, report.string(), "it is damaged", kFetchAgain);
    }
    const auto shards = json.find("shards");
    if (shards == json.end() || !shards->is_array()) return {};
    for (const auto& shard : *shards) {
        if (!shard.is_object() || !shard.contains("file") || !shard["file"].is_string()) continue;
        const auto name = shard["file"].get<std::string>();
        if (fs::exists(folder / name, error)) continue;
        return base::fail(ErrorKind::Input, folder.string(),
                          "the shard " + name + ", which pack.json lists, is missing", kFetchAgain);
    }
    return {};
}

}  // namespace

base::Result<PackFolder> openPackFolder(const fs::path& path, PackSplit split) {
    std::error_code error;
    std::map<int, fs::path> images;
    std::map<int, fs::path> clips;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (const auto number = shardNumber(name, "images-")) images[*number] = entry->path();
        if (const auto number = shardNumber(name, "clips-")) clips[*number] = entry->path();
    }
    if (error || (images.empty() && clips.empty())) {
        return base::fail(
            ErrorKind::Input, path.string(),
            error ? error.message() : "there is no images-NNN.tar and no clips-NNN.tar in it",
            "name the folder of a training pack with --data");
    }
    PackFolder folder;
    folder.path = path;
    auto imageRow = inRow(images, path, "images-");
    if (!imageRow) return base::fail(imageRow.error());
    auto clipRow = inRow(clips, path, "clips-");
    if (!clipRow) return base::fail(clipRow.error());
    if (auto whole = checkListedShards(path); !whole) return base::fail(whole.error());
    folder.imageShards = *std::move(imageRow);
    folder.clipShards = *std::move(clipRow);
    if (split == PackSplit::Read) {
        auto table = readSplit(path);
        if (!table) return base::fail(table.error());
        folder.split = *std::move(table);
    }
    const fs::path labels = path / "labels.tsv";
    if (images.empty() && !fs::exists(labels, error)) return folder;
    const auto text = base::readFile(labels, kMostTableBytes);
    if (!text) {
        return base::fail(ErrorKind::Input, labels.string(),
                          "the labels of the pack cannot be read: " + text.error().why,
                          "name a folder with labels.tsv and images-NNN.tar");
    }
    folder.labels = parseLabels(*text);
    return folder;
}

void TableFit::see(const std::string& path, bool needed) {
    const bool listed = table_.contains(path);
    if (listed) ++met_;
    if (!needed) return;
    ++needed_;
    if (!listed && without_++ == 0) firstWithout_ = path;
}

base::Result<int> TableFit::misfits() const {
    const std::size_t lines = table_.size();
    const std::size_t stray = lines - std::min(lines, met_);
    const auto wrong = [this](const std::string& why) {
        return base::fail(
            ErrorKind::Input, file_.string(), why,
            "bring " + file_.filename().string() + " and all shards of one pack together");
    };
    if (stray * kTolerated > lines) {
        return wrong("it does not fit the shards: " + std::to_string(stray) + " of its " +
                     std::to_string(lines) + " lines name what is in none of them");
    }
    if (without_ * kTolerated > needed_) {
        return wrong("it does not fit the shards: " + std::to_string(without_) + " of " +
                     std::to_string(needed_) + " pictures have no line, the first is " +
                     firstWithout_);
    }
    return static_cast<int>(stray + without_);
}

}  // namespace kinechrome::nn

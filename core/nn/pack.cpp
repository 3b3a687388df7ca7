// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/pack.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <sstream>
#include <thread>

#include "core/base/atomic_file.h"
#include "core/nn/image_codec.h"
#include "core/nn/lab_lut.h"
#include "core/nn/random.h"
#include "core/nn/tar_reader.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr std::size_t kShardLimit = std::size_t{4} << 30U;
constexpr int kMinSide = 32;

// labels.tsv: path <TAB> label, '-' for none.
base::Result<std::map<std::string, std::string>> readLabels(const fs::path& folder) {
    const fs::path file = folder / "labels.tsv";
    auto text = base::readFile(file);
    if (!text) {
        return base::fail(ErrorKind::Input, file.string(), "the pack has no readable labels.tsv",
                          "name a folder with labels.tsv and images-NNN.tar", text.error().why);
    }
    std::map<std::string, std::string> labels;
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        const auto tab = line.find('\t');
        if (tab == std::string::npos) continue;
        std::string label = line.substr(tab + 1);
        while (!label.empty() && (label.back() == '\r' || label.back() == ' ')) label.pop_back();
        if (label != "-") labels.emplace(line.substr(0, tab), std::move(label));
    }
    return labels;
}

base::Result<std::vector<fs::path>> shardsOf(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> shards;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("images-") && name.ends_with(".tar")) shards.push_back(entry.path());
    }
    if (error || shards.empty()) {
        return base::fail(ErrorKind::Input, folder.string(),
                          error ? error.message() : "there is no images-NNN.tar in it",
                          "name the folder of a training pack with --data");
    }
    std::sort(shards.begin(), shards.end());
    return shards;
}

float meanChromaOf(const PackImage& image) {
    std::vector<float> planes[3];
    for (std::size_t i = 0; i + 2 < image.rgb.size(); i += 12) {
        for (std::size_t c = 0; c < 3; ++c) planes[c].push_back(image.rgb[i + c]);
    }
    const std::size_t count = planes[0].size();
    std::vector<float> a(count);
    std::vector<float> b(count);
    chromaFromRgb(planes[0].data(), planes[1].data(), planes[2].data(), count, a.data(), b.data());
    double sum = 0.0;
    for (std::size_t i = 0; i < count; ++i) sum += std::hypot(a[i], b[i]);
    return static_cast<float>(sum / static_cast<double>(std::max<std::size_t>(1, count)));
}

std::optional<PackImage> decode(const TarMember& member) {
    auto picture = decodePicture(member.data);
    if (!picture || std::min(picture->width, picture->height) < kMinSide) return std::nullopt;
    PackImage image;
    image.width = picture->width;
    image.height = picture->height;
    image.rgb = std::move(picture->rgb);
    image.meanChroma = meanChromaOf(image);
    image.hash = hashOfName(member.name);
    return image;
}

// Pictures in the making, by source and label name; indices are given at the end, when all are
// known.
struct Draft {
    PackImage image;
    std::string source;
    std::string label;
};

void decodeShard(const std::vector<TarMember>& members,
                 const std::map<std::string, std::string>& labels, int threads,
                 const std::stop_token& stop, std::vector<Draft>& drafts, int& skipped) {
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    const auto work = [&] {
        for (std::size_t i = next++; i < members.size(); i = next++) {
            if (stop.stop_requested()) return;
            auto image = decode(members[i]);
            const std::lock_guard lock(mutex);
            if (!image) {
                ++skipped;
                continue;
            }
            const std::string& name = members[i].name;
            const auto label = labels.find(name);
            drafts.push_back({std::move(*image), name.substr(0, name.find('/')),
                              label == labels.end() ? std::string() : label->second});
        }
    };
    std::vector<std::jthread> workers;
    for (int t = 1; t < threads; ++t) workers.emplace_back(work);
    work();
}

int indexOf(const std::vector<std::string>& sorted, const std::string& name) {
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), name);
    return static_cast<int>(found - sorted.begin());
}

}  // namespace

std::uint64_t hashOfName(const std::string& name) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return Random(hash).next();
}

base::Result<Pack> loadPack(const std::vector<fs::path>& folders, int threads,
                            std::stop_token stop) {
    if (folders.empty()) {
        return base::fail(ErrorKind::Usage, "train", "no training pack is named",
                          "name one with --data PACK or in the recipe's \"data\"");
    }
    Pack pack;
    std::vector<Draft> drafts;
    std::set<std::string> sources;
    std::set<std::string> names;
    for (const fs::path& folder : folders) {
        const auto shards = shardsOf(folder);
        if (!shards) return base::fail(shards.error());
        const auto labels = readLabels(folder);
        if (!labels) return base::fail(labels.error());
        for (const auto& [path, label] : *labels) names.insert(label);
        for (const fs::path& shard : *shards) {
            const auto bytes = base::readFile(shard, kShardLimit);
            if (!bytes) return base::fail(bytes.error());
            const auto members = readTar(*bytes, shard.string());
            if (!members) return base::fail(members.error());
            decodeShard(*members, *labels, std::max(1, threads), stop, drafts, pack.skipped);
            if (stop.stop_requested()) return base::cancelled("train");
        }
    }
    for (const Draft& draft : drafts) sources.insert(draft.source);
    if (drafts.empty()) {
        return base::fail(ErrorKind::Input, folders.front().string(), "no picture in it decodes",
                          "fetch the training pack again");
    }
    pack.sources.assign(sources.begin(), sources.end());
    pack.labels.assign(names.begin(), names.end());
    for (Draft& draft : drafts) {
        draft.image.source = indexOf(pack.sources, draft.source);
        draft.image.label = draft.label.empty() ? -1 : indexOf(pack.labels, draft.label);
        pack.images.push_back(std::move(draft.image));
    }
    std::sort(pack.images.begin(), pack.images.end(),
              [](const PackImage& x, const PackImage& y) { return x.hash < y.hash; });
    return pack;
}

}  // namespace kinechrome::nn

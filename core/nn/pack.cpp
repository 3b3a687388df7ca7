// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/pack.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/nn/clip_shard.h"
#include "core/nn/image_codec.h"
#include "core/nn/pack_folder.h"
#include "core/nn/picture_chroma.h"
#include "core/nn/random.h"
#include "core/nn/tar_reader.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr std::size_t kShardLimit = std::size_t{4} << 30U;
constexpr std::size_t kMaxListed = 1000;
constexpr float kColorless = 1.0F;  // a pack whose pictures are all below teaches no colour

// Bytes that decoded pictures may fill: most of the machine's memory.
std::size_t memoryBudget() {
    const auto pages = static_cast<std::size_t>(std::max(0L, sysconf(_SC_PHYS_PAGES)));
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) / 10 * 8;
}

std::size_t bytesOf(const PackImage& image) {
    return image.rgb.size();
}
std::size_t bytesOf(const PackClip& clip) {
    std::size_t sum = 0;
    for (const auto& frame : clip.frames) sum += frame.size() + frame.size() * 2 / 5;  // and flow
    return sum;
}

base::Result<PackImage> decodeImage(const TarMember& member) {
    const auto unusable = [&member](const char* why) {
        return base::fail(ErrorKind::Input, member.name, why, "");
    };
    auto picture = decodePicture(member.data);
    if (!picture) return unusable("there is no picture in it, or a damaged or huge one");
    if (std::min(picture->width, picture->height) < kMinPackSide)
        return unusable("it is too small");
    PackImage image;
    image.width = picture->width;
    image.height = picture->height;
    image.rgb = std::move(picture->rgb);
    image.meanChroma = meanChromaOf(image.rgb);
    image.hash = hashOfName(member.name);
    image.name = member.name;
    return image;
}

// A picture or clip with the names whose indices are given when all are known.
template <class Item>
struct Draft {
    Item item;
    std::string source;
    std::string label;
};

// Owns what is read so far; one thread calls it, and it decodes on more.
class PackReader {
public:
    PackReader(int threads, std::stop_token stop, PackSplit split)
        : threads_(std::max(1, threads)),
          stop_(std::move(stop)),
          split_(split),
          budget_(memoryBudget()) {}

    base::Result<void> add(const fs::path& path) {
        const auto folder = openPackFolder(path, split_);
        if (!folder) return base::fail(folder.error());
        for (const auto& [member, label] : folder->labels) {
            if (label != "-") labels_.insert(label);
        }
        Fits fits{{folder->labels, path / "labels.tsv"}, {}};
        if (folder->split) fits.split.emplace(*folder->split, path / "split.tsv");
        for (const fs::path& shard : folder->imageShards) {
            auto done = readShard(
                shard, *folder, fits, images_, true,
                [](std::vector<TarMember> members) { return members; }, decodeImage);
            if (!done) return done;
        }
        for (const fs::path& shard : folder->clipShards) {
            auto done = readShard(shard, *folder, fits, clips_, false, clipsOf, decodeClip);
            if (!done) return done;
        }
        const auto misfits = fits.labels.misfits();
        if (!misfits) return base::fail(misfits.error());
        pack_.labelMisfits += *misfits;
        if (!fits.split) return {};
        const auto unsplit = fits.split->misfits();
        return unsplit ? base::Result<void>() : base::fail(unsplit.error());
    }

    base::Result<Pack> finish(const fs::path& first) {
        const auto unusable = [&first](const std::string& why) {
            return base::fail(ErrorKind::Input, first.string(), why,
                              "make or fetch the training pack again");
        };
        if (images_.empty() && clips_.empty()) {
            return unusable(
                "no picture in it can be used" +
                (pack_.skippedNames.empty() ? std::string() : ": " + pack_.skippedNames.front()));
        }
        std::set<std::string> sources;
        for (const auto& draft : images_) sources.insert(draft.source);
        for (const auto& draft : clips_) sources.insert(draft.source);
        pack_.sources.assign(sources.begin(), sources.end());
        pack_.labels.assign(labels_.begin(), labels_.end());
        place(images_, pack_.images);
        place(clips_, pack_.clips);
        if (nearGrayNames(pack_, kColorless).size() == pack_.images.size() + pack_.clips.size()) {
            return unusable("all its pictures are gray, there is no colour to learn from");
        }
        return std::move(pack_);
    }

private:
    // How the tables of one folder fit its shards.
    struct Fits {
        TableFit labels;
        std::optional<TableFit> split;
    };

    // `split` makes a shard's members into parts, `decode` each part into an item.
    template <class Item, class Split, class Decode>
    base::Result<void> readShard(const fs::path& shard, const PackFolder& folder, Fits& fits,
                                 std::vector<Draft<Item>>& drafts, bool needLabels,
                                 const Split& split, const Decode& decode) {
        const auto bytes = base::readFile(shard, kShardLimit);
        if (!bytes) return base::fail(bytes.error());
        auto members = readTar(*bytes, shard.string());
        if (!members) return base::fail(members.error());
        const auto parts = split(*std::move(members));
        std::vector<base::Result<Item>> items(parts.size());
        forEach(parts.size(), [&](std::size_t i) {
            items[i] = decode(parts[i]);
            if (items[i]) held_ += bytesOf(*items[i]);
        });
        if (stop_.stop_requested()) return base::cancelled("train");
        if (held_ > budget_) {
            return base::fail(ErrorKind::Input, shard.string(),
                              "the training pack does not fit this machine's memory",
                              "train on a part of it, or on a machine with more memory");
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::string& name = parts[i].name;
            fits.labels.see(name, needLabels && items[i].has_value());
            if (fits.split) fits.split->see(name, items[i].has_value());
            if (!items[i]) {
                skip(shard.filename().string() + ": " + name + ": " + items[i].error().why);
                continue;
            }
            const auto label = folder.labels.find(name);
            items[i]->setApart = isSetApart(folder, name);
            const bool known = label != folder.labels.end() && label->second != "-";
            drafts.push_back({*std::move(items[i]), name.substr(0, name.find('/')),
                              known ? label->second : std::string()});
        }
        return {};
    }

    static bool isSetApart(const PackFolder& folder, const std::string& name) {
        if (!folder.split) return false;
        const auto line = folder.split->find(name);
        return line != folder.split->end() && line->second == "validation";
    }

    // Calls action(0) to action(count - 1), on all threads, until stopped or the memory is full.
    template <class Action>
    void forEach(std::size_t count, const Action& action) {
        std::atomic<std::size_t> next{0};
        const auto work = [&] {
            for (std::size_t i = next++; i < count; i = next++) {
                if (stop_.stop_requested() || held_ > budget_) return;
                action(i);
            }
        };
        std::vector<std::jthread> workers;
        for (int t = 1; t < threads_; ++t) workers.emplace_back(work);
        work();
    }

    void skip(std::string line) {
        ++pack_.skipped;
        if (pack_.skippedNames.size() < kMaxListed) pack_.skippedNames.push_back(std::move(line));
    }

    template <class Item>
    void place(std::vector<Draft<Item>>& drafts, std::vector<Item>& into) const {
        const auto indexOf = [](const std::vector<std::string>& sorted, const std::string& name) {
            return static_cast<int>(std::lower_bound(sorted.begin(), sorted.end(), name) -
                                    sorted.begin());
        };
        for (Draft<Item>& draft : drafts) {
            draft.item.source = indexOf(pack_.sources, draft.source);
            draft.item.label = draft.label.empty() ? -1 : indexOf(pack_.labels, draft.label);
            into.push_back(std::move(draft.item));
        }
        std::sort(into.begin(), into.end(),
                  [](const Item& x, const Item& y) { return x.hash < y.hash; });
    }

    int threads_;
    std::stop_token stop_;
    PackSplit split_;
    std::size_t budget_;
    std::atomic<std::size_t> held_{0};  // bytes decoded so far
    Pack pack_;
    std::vector<Draft<PackImage>> images_;
    std::vector<Draft<PackClip>> clips_;
    std::set<std::string> labels_;
};

}  // namespace

std::uint64_t hashOfName(const std::string& name) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return Random(hash).next();
}

std::vector<std::string> nearGrayNames(const Pack& pack, double grayChroma) {
    std::vector<std::string> names;
    for (const PackImage& image : pack.images) {
        if (image.meanChroma < grayChroma) names.push_back(image.name);
    }
    for (const PackClip& clip : pack.clips) {
        if (clip.meanChroma < grayChroma) names.push_back(clip.name);
    }
    return names;
}

base::Result<Pack> loadPack(const std::vector<fs::path>& folders, int threads, std::stop_token stop,
                            PackSplit split) {
    if (folders.empty()) {
        return base::fail(ErrorKind::Usage, "train", "no training pack is named",
                          "name one with --data PACK or in the recipe's \"data\"");
    }
    PackReader reader(threads, std::move(stop), split);
    for (const fs::path& folder : folders) {
        if (auto done = reader.add(folder); !done) return base::fail(done.error());
    }
    return reader.finish(folders.front());
}

}  // namespace kinechrome::nn

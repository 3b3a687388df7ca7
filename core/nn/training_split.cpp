// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training_split.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "core/nn/random.h"

namespace kinechrome::nn {
namespace {

constexpr double kClipShare = 0.1;                     // of a pack of clips alone
constexpr std::uint64_t kApart = 0xC2B2AE3D27D4EB4FU;  // marks what is set apart in a fingerprint

bool isHeldOut(const Pack& pack, int source, const Recipe& recipe) {
    const auto& held = recipe.heldOutSources;
    const std::string& name = pack.sources[static_cast<std::size_t>(source)];
    return std::find(held.begin(), held.end(), name) != held.end();
}

// `share` of `count`, at least one, but never the last one.
int partOf(int count, double share) {
    const int part = std::max(1, static_cast<int>(share * count));
    return std::clamp(part, 0, std::max(0, count - 1));
}

// First, middle and last frame of the clip as pictures.
void addFrames(const PackClip& clip, Pack& pack, std::vector<int>& into) {
    const std::size_t last = clip.frames.size() - 1;
    const std::set<std::size_t> chosen{0, last / 2, last};
    for (const std::size_t frame : chosen) {
        PackImage image;
        image.rgb = clip.frames[frame];
        image.width = clip.width;
        image.height = clip.height;
        image.label = clip.label;
        image.source = clip.source;
        image.meanChroma = clip.meanChroma;
        image.hash = Random(clip.hash, frame).next();
        into.push_back(static_cast<int>(pack.images.size()));
        pack.images.push_back(std::move(image));
    }
}

void holdOutImages(const Pack& pack, const Recipe& recipe, Split& split) {
    std::vector<int> seen;
    for (std::size_t i = 0; i < pack.images.size(); ++i) {
        const bool unseen = isHeldOut(pack, pack.images[i].source, recipe);
        (unseen ? split.validation : seen).push_back(static_cast<int>(i));
    }
    split.unseen = static_cast<int>(split.validation.size());
    const int count = static_cast<int>(seen.size());
    int more = std::min(recipe.heldOutImages, count);
    if (recipe.heldOutShare < 1.0) more = std::min(more, partOf(count, recipe.heldOutShare));
    split.validation.insert(split.validation.end(), seen.begin(), seen.begin() + more);
    split.training.assign(seen.begin() + more, seen.end());
}

void holdOutClips(Pack& pack, const Recipe& recipe, Split& split) {
    std::vector<PackClip> training;
    std::vector<PackClip> held;
    for (PackClip& clip : pack.clips) {
        (isHeldOut(pack, clip.source, recipe) ? held : training).push_back(std::move(clip));
    }
    const bool nothing = split.validation.empty() && held.empty() && recipe.heldOutImages > 0;
    const double share = recipe.heldOutShare < 1.0 ? recipe.heldOutShare : kClipShare;
    if (nothing || recipe.heldOutShare < 1.0) {
        const auto more = training.begin() + partOf(static_cast<int>(training.size()), share);
        held.insert(held.end(), std::make_move_iterator(training.begin()),
                    std::make_move_iterator(more));
        training.erase(training.begin(), more);
    }
    pack.clips = std::move(training);
    for (const PackClip& clip : held) addFrames(clip, pack, split.validation);
}

bool isSetApart(const Pack& pack) {
    const auto apart = [](const auto& item) { return item.setApart; };
    return std::any_of(pack.images.begin(), pack.images.end(), apart) ||
           std::any_of(pack.clips.begin(), pack.clips.end(), apart);
}

// What the pack sets apart. Of a large pack that is more than need be judged by, but it is not
// learned from either: other frames of the same film would tell the answers.
void holdOutSetApart(Pack& pack, const Recipe& recipe, Split& split) {
    int pictures = 0;
    for (std::size_t i = 0; i < pack.images.size(); ++i) {
        const PackImage& image = pack.images[i];
        const bool held = image.setApart || isHeldOut(pack, image.source, recipe);
        if (held && pictures++ >= recipe.heldOutImages) continue;
        (held ? split.validation : split.training).push_back(static_cast<int>(i));
    }
    std::vector<PackClip> training;
    int clips = 0;
    const int frames = recipe.heldOutImages + static_cast<int>(split.validation.size());
    for (PackClip& clip : pack.clips) {
        if (!clip.setApart && !isHeldOut(pack, clip.source, recipe)) {
            training.push_back(std::move(clip));
            continue;
        }
        ++clips;
        if (std::ssize(split.validation) < frames) addFrames(clip, pack, split.validation);
    }
    pack.clips = std::move(training);
    split.unseen = static_cast<int>(split.validation.size());
    split.rule = fmt::format("{} pictures and {} clips are held out, as the pack's split.tsv says",
                             pictures, clips);
}

// Why no step sees a whole clip though the recipe asks for steady colour; empty where one does.
std::string whyNotSteady(const Recipe& recipe, const Pack& pack) {
    if (recipe.shortTermWeight <= 0.0 && recipe.longTermWeight <= 0.0) return {};
    const Sampling& sampling = recipe.sampling;
    if (sampling.clipShare <= 0.0) return "\"clip_share\" is 0";
    if (recipe.batch < sampling.clipFrames) {
        return fmt::format("a batch of {} holds no clip of {} frames", recipe.batch,
                           sampling.clipFrames);
    }
    const bool isAnyLongEnough =
        std::any_of(pack.clips.begin(), pack.clips.end(), [&sampling](const PackClip& clip) {
            return std::ssize(clip.frames) >= sampling.clipFrames;
        });
    if (isAnyLongEnough) return {};
    return fmt::format("no clip has the {} frames of \"clip_frames\"", sampling.clipFrames);
}

}  // namespace

Split splitPack(Pack& pack, const Recipe& recipe) {
    Split split;
    if (recipe.heldOut == HeldOut::ByPack) {
        if (isSetApart(pack)) {
            holdOutSetApart(pack, recipe, split);
            return split;
        }
        split.rule = "no split.tsv sets anything apart: held out by the recipe's numbers";
    }
    holdOutImages(pack, recipe, split);
    if (!pack.clips.empty()) holdOutClips(pack, recipe, split);
    return split;
}

std::vector<std::string> fitSampling(Recipe& recipe, const Pack& pack, const Split& split) {
    std::vector<std::string> odd;
    if (!split.rule.empty()) odd.push_back(split.rule);
    const auto pictures = static_cast<int>(split.training.size());
    double& clipShare = recipe.sampling.clipShare;
    if (split.validation.empty()) {
        odd.emplace_back("nothing is held out, so nobody can say whether the colour gets better");
    }
    if (pack.clips.empty() && clipShare > 0.0) {
        odd.emplace_back("no clips to learn from: the temporal losses do nothing");
        clipShare = 0.0;
    } else if (const std::string why = whyNotSteady(recipe, pack); !why.empty()) {
        odd.push_back(why + ": the temporal losses do nothing");
    }
    if (pictures > 0 && pictures < recipe.batch && clipShare < 1.0) {
        odd.push_back(
            fmt::format("a batch of {} is more than the {} pictures to learn from: they "
                        "repeat within it",
                        recipe.batch, pictures));
    }
    if (pack.labelMisfits > 0) {
        odd.push_back(fmt::format("{} lines of labels.tsv and pictures have no counterpart",
                                  pack.labelMisfits));
    }
    return odd;
}

int trainingSources(const Pack& pack, const Split& split) {
    std::set<int> sources;
    for (const int i : split.training) {
        sources.insert(pack.images[static_cast<std::size_t>(i)].source);
    }
    for (const PackClip& clip : pack.clips) sources.insert(clip.source);
    return static_cast<int>(sources.size());
}

std::uint64_t fingerprintOf(const Pack& pack) {
    std::uint64_t print = pack.images.size() * 0x9E3779B97F4A7C15U + pack.clips.size();
    const auto add = [&print](const auto& item) {
        print = Random(print ^ item.hash ^ (item.setApart ? kApart : 0)).next();
    };
    std::for_each(pack.images.begin(), pack.images.end(), add);
    std::for_each(pack.clips.begin(), pack.clips.end(), add);
    return print;
}

}  // namespace kinechrome::nn

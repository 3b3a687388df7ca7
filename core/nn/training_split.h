// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of a pack is learned from and which is held out to judge by.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/nn/pack.h"
#include "core/nn/recipe.h"

namespace kinechrome::nn {

// Indices into Pack::images.
struct Split {
    std::vector<int> training;
    std::vector<int> validation;
    int unseen = 0;    // the first of validation: of films from which nothing is learned
    std::string rule;  // a sentence on what the pack was asked to decide; empty where it was not
};

// Holds out whole sources (heldOutSources), and by hash of the path heldOutImages pictures of the
// others, but never more than heldOutShare of them. Clips of held-out sources are held out too;
// of the others heldOutShare where it is below 1, or a tenth where the pack has no picture to judge
// by. Held-out clips leave pack.clips; up to three frames of each join pack.images, held out.
// Where the recipe leaves it to the packs and they set anything apart, that is what is never
// learned from, beside heldOutSources; the first heldOutImages of it are judged by.
[[nodiscard]] Split splitPack(Pack& pack, const Recipe& recipe);

// Makes the recipe's sampling fit what there is to learn from (no clips) and says in sentences
// how the pack was split by its own rule, and what is odd.
[[nodiscard]] std::vector<std::string> fitSampling(Recipe& recipe, const Pack& pack,
                                                   const Split& split);

// Sources that something is learned from.
[[nodiscard]] int trainingSources(const Pack& pack, const Split& split);

// Says whether two packs hold the same pictures and clips, by their names, and set apart the same.
[[nodiscard]] std::uint64_t fingerprintOf(const Pack& pack);

}  // namespace kinechrome::nn

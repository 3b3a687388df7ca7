// SPDX-License-Identifier: GPL-3.0-or-later
// Hints that belong together: the keys of one hint, and the dabs of one stroke.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/edit/hint.h"

namespace kinechrome::edit {

// Takes out the hints of frames from `count` on, which a film of so many frames does not have: a
// new scan may be shorter than the one that they were given on, and nothing leads from a frame that
// is not there to those that are. Returns how many they were.
std::size_t leaveOutHintsBeyond(std::vector<Hint>& hints, std::int64_t count);

// Which of a segment's hints speak for a frame, in their order: each hint without a track, and of
// the keys of a track the last one at or before the frame, or the earliest where all come later.
[[nodiscard]] std::vector<std::size_t> hintsInForce(const std::vector<Hint>& hints,
                                                    std::int64_t frame);

// The hint itself, its other keys, and the same of every dab of its stroke. `index` is one of
// `hints`.
[[nodiscard]] std::vector<std::size_t> hintsBelongingTo(const std::vector<Hint>& hints,
                                                        std::size_t index);

// As a person counts: the keys of a hint are one, and so are the dabs of a stroke.
[[nodiscard]] std::size_t countHints(const std::vector<Hint>& hints);

}  // namespace kinechrome::edit

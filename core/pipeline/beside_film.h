// SPDX-License-Identifier: GPL-3.0-or-later
// What is to stand beside an exported film, as a plain value; core/delivery makes it.
#pragma once

#include <filesystem>

namespace kinechrome::pipeline {

struct BesideFilm {
    bool report = false;      // a page for the shelf
    bool sheet = false;       // contact sheet
    bool comparison = false;  // gray and colourised side by side
    // The colour original of the same frames, for ground truth; empty without one.
    std::filesystem::path reference = {};

    [[nodiscard]] bool any() const { return report || sheet || comparison; }
    bool operator==(const BesideFilm&) const = default;
};

}  // namespace kinechrome::pipeline

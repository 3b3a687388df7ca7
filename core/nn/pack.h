// SPDX-License-Identifier: GPL-3.0-or-later
// A training pack in memory: the photographs of `images-NNN.tar`, decoded once, with their labels.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace kinechrome::nn {

// One photograph: interleaved 8-bit RGB, width * height * 3 bytes.
struct PackImage {
    std::vector<std::uint8_t> rgb;
    int width = 0;
    int height = 0;
    int label = -1;           // index into Pack::labels, -1 where the pack knows none
    int source = 0;           // index into Pack::sources (first folder of the path)
    float meanChroma = 0.0F;  // mean of sqrt(a*^2 + b*^2), on every fourth pixel
    std::uint64_t hash = 0;   // of the path: splits and orders images the same way everywhere
};

struct Pack {
    std::vector<PackImage> images;     // sorted by hash
    std::vector<std::string> sources;  // sorted
    std::vector<std::string> labels;   // sorted
    int skipped = 0;                   // files that are no picture we can read
};

// Loads one or more pack folders together. `threads` decode. Errors: Input (no folder, no tar, no
// labels.tsv, damaged archive, no picture at all), Interrupted.
[[nodiscard]] base::Result<Pack> loadPack(const std::vector<std::filesystem::path>& folders,
                                          int threads, std::stop_token stop);

// FNV-1a, 64 bits, finished with a mix so that low bits are usable.
[[nodiscard]] std::uint64_t hashOfName(const std::string& name);

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
// A training pack in memory: the photographs of `images-NNN.tar` and the clips of `clips-NNN.tar`,
// decoded once, with their labels.
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
    std::string name;         // the path
    bool setApart = false;    // for validation, by the pack's own split; see PackSplit
};

// One shot of `clips-NNN.tar`: consecutive frames of one size, with their motion at a quarter of
// the size (rounded up).
struct PackClip {
    std::vector<std::vector<std::uint8_t>> frames;  // interleaved RGB, as PackImage
    // For frame k >= 1, from k to k - 1 and from k to 0 (entry 0 is empty): u, v interleaved, in
    // pixels of the frame: the same thing is at (x + u, y + v) in the other frame.
    std::vector<std::vector<float>> toPrevious;
    std::vector<std::vector<float>> toFirst;
    // 1 where forward and backward flow agree, else 0; entry 0 is empty.
    std::vector<std::vector<std::uint8_t>> validPrevious;
    std::vector<std::vector<std::uint8_t>> validFirst;
    int width = 0;
    int height = 0;
    int label = -1;
    int source = 0;
    float meanChroma = 0.0F;
    std::uint64_t hash = 0;  // of the clip's folder name
    std::string name;        // that name, SOURCE/CLIP
    bool setApart = false;   // as PackImage
};

// Whether the split.tsv of a pack, where it has one, is read.
enum class PackSplit { Ignore, Read };

// A cell of a clip's flow stands for so many pixels of the frame each way; the last one for fewer.
inline constexpr int kFlowCell = 4;
[[nodiscard]] constexpr int flowSide(int frameSide) {
    return (frameSide + kFlowCell - 1) / kFlowCell;
}

struct Pack {
    std::vector<PackImage> images;          // sorted by hash
    std::vector<PackClip> clips;            // sorted by hash
    std::vector<std::string> sources;       // sorted
    std::vector<std::string> labels;        // sorted
    int skipped = 0;                        // pictures and clips that cannot be used
    std::vector<std::string> skippedNames;  // the same, "shard: member: why", at most 1,000
    int labelMisfits = 0;  // lines of labels.tsv without a picture, pictures without a line
};

// Loads one or more pack folders together. `threads` decode. What of it cannot be used is skipped
// and listed: pictures that do not decode, have a side below 32 or more than 16 megapixels, and
// clips that lack a frame or a flow or have one of the wrong size.
// Errors: Input (no folder; no shard, or a number missing in their row; an archive that is damaged
// or cut short; no labels.tsv beside pictures; more than a twentieth of its lines without a
// picture, or of the pictures without a line; a split.tsv, where it is read, that fits no better or
// has a line that says neither train nor validation; nothing in it that can be used, or nothing
// that has colour; more than fits the memory), Usage (no folder named), Interrupted.
[[nodiscard]] base::Result<Pack> loadPack(const std::vector<std::filesystem::path>& folders,
                                          int threads, std::stop_token stop,
                                          PackSplit split = PackSplit::Ignore);

// The names of pictures and clips whose mean chroma is below `grayChroma` (Sampling::grayChroma):
// they stay, but are drawn less often.
[[nodiscard]] std::vector<std::string> nearGrayNames(const Pack& pack, double grayChroma);

// FNV-1a, 64 bits, finished with a mix so that low bits are usable.
[[nodiscard]] std::uint64_t hashOfName(const std::string& name);

}  // namespace kinechrome::nn

// SPDX-License-Identifier: GPL-3.0-or-later
// How code values in a stream become colour: range, matrix, depth and chroma siting.
#pragma once

#include <cstdint>

namespace kinechrome::color {

enum class Range : std::uint8_t { Limited, Full };

// The luma matrix of a YUV stream. Rgb means the planes are G, B, R without a matrix.
enum class Matrix : std::uint8_t { Bt601, Bt709, Bt2020, Smpte240M, Fcc, Rgb };

// Position of a subsampled chroma sample relative to the luma grid (H.273 chroma_loc).
enum class ChromaSiting : std::uint8_t { Left, Center, TopLeft, Top, BottomLeft, Bottom };

// Decodes and encodes code values; independent of the tags that are only carried along
// (primaries, transfer), which live with the media stream. Kr, Kb after ITU-T H.273, table 4.
struct ColorDescription {
    Range range = Range::Limited;
    Matrix matrix = Matrix::Bt709;
    ChromaSiting siting = ChromaSiting::Left;
    int bitDepth = 8;  // 8..16

    bool operator==(const ColorDescription&) const = default;
};

struct LumaWeights {
    double kr = 0.0;
    double kb = 0.0;
    [[nodiscard]] double kg() const { return 1.0 - kr - kb; }
};

// For Matrix::Rgb the BT.709 weights are returned (luma of RGB sources, stated in the docs).
[[nodiscard]] LumaWeights lumaWeights(Matrix matrix);

// Code value of black and the distance to white (luma), and of neutral and the swing (chroma),
// after ITU-R BT.709 3.3 / H.273 eq. 20-30: limited 8 bit 16, 219, 128, 224, scaled by
// 2^(depth-8); full range 0, 2^depth - 1, 2^(depth-1), 2^depth - 1.
struct CodeScale {
    double lumaBlack = 0.0;
    double lumaSwing = 0.0;
    double chromaNeutral = 0.0;
    double chromaSwing = 0.0;
    double maxCode = 0.0;
};
[[nodiscard]] CodeScale codeScale(const ColorDescription& description);

}  // namespace kinechrome::color

// SPDX-License-Identifier: GPL-3.0-or-later
// Luma weights and code scales of the matrices and ranges that streams use.
#include "core/color/color_description.h"

#include <cmath>

namespace kinechrome::color {

LumaWeights lumaWeights(Matrix matrix) {
    // ITU-T H.273 (07/2021), table 4, KR and KB.
    switch (matrix) {
        case Matrix::Bt601: return {0.299, 0.114};
        case Matrix::Bt2020: return {0.2627, 0.0593};
        case Matrix::Smpte240M: return {0.212, 0.087};
        case Matrix::Fcc: return {0.30, 0.11};
        case Matrix::Bt709:
        case Matrix::Rgb: break;
    }
    return {0.2126, 0.0722};
}

CodeScale codeScale(const ColorDescription& description) {
    const double step = std::ldexp(1.0, description.bitDepth - 8);
    const double maxCode = std::ldexp(1.0, description.bitDepth) - 1.0;
    if (description.range == Range::Full) {
        return {0.0, maxCode, 128.0 * step, maxCode, maxCode};
    }
    return {16.0 * step, 219.0 * step, 128.0 * step, 224.0 * step, maxCode};
}

}  // namespace kinechrome::color

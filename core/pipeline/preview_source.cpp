// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/preview_source.h"

namespace kinechrome::pipeline {

namespace {

int codeAt(const color::Picture& picture, int plane, int x, int y) {
    if (picture.format.isChroma(plane)) {
        x >>= picture.format.chromaShiftX;
        y >>= picture.format.chromaShiftY;
    }
    return picture.format.bytesPerSample() == 1 ? picture.plane<std::uint8_t>(plane).at(x, y)
                                                : picture.plane<std::uint16_t>(plane).at(x, y);
}

}  // namespace

std::optional<SourceSample> sampleOf(const color::Picture& picture, int x, int y) {
    const color::PictureFormat& format = picture.format;
    if (x < 0 || y < 0 || x >= format.width || y >= format.height) return std::nullopt;
    SourceSample sample{format.layout, format.color.bitDepth, {}};
    switch (format.layout) {
        case color::PlaneLayout::Gray: sample.codes = {codeAt(picture, 0, x, y), 0, 0}; break;
        case color::PlaneLayout::Yuv:
            sample.codes = {codeAt(picture, 0, x, y), codeAt(picture, 1, x, y),
                            codeAt(picture, 2, x, y)};
            break;
        case color::PlaneLayout::Rgb:  // stored as G, B, R
            sample.codes = {codeAt(picture, 2, x, y), codeAt(picture, 0, x, y),
                            codeAt(picture, 1, x, y)};
            break;
    }
    return sample;
}

}  // namespace kinechrome::pipeline

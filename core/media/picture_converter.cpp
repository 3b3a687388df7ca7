// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/picture_converter.h"

#include <algorithm>

#include "core/color/chroma_grid.h"
#include "core/media/code_map.h"
#include "core/media/rgb_planes.h"

namespace kinechrome::media {

using color::AxisTaps;
using color::Picture;
using color::PictureFormat;
using color::PlaneLayout;

namespace {

float sampleAt(const Picture& picture, int plane, int x, int y) {
    const color::SamplePlane& p = picture.planes[static_cast<std::size_t>(plane)];
    const std::uint8_t* row = p.data + y * p.stride;
    return picture.format.color.bitDepth > 8
               ? static_cast<float>(reinterpret_cast<const std::uint16_t*>(row)[x])
               : static_cast<float>(row[x]);
}

void store(const Picture& picture, int plane, int x, int y, std::uint16_t code) {
    const color::SamplePlane& p = picture.planes[static_cast<std::size_t>(plane)];
    std::uint8_t* row = p.data + y * p.stride;
    if (picture.format.color.bitDepth > 8) {
        reinterpret_cast<std::uint16_t*>(row)[x] = code;
    } else {
        row[x] = static_cast<std::uint8_t>(code);
    }
}

float maxCode(const PictureFormat& format) {
    return static_cast<float>((1U << static_cast<unsigned>(format.color.bitDepth)) - 1);
}

// Sample by sample through a table; beyond the source the edge is repeated.
void mapPlane(const Picture& from, int plane, const std::vector<float>& map, const Picture& to,
              int toPlane) {
    std::vector<std::uint16_t> codes(map.size());
    const float most = maxCode(to.format);
    std::transform(map.begin(), map.end(), codes.begin(),
                   [most](float value) { return toCode(value, most); });
    const int lastX = from.format.planeWidth(plane) - 1;
    const int lastY = from.format.planeHeight(plane) - 1;
    const int width = to.format.planeWidth(toPlane);
    for (int y = 0; y < to.format.planeHeight(toPlane); ++y) {
        for (int x = 0; x < width; ++x) {
            const float code = sampleAt(from, plane, std::min(x, lastX), std::min(y, lastY));
            // Sixteen-bit words may hold more than their nominal depth.
            store(to, toPlane, x, y,
                  codes[std::min(static_cast<std::size_t>(code), codes.size() - 1)]);
        }
    }
}

// Chroma samples of `to` as positions on the chroma grid of `from`.
AxisTaps gridTaps(const color::ChromaAxis& from, const color::ChromaAxis& to, int inputs,
                  int outputs) {
    return color::axisTaps(inputs, outputs, (to.first - from.first) / from.step,
                           static_cast<double>(to.step) / from.step);
}

class YuvConverter final : public PictureConverter {
public:
    YuvConverter(const PictureFormat& from, const PictureFormat& to)
        : from_(from),
          to_(to),
          luma_(lumaMap(from.color, to.color)),
          chroma_(chromaMap(from.color, to.color)),
          columns_(gridTaps(color::horizontalChromaAxis(from), color::horizontalChromaAxis(to),
                            from.planeWidth(1), to.planeWidth(1))),
          rows_(gridTaps(color::verticalChromaAxis(from), color::verticalChromaAxis(to),
                         from.planeHeight(1), to.planeHeight(1))) {}

    Picture convert(const Picture& picture) const override {
        Picture out = Picture::allocate(to_);
        mapPlane(picture, 0, luma_, out, 0);
        for (int plane = 1; plane <= 2 && to_.layout == PlaneLayout::Yuv; ++plane) {
            if (from_.layout == PlaneLayout::Gray) {
                fillNeutral(out, plane);
            } else if (columns_.identity() && rows_.identity()) {
                mapPlane(picture, plane, chroma_, out, plane);
            } else {
                resampleChroma(picture, plane, out);
            }
        }
        if (to_.alpha) carryAlpha(picture, out);
        return out;
    }

private:
    void fillNeutral(const Picture& out, int plane) const {
        const auto neutral = static_cast<std::uint16_t>(color::codeScale(to_.color).chromaNeutral);
        for (int y = 0; y < to_.planeHeight(plane); ++y) {
            for (int x = 0; x < to_.planeWidth(plane); ++x) store(out, plane, x, y, neutral);
        }
    }

    // Columns first into floats, then rows: the codes are rounded once.
    void resampleChroma(const Picture& picture, int plane, const Picture& out) const {
        const int height = from_.planeHeight(plane);
        const int width = to_.planeWidth(plane);
        base::Plane<float> wide(width, height);
        for (int y = 0; y < height; ++y) {
            float* row = wide.row(y);
            for (int x = 0; x < width; ++x) {
                const float* weights = columns_.weights(x);
                const int start = columns_.start[static_cast<std::size_t>(x)];
                float sum = 0.0F;
                for (int tap = 0; tap < columns_.taps; ++tap) {
                    const float code = sampleAt(picture, plane, start + tap, y);
                    sum += weights[tap] *
                           chroma_[std::min(static_cast<std::size_t>(code), chroma_.size() - 1)];
                }
                row[x] = sum;
            }
        }
        const float most = maxCode(to_);
        for (int y = 0; y < to_.planeHeight(plane); ++y) {
            const float* weights = rows_.weights(y);
            const int start = rows_.start[static_cast<std::size_t>(y)];
            for (int x = 0; x < width; ++x) {
                float sum = 0.0F;
                for (int tap = 0; tap < rows_.taps; ++tap) {
                    sum += weights[tap] * wide.at(x, start + tap);
                }
                store(out, plane, x, y, toCode(sum, most));
            }
        }
    }

    void carryAlpha(const Picture& picture, const Picture& out) const {
        mapPlane(picture, 3, depthMap(from_.color.bitDepth, to_.color.bitDepth), out, 3);
    }

    PictureFormat from_;
    PictureFormat to_;
    std::vector<float> luma_;
    std::vector<float> chroma_;
    AxisTaps columns_;
    AxisTaps rows_;
};

class Unchanged final : public PictureConverter {
public:
    Picture convert(const Picture& picture) const override { return picture; }
};

// RGB to RGB of another depth.
class DepthConverter final : public PictureConverter {
public:
    DepthConverter(const PictureFormat& from, const PictureFormat& to)
        : to_(to), map_(depthMap(from.color.bitDepth, to.color.bitDepth)) {}
    Picture convert(const Picture& picture) const override {
        Picture out = Picture::allocate(to_);
        for (int plane = 0; plane < 3; ++plane) mapPlane(picture, plane, map_, out, plane);
        if (to_.alpha) mapPlane(picture, 3, map_, out, 3);
        return out;
    }

private:
    PictureFormat to_;
    std::vector<float> map_;
};

// RGB to YUV: first 4:4:4 at 16 bit in the target's matrix and range, then as any YUV.
class FromRgb final : public PictureConverter {
public:
    FromRgb(const PictureFormat& from, const PictureFormat& to)
        : middle_(fullFormat(from, to)), rest_(middle_, to) {}
    Picture convert(const Picture& picture) const override {
        return rest_.convert(yuvFromRgb(picture, middle_));
    }

private:
    static PictureFormat fullFormat(const PictureFormat& from, const PictureFormat& to) {
        PictureFormat format = from;
        format.layout = PlaneLayout::Yuv;
        format.color = to.color;
        format.color.bitDepth = 16;
        return format;
    }
    PictureFormat middle_;
    YuvConverter rest_;
};

class ToRgb final : public PictureConverter {
public:
    explicit ToRgb(const PictureFormat& to) : to_(to) {}
    Picture convert(const Picture& picture) const override {
        Picture out = rgbFromYuv(picture, to_);
        if (to_.alpha) {
            const int depth = picture.format.color.bitDepth;
            mapPlane(picture, 3, depthMap(depth, to_.color.bitDepth), out, 3);
        }
        return out;
    }

private:
    PictureFormat to_;
};

}  // namespace

std::unique_ptr<const PictureConverter> PictureConverter::make(const PictureFormat& from,
                                                               const PictureFormat& to) {
    if (from == to) return std::make_unique<Unchanged>();
    const bool fromRgb = from.layout == PlaneLayout::Rgb;
    const bool toRgb = to.layout == PlaneLayout::Rgb;
    if (fromRgb && toRgb) return std::make_unique<DepthConverter>(from, to);
    if (fromRgb) return std::make_unique<FromRgb>(from, to);
    if (toRgb) return std::make_unique<ToRgb>(to);
    return std::make_unique<YuvConverter>(from, to);
}

}  // namespace kinechrome::media

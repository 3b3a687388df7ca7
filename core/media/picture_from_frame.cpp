// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/picture_from_frame.h"

#include <vector>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace kinechrome::media {

using color::Picture;
using color::PictureFormat;

namespace {

// Flipped rows (negative strides) are copied: not every reader of a plane walks backwards.
bool runsForward(const AVFrame& frame, const PictureFormat& format) {
    for (int plane = 0; plane < 4; ++plane) {
        if (hasPlane(format, plane) && frame.linesize[plane] <= 0) return false;
    }
    return true;
}

Picture shareFrame(const AVFrame& frame, const PictureFormat& format) {
    Picture picture;
    AVFrame* copy = av_frame_clone(&frame);
    if (copy == nullptr) return picture;
    picture.format = format;
    picture.owner = std::shared_ptr<void>(
        copy, [](void* held) { AvFramePtr(static_cast<AVFrame*>(held)).reset(); });
    for (std::size_t plane = 0; plane < 4; ++plane) {
        if (!hasPlane(format, static_cast<int>(plane))) continue;
        picture.planes[plane] = {copy->data[plane], copy->linesize[plane]};
    }
    return picture;
}

// One component of one row as 16-bit values, whatever the packing.
void readRow(const AVFrame& frame, const AVPixFmtDescriptor& d, int component, int y, int width,
             std::vector<std::uint16_t>& row) {
    const std::uint8_t* data[4] = {frame.data[0], frame.data[1], frame.data[2], frame.data[3]};
    av_read_image_line2(row.data(), data, frame.linesize, &d, 0, y, component, width, 0,
                        static_cast<int>(sizeof(std::uint16_t)));
}

// Indexes become colours. A palette entry is a native word 0xAARRGGBB; planes are G, B, R.
void applyPalette(const AVFrame& frame, int plane, std::vector<std::uint16_t>& row) {
    const unsigned shift = plane == 0 ? 8 : plane == 1 ? 0 : 16;
    const auto* entries = reinterpret_cast<const std::uint32_t*>(frame.data[1]);
    for (std::uint16_t& value : row) {
        value = static_cast<std::uint16_t>((entries[value & 0xFFU] >> shift) & 0xFFU);
    }
}

// Widens `bits` to `depth` bits so that the largest code stays the largest.
std::uint16_t widen(std::uint16_t value, int bits, int depth) {
    const unsigned from = (1U << static_cast<unsigned>(bits)) - 1;
    const unsigned to = (1U << static_cast<unsigned>(depth)) - 1;
    return static_cast<std::uint16_t>((value * to + from / 2) / from);
}

void storeRow(const std::vector<std::uint16_t>& row, int width, int bytes, std::uint8_t* out) {
    const auto count = static_cast<std::size_t>(width);
    if (bytes == 2) {
        auto* words = reinterpret_cast<std::uint16_t*>(out);
        for (std::size_t x = 0; x < count; ++x) words[x] = row[x];
    } else {
        for (std::size_t x = 0; x < count; ++x) out[x] = static_cast<std::uint8_t>(row[x]);
    }
}

Picture unpackFrame(const AVFrame& frame, const PictureFormat& format, Unpacking unpacking) {
    Picture picture = Picture::allocate(format);
    const AVPixFmtDescriptor& d = *av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format));
    const bool palette = unpacking == Unpacking::Palette;
    const int depth = format.color.bitDepth;
    std::vector<std::uint16_t> row(static_cast<std::size_t>(format.width));
    for (int plane = 0; plane < 4; ++plane) {
        if (!hasPlane(format, plane)) continue;
        const int component = palette ? 0 : componentOfPlane(format, plane);
        const int bits = palette ? 8 : d.comp[component].depth;
        const int width = format.planeWidth(plane);
        const color::SamplePlane& out = picture.planes[static_cast<std::size_t>(plane)];
        for (int y = 0; y < format.planeHeight(plane); ++y) {
            readRow(frame, d, component, y, width, row);
            if (palette) applyPalette(frame, plane, row);
            for (int x = 0; x < width; ++x) {
                std::uint16_t& value = row[static_cast<std::size_t>(x)];
                if (unpacking == Unpacking::InvertedSamples) {
                    value = static_cast<std::uint16_t>(value == 0 ? 1 : 0);
                }
                if (bits != depth) value = widen(value, bits, depth);
            }
            storeRow(row, width, format.bytesPerSample(), out.data + y * out.stride);
        }
    }
    return picture;
}

}  // namespace

Picture pictureFromFrame(const AVFrame& frame, const PictureFormat& format, Unpacking unpacking) {
    if (unpacking == Unpacking::None && runsForward(frame, format)) {
        return shareFrame(frame, format);
    }
    return unpackFrame(frame, format, unpacking);
}

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/encoder_frame.h"

#include <cstring>
#include <memory>
#include <vector>

#include "core/media/pixel_layout.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace kinechrome::media {

using color::Picture;
using color::PictureFormat;

namespace {

void releaseOwner(void* owner, std::uint8_t*) {
    delete static_cast<std::shared_ptr<void>*>(owner);
}

bool shareSamples(const Picture& picture, AVFrame& frame) {
    for (std::size_t plane = 0; plane < 4; ++plane) {
        if (!hasPlane(picture.format, static_cast<int>(plane))) continue;
        frame.data[plane] = picture.planes[plane].data;
        frame.linesize[plane] = static_cast<int>(picture.planes[plane].stride);
    }
    // Encoders ask only whether buf[0] holds the samples; it keeps the picture's owner alive.
    auto owner = std::make_unique<std::shared_ptr<void>>(picture.owner);
    frame.buf[0] =
        av_buffer_create(frame.data[0], 1, releaseOwner, owner.get(), AV_BUFFER_FLAG_READONLY);
    if (frame.buf[0] == nullptr) return false;
    static_cast<void>(owner.release());
    return true;
}

bool packSamples(const Picture& picture, AVFrame& frame) {
    if (av_frame_get_buffer(&frame, 0) < 0) return false;
    const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format));
    const PictureFormat& format = picture.format;
    // Padding bytes of bgr0 must not vary from run to run.
    for (int i = 0; i < AV_NUM_DATA_POINTERS && frame.buf[i] != nullptr; ++i) {
        std::memset(frame.buf[i]->data, 0, frame.buf[i]->size);
    }
    std::vector<std::uint16_t> row;
    for (int plane = 0; plane < 4; ++plane) {
        if (!hasPlane(format, plane)) continue;
        const color::SamplePlane& samples = picture.planes[static_cast<std::size_t>(plane)];
        row.resize(static_cast<std::size_t>(format.planeWidth(plane)));
        for (int y = 0; y < format.planeHeight(plane); ++y) {
            const std::uint8_t* from = samples.data + y * samples.stride;
            for (std::size_t x = 0; x < row.size(); ++x) {
                row[x] = format.color.bitDepth > 8 ? reinterpret_cast<const std::uint16_t*>(from)[x]
                                                   : from[x];
            }
            av_write_image_line2(row.data(), frame.data, frame.linesize, d, 0, y,
                                 componentOfPlane(format, plane), format.planeWidth(plane),
                                 static_cast<int>(sizeof(std::uint16_t)));
        }
    }
    return true;
}

}  // namespace

AvFramePtr frameFromPicture(const Picture& picture, AVPixelFormat pixelFormat) {
    AvFramePtr frame(av_frame_alloc());
    if (!frame) return nullptr;
    frame->width = picture.format.width;
    frame->height = picture.format.height;
    frame->format = pixelFormat;
    const bool planar = planarPixelFormat(picture.format) == pixelFormat;
    const bool ok = planar ? shareSamples(picture, *frame) : packSamples(picture, *frame);
    return ok ? std::move(frame) : nullptr;
}

}  // namespace kinechrome::media

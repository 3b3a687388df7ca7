// SPDX-License-Identifier: GPL-3.0-or-later
// Ownership of FFmpeg's handles by type: one deleter template, one name per handle.
#pragma once

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/dict.h>
#include <libavutil/frame.h>
}

namespace kinechrome::media {

// FFmpeg frees through a pointer to the pointer and clears it.
template <auto Free>
struct FreeByPointer {
    template <class T>
    void operator()(T* handle) const {
        Free(&handle);
    }
};

using AvFramePtr = std::unique_ptr<AVFrame, FreeByPointer<av_frame_free>>;
using AvPacketPtr = std::unique_ptr<AVPacket, FreeByPointer<av_packet_free>>;
using AvCodecPtr = std::unique_ptr<AVCodecContext, FreeByPointer<avcodec_free_context>>;
using AvInputPtr = std::unique_ptr<AVFormatContext, FreeByPointer<avformat_close_input>>;
using AvIoPtr = std::unique_ptr<AVIOContext, FreeByPointer<avio_closep>>;

// An output context owns its AVIOContext apart; see Muxer.
struct FreeOutputContext {
    void operator()(AVFormatContext* context) const { avformat_free_context(context); }
};
using AvOutputPtr = std::unique_ptr<AVFormatContext, FreeOutputContext>;

// A dictionary of options. Not a pointer type because FFmpeg replaces the pointer while it reads.
class AvOptions {
public:
    AvOptions() = default;
    ~AvOptions() { av_dict_free(&dictionary_); }
    AvOptions(const AvOptions&) = delete;
    AvOptions& operator=(const AvOptions&) = delete;
    void set(const char* key, const char* value) { av_dict_set(&dictionary_, key, value, 0); }
    [[nodiscard]] AVDictionary** address() { return &dictionary_; }

private:
    AVDictionary* dictionary_ = nullptr;
};

}  // namespace kinechrome::media

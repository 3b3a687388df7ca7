// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/packet_decoder.h"

#include <string>

#include "core/media/ffmpeg_error.h"

namespace kinechrome::media {

bool isIntraOnly(AVCodecID codec) {
    if (codec == AV_CODEC_ID_FFV1) return true;  // one packet a frame, even with long groups
    const AVCodecDescriptor* d = avcodec_descriptor_get(codec);
    return d != nullptr && (d->props & AV_CODEC_PROP_INTRA_ONLY) != 0;
}

base::Result<std::unique_ptr<PacketDecoder>> PacketDecoder::open(const Demuxer& demuxer,
                                                                 Threading threading, int threads) {
    const std::filesystem::path& path = demuxer.location().path;
    const AVStream* stream = demuxer.video();
    const AVCodecID id = stream->codecpar->codec_id;
    const AVCodec* decoder = avcodec_find_decoder(id);
    if (decoder == nullptr) {
        return base::fail(inputError(
            path, std::string("its video codec (") + avcodec_get_name(id) + ") cannot be decoded",
            0, "convert it to a common codec first"));
    }
    AvCodecPtr codec(avcodec_alloc_context3(decoder));
    if (!codec) return base::fail(inputError(path, "out of memory", AVERROR(ENOMEM)));
    int code = avcodec_parameters_to_context(codec.get(), stream->codecpar);
    codec->pkt_timebase = stream->time_base;
    codec->framerate = stream->avg_frame_rate;
    codec->thread_count = threads;
    codec->thread_type =
        threading == Threading::Latency ? FF_THREAD_SLICE : FF_THREAD_FRAME | FF_THREAD_SLICE;
    if (id == AV_CODEC_ID_FFV1 || id == AV_CODEC_ID_PNG) {
        // These carry checksums: without this a wrong one is only a line in a log.
        codec->err_recognition = AV_EF_CRCCHECK | AV_EF_EXPLODE;
    }
    if (code >= 0) code = avcodec_open2(codec.get(), decoder, nullptr);
    if (code < 0) {
        return base::fail(inputError(path, "its video cannot be decoded", code,
                                     "it may be damaged; get a complete copy"));
    }
    return std::unique_ptr<PacketDecoder>(new PacketDecoder(std::move(codec), isIntraOnly(id)));
}

int PacketDecoder::send(const AVPacket* packet) {
    return avcodec_send_packet(codec_.get(), packet);
}

int PacketDecoder::receive(AVFrame* frame) {
    return avcodec_receive_frame(codec_.get(), frame);
}

void PacketDecoder::flush() {
    avcodec_flush_buffers(codec_.get());
}

}  // namespace kinechrome::media

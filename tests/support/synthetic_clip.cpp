// SPDX-License-Identifier: GPL-3.0-or-later
// Encodes synthetic clips with FFmpeg directly, apart from the code under test.
#include "tests/support/synthetic_clip.h"

#include <cmath>
#include <memory>

#include "core/media/color_tags.h"
#include "core/media/encoder_frame.h"
#include "core/media/ffmpeg_error.h"
#include "tests/support/synthetic_sound.h"

extern "C" {
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
}

namespace kinechrome::test {

namespace {

using media::AvCodecPtr;
using media::AvFramePtr;
using media::AvPacketPtr;

tl::unexpected<base::Error> failed(const std::string& what, int code) {
    return base::fail(base::ErrorKind::Internal, what, media::avText(code), "mend the test");
}

class ClipFile {
public:
    ClipFile(std::filesystem::path file, const ClipSpec& spec)
        : file_(std::move(file)), spec_(spec) {}
    ~ClipFile() {
        if (context_ && context_->pb != nullptr) avio_closep(&context_->pb);
    }
    ClipFile(const ClipFile&) = delete;
    ClipFile& operator=(const ClipFile&) = delete;

    base::Result<void> write() {
        media::silenceFfmpeg();
        if (const int code = open(); code < 0) return failed("open " + file_.string(), code);
        for (int i = 0; i < spec_.frames; ++i) {
            const AvFramePtr frame = makeFrame(i);
            int code = frame ? avcodec_send_frame(video_.get(), frame.get()) : AVERROR(ENOMEM);
            if (code >= 0) code = collect();
            const double seconds = secondsOf(i);
            if (code >= 0 && sound_) code = sound_->writeUntil(seconds, *context_);
            if (code < 0) return failed("frame of " + file_.string(), code);
        }
        avcodec_send_frame(video_.get(), nullptr);
        int code = collect();
        if (code >= 0 && sound_) code = sound_->finish(*context_);
        if (code >= 0) code = av_write_trailer(context_.get());
        if (code < 0) return failed("end of " + file_.string(), code);
        return {};
    }

private:
    double secondsOf(int i) const {
        if (!spec_.timestamps.empty()) {
            return static_cast<double>(spec_.timestamps[static_cast<std::size_t>(i)]) / 1000.0;
        }
        return i / spec_.rate.value();
    }

    int open() {
        AVFormatContext* raw = nullptr;
        const bool sequence = file_.string().find('%') != std::string::npos;
        const std::string url = "file:" + file_.string();
        int code = avformat_alloc_output_context2(&raw, nullptr, sequence ? "image2" : nullptr,
                                                  url.c_str());
        context_.reset(raw);
        if (code < 0) return code;
        if (code = openVideo(); code < 0) return code;
        if (!spec_.sound.empty()) {
            const double length = spec_.frames > 0 ? secondsOf(spec_.frames - 1) : 0.0;
            sound_ = SyntheticSound::open(spec_, length + 1.0 / spec_.rate.value(), *context_);
            if (!sound_) return AVERROR_ENCODER_NOT_FOUND;
        }
        addTags();
        if ((context_->oformat->flags & AVFMT_NOFILE) == 0) {
            code = avio_open2(&context_->pb, url.c_str(), AVIO_FLAG_WRITE, nullptr, nullptr);
        }
        context_->strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL;
        return code < 0 ? code : avformat_write_header(context_.get(), nullptr);
    }

    int openVideo() {
        const AVCodec* codec = avcodec_find_encoder_by_name(spec_.codec.c_str());
        if (codec == nullptr) return AVERROR_ENCODER_NOT_FOUND;
        video_.reset(avcodec_alloc_context3(codec));
        video_->width = spec_.width;
        video_->height = spec_.height;
        video_->pix_fmt = av_get_pix_fmt(spec_.pixelFormat.c_str());
        video_->framerate = media::toAv(spec_.rate);
        video_->time_base =
            spec_.timestamps.empty() ? media::toAv(spec_.rate.inverse()) : AVRational{1, 1000};
        video_->sample_aspect_ratio = media::toAv(spec_.sampleAspect);
        video_->gop_size = spec_.gop;
        video_->max_b_frames = spec_.bFrames;
        video_->strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL;
        if (spec_.codec == "ffv1") video_->level = 3;
        video_->flags |= AV_CODEC_FLAG_BITEXACT;
        if (spec_.codec == "mpeg2video" || spec_.codec == "mjpeg") {
            video_->flags |= AV_CODEC_FLAG_QSCALE;
            video_->global_quality = 2 * FF_QP2LAMBDA;
        }
        if (spec_.interlaced) {
            video_->field_order = AV_FIELD_TT;
            video_->flags |= AV_CODEC_FLAG_INTERLACED_DCT;
        }
        if ((context_->oformat->flags & AVFMT_GLOBALHEADER) != 0) {
            video_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        }
        tags_.range = spec_.range == "pc"   ? AVCOL_RANGE_JPEG
                      : spec_.range == "tv" ? AVCOL_RANGE_MPEG
                                            : AVCOL_RANGE_UNSPECIFIED;
        const int matrix = av_color_space_from_name(spec_.matrix.c_str());
        if (matrix >= 0) tags_.matrix = static_cast<AVColorSpace>(matrix);
        media::applyTags(tags_, *video_);
        for (const auto& [key, value] : spec_.options) {
            av_opt_set(video_->priv_data, key.c_str(), value.c_str(), 0);
        }
        const int code = avcodec_open2(video_.get(), codec, nullptr);
        return code < 0 ? code : addVideoStream();
    }

    int addVideoStream() {
        stream_ = avformat_new_stream(context_.get(), nullptr);
        stream_->time_base = video_->time_base;
        if (spec_.timestamps.empty()) stream_->avg_frame_rate = media::toAv(spec_.rate);
        stream_->sample_aspect_ratio = video_->sample_aspect_ratio;
        return avcodec_parameters_from_context(stream_->codecpar, video_.get());
    }

    void addTags() {
        for (const auto& [key, value] : spec_.metadata) {
            AVDictionary** where = key == "timecode" ? &stream_->metadata : &context_->metadata;
            av_dict_set(where, key.c_str(), value.c_str(), 0);
        }
        const std::size_t count = spec_.chapters.size();
        if (count == 0) return;
        context_->chapters = static_cast<AVChapter**>(av_calloc(count, sizeof(AVChapter*)));
        for (std::size_t i = 0; i < count; ++i) {
            auto* chapter = static_cast<AVChapter*>(av_mallocz(sizeof(AVChapter)));
            chapter->id = static_cast<std::int64_t>(i) + 1;
            chapter->time_base = {1, 1000};
            chapter->start = std::llround(spec_.chapters[i] * 1000.0);
            const double end = i + 1 < count ? spec_.chapters[i + 1] : secondsOf(spec_.frames - 1);
            chapter->end = std::llround(end * 1000.0);
            av_dict_set(&chapter->metadata, "title", ("part " + std::to_string(i + 1)).c_str(), 0);
            context_->chapters[context_->nb_chapters++] = chapter;
        }
    }

    AvFramePtr makeFrame(int i) const {
        AvFramePtr frame = media::frameFromPicture(clipPicture(spec_, i), video_->pix_fmt);
        if (!frame) return frame;
        const auto index = static_cast<std::size_t>(i);
        frame->pts = spec_.timestamps.empty() ? i : spec_.timestamps[index];
        frame->interlaced_frame = spec_.interlaced ? 1 : 0;
        frame->top_field_first = spec_.interlaced ? 1 : 0;
        frame->quality = video_->global_quality;
        media::applyTags(tags_, *frame);
        return frame;
    }

    int collect() {
        for (;;) {
            const AvPacketPtr packet(av_packet_alloc());
            const int code = avcodec_receive_packet(video_.get(), packet.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return 0;
            if (code < 0) return code;
            packet->stream_index = stream_->index;
            if (spec_.timestamps.empty()) packet->duration = 1;
            av_packet_rescale_ts(packet.get(), video_->time_base, stream_->time_base);
            const int written = av_interleaved_write_frame(context_.get(), packet.get());
            if (written < 0) return written;
        }
    }

    std::filesystem::path file_;
    const ClipSpec& spec_;
    media::AvOutputPtr context_;
    AvCodecPtr video_;
    AVStream* stream_ = nullptr;
    media::ColorTags tags_;
    std::unique_ptr<SyntheticSound> sound_;
};

}  // namespace

base::Result<void> writeClip(const std::filesystem::path& file, const ClipSpec& spec) {
    return ClipFile(file, spec).write();
}

}  // namespace kinechrome::test

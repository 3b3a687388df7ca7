// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/media/copy_film.h"

#include <algorithm>
#include <cmath>

#include "core/color/luma_lock.h"
#include "core/media/audio_samples.h"
#include "core/media/demuxer.h"
#include "core/media/frame_index.h"

namespace kinechrome::test {

namespace {

const AVStream* firstSound(const media::Demuxer& demuxer) {
    for (unsigned i = 0; i < demuxer.context()->nb_streams; ++i) {
        const AVStream* stream = demuxer.context()->streams[i];
        if (stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO) return stream;
    }
    return nullptr;
}

base::Result<void> addSpan(const FrameSpan& span, media::WriterRequest& request) {
    auto index = media::buildFrameIndex(request.source, nullptr, {});
    if (!index) return base::fail(std::move(index.error()));
    request.firstFrame = span.first;
    request.firstPts = index->frames[static_cast<std::size_t>(span.first)].pts;
    if (span.last + 1 < index->size()) {
        request.endPts = index->frames[static_cast<std::size_t>(span.last + 1)].pts;
    }
    return {};
}

}  // namespace

base::Result<Copied> copyFilm(const std::filesystem::path& source, const std::filesystem::path& out,
                              const CopyOptions& options) {
    auto reader = media::VideoReader::open(source);
    if (!reader) return base::fail(std::move(reader.error()));
    const auto preset = media::choosePreset(out, options.preset);
    if (!preset) return base::fail(preset.error());
    media::WriterRequest request = options.request;
    request.output = out;
    request.preset = *preset;
    request.input = (*reader)->info().video.format;
    request.source = source;
    request.metadata["comment"] = "made for a test";
    if (options.span) {
        if (auto added = addSpan(*options.span, request); !added) return base::fail(added.error());
    }
    auto writer = media::MediaWriter::open(request);
    if (!writer) return base::fail(std::move(writer.error()));
    Copied copied{(*writer)->plan(), 0};
    for (;;) {
        auto frame = (*reader)->next({});
        if (!frame) return base::fail(std::move(frame.error()));
        if (!*frame || (options.span && (*frame)->index > options.span->last)) break;
        if (options.span && (*frame)->index < options.span->first) continue;
        if (auto done = (*writer)->write(**frame); !done) return base::fail(done.error());
        ++copied.frames;
    }
    if (auto done = (*writer)->complete({}); !done) return base::fail(done.error());
    if (auto done = (*writer)->publish(); !done) return base::fail(done.error());
    return copied;
}

Film readFilm(const std::filesystem::path& file, bool salvage) {
    Film film;
    media::ReaderOptions options;
    options.salvage = salvage;
    auto reader = media::VideoReader::open(file, options);
    if (!reader) {
        film.error = reader.error();
        return film;
    }
    film.info = (*reader)->info();
    for (;;) {
        auto frame = (*reader)->next({});
        if (!frame) film.error = frame.error();
        film.salvaged = (*reader)->salvaged();
        if (!frame || !*frame) return film;
        film.frames.push_back(std::move(**frame));
    }
}

double meanColourError(const color::Picture& x, const color::Picture& y) {
    const color::RgbPlanes a = color::decodeRgb(x);
    const color::RgbPlanes b = color::decodeRgb(y);
    const int width = std::min(a.r.width(), b.r.width());
    const int height = std::min(a.r.height(), b.r.height());
    double sum = 0.0;
    const auto clipped = [](float value) {
        return std::clamp(static_cast<double>(value), 0.0, 1.0);
    };
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            sum += std::abs(clipped(a.r.at(column, row)) - clipped(b.r.at(column, row)));
            sum += std::abs(clipped(a.g.at(column, row)) - clipped(b.g.at(column, row)));
            sum += std::abs(clipped(a.b.at(column, row)) - clipped(b.b.at(column, row)));
        }
    }
    return sum / (3.0 * width * height);
}

std::string containerTag(const std::filesystem::path& file, const char* key) {
    const auto demuxer = media::Demuxer::open(file, media::Streams::All);
    if (!demuxer) return {};
    const AVDictionaryEntry* entry = av_dict_get((*demuxer)->context()->metadata, key, nullptr, 0);
    return entry == nullptr ? std::string() : entry->value;
}

std::pair<double, double> soundSpan(const std::filesystem::path& file) {
    const auto demuxer = media::Demuxer::open(file, media::Streams::AllButVideo);
    const AVStream* stream = demuxer ? firstSound(**demuxer) : nullptr;
    if (stream == nullptr) return {-1.0, -1.0};
    std::pair<double, double> span{1e9, -1e9};
    const media::AvPacketPtr packet(av_packet_alloc());
    while ((*demuxer)->read(packet.get()) == 0) {
        const double tick = av_q2d(stream->time_base);
        const double start = static_cast<double>(packet->pts) * tick;
        span.first = std::min(span.first, start);
        span.second = std::max(span.second, start + static_cast<double>(packet->duration) * tick);
        av_packet_unref(packet.get());
    }
    return span;
}

std::vector<std::int32_t> soundSamples(const std::filesystem::path& file) {
    std::vector<std::int32_t> samples;
    const auto demuxer = media::Demuxer::open(file, media::Streams::AllButVideo);
    const AVStream* stream = demuxer ? firstSound(**demuxer) : nullptr;
    if (stream == nullptr) return samples;
    const AVCodec* codec = avcodec_find_decoder(stream->codecpar->codec_id);
    const media::AvCodecPtr decoder(avcodec_alloc_context3(codec));
    avcodec_parameters_to_context(decoder.get(), stream->codecpar);
    avcodec_open2(decoder.get(), codec, nullptr);
    const media::AvPacketPtr packet(av_packet_alloc());
    const media::AvFramePtr frame(av_frame_alloc());
    const auto collect = [&] {
        while (avcodec_receive_frame(decoder.get(), frame.get()) == 0) {
            const media::AvFramePtr wide = media::convertSamples(*frame, AV_SAMPLE_FMT_S32);
            const auto* data = reinterpret_cast<const std::int32_t*>(wide->data[0]);
            samples.insert(samples.end(), data,
                           data + wide->nb_samples * wide->ch_layout.nb_channels);
        }
    };
    while ((*demuxer)->read(packet.get()) == 0) {
        avcodec_send_packet(decoder.get(), packet.get());
        av_packet_unref(packet.get());
        collect();
    }
    avcodec_send_packet(decoder.get(), nullptr);
    collect();
    return samples;
}

}  // namespace kinechrome::test

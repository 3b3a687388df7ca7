// SPDX-License-Identifier: GPL-3.0-or-later
// The MediaWriter of numbered pictures: PNG, TIFF, DPX.
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "core/media/ffmpeg_error.h"
#include "core/media/writer_parts.h"

namespace kinechrome::media {

namespace {

int writeWhole(const std::filesystem::path& file, const AVPacket& packet) {
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) return AVERROR(errno);
    int code = 0;
    int done = 0;
    while (code == 0 && done < packet.size) {
        const ssize_t n =
            ::write(fd, packet.data + done, static_cast<std::size_t>(packet.size - done));
        if (n < 0 && errno != EINTR) code = AVERROR(errno);
        if (n > 0) done += static_cast<int>(n);
    }
    if (::close(fd) != 0 && code == 0) code = AVERROR(errno);
    return code;
}

class SequenceWriter final : public MediaWriter {
public:
    explicit SequenceWriter(WriterParts parts) : parts_(std::move(parts)) {}

    base::Result<void> start() {
        auto encoder = VideoEncoder::open(parts_.encoder);
        if (!encoder) return base::fail(std::move(encoder.error()));
        encoder_ = std::move(*encoder);
        name_ = *parts_.place.sequence();
        name_.folder = parts_.place.partPath();
        number_ = parts_.request.firstFrame;
        return parts_.place.claim();
    }

    const WriterPlan& plan() const override { return parts_.plan; }

    base::Result<void> write(const VideoFrame& frame) override {
        return finished(encoder_->encode(frame, frame.pts, sink()));
    }

    base::Result<void> complete(std::stop_token stop) override {
        if (stop.stop_requested()) return base::cancelled(parts_.place.finalPath().string());
        if (auto drained = finished(encoder_->drain(sink())); !drained) return drained;
        return parts_.place.sync();
    }

    base::Result<void> publish() override { return parts_.place.publish(); }

private:
    PacketSink sink() {
        return [this](AVPacket& packet) { return writeWhole(name_.file(number_++), packet); };
    }

    base::Result<void> finished(int code) const {
        if (code >= 0) return {};
        if (code == AVERROR(ENOMEM) || code == AVERROR_EXTERNAL) {
            return base::fail(base::ErrorKind::Internal, parts_.place.finalPath().string(),
                              fmt::format("picture {} could not be encoded", number_),
                              "try another preset", avText(code));
        }
        return base::fail(outputError(parts_.place.finalPath(), code));
    }

    WriterParts parts_;
    std::unique_ptr<VideoEncoder> encoder_;
    SequenceName name_;
    std::int64_t number_ = 0;  // files are numbered like the frames of the source
};

}  // namespace

base::Result<std::unique_ptr<MediaWriter>> openSequenceWriter(WriterParts parts) {
    auto writer = std::make_unique<SequenceWriter>(std::move(parts));
    if (auto started = writer->start(); !started) return base::fail(std::move(started.error()));
    return writer;
}

}  // namespace kinechrome::media

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/comparison_video.h"

#include <cmath>
#include <future>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/delivery/still_picture.h"
#include "core/media/timecode.h"
#include "core/pipeline/colorize_plan.h"

namespace kinechrome::delivery {

namespace {

constexpr int views = 3;
constexpr const char* names[views] = {"Gray", "Colourised", "Ground truth"};

struct View {
    const media::VideoFrame* frame = nullptr;
    Seen seen = Seen::Color;
};

std::vector<View> viewsOf(const FrameTrio& trio) {
    std::vector<View> list{{&trio.source, Seen::Gray}, {&trio.output, Seen::Color}};
    if (trio.reference) list.push_back({&*trio.reference, Seen::Color});
    return list;
}

}  // namespace

base::Result<void> checkVideoName(const std::filesystem::path& path) {
    const auto preset = media::choosePreset(path, std::nullopt);
    if (!preset || pipeline::isSequence(*preset)) {
        return base::fail(base::ErrorKind::Usage, path.string(), "a comparison is a film",
                          "give it a name ending in .mp4, .mov or .mkv");
    }
    return {};
}

base::Result<void> ComparisonVideo::begin(const FilmWalk& walk, const ExportRecord& record) {
    const media::VideoStreamInfo& film = walk.output().video;
    layout_ = layOut(film.format.width, film.format.height, walk.hasReference() ? 3 : 2);
    format_ = comparisonFormat(layout_, film.format.color.matrix);
    title_ = record.output.filename().string();
    timecode_ = walk.source().video.timecode;
    rate_ = record.rate;
    const int margin = layout_.bandHeight / 4;
    std::vector<picture::BandText> texts;
    for (int view = 0; view < layout_.views; ++view) {
        texts.push_back({names[view], layout_.leftOf(view) + margin, layout_.cellWidth - 2 * margin,
                         picture::Align::Left});
    }
    names_ = picture::textBand(layout_.width(), layout_.bandHeight, texts);

    const auto preset = media::choosePreset(path_, std::nullopt);
    if (!preset) return base::fail(preset.error());
    media::WriterRequest request;
    request.output = path_;
    request.preset = *preset;
    request.input = format_;
    // The export has the sound of its own frames already, and says whose colour it is.
    request.source = record.output;
    steadyRate_ = record.steadyRate;
    if (steadyRate_) request.timeBase = {1, rate_.num};
    request.overwrite = overwrite_;
    request.threads = threads_;
    request.metadata = {
        {"comment", fmt::format("Side by side: {}.", walk.hasReference()
                                                         ? "gray scan, colourised, ground truth"
                                                         : "gray scan, colourised")}};
    auto writer = media::MediaWriter::open(request);
    if (!writer) return base::fail(std::move(writer.error()));
    writer_ = *std::move(writer);
    return {};
}

picture::RgbImage ComparisonVideo::timeBand(std::int64_t frame) const {
    const int margin = layout_.bandHeight / 4;
    const int width = layout_.width();
    // Timecode and number need about nine and six heights of a letter; the name has the rest.
    const int side = std::min(width / 2, 4 * layout_.bandHeight) - margin;
    std::vector<picture::BandText> texts{
        {media::timecodeOfFrame(timecode_, rate_, frame), margin, side, picture::Align::Left},
        {fmt::format("frame {}", frame), width - margin - side, side, picture::Align::Right}};
    const int room = width - 2 * (side + 2 * margin);
    if (room > side) {
        texts.push_back({title_, side + 2 * margin, room, picture::Align::Center});
    }
    return picture::textBand(width, layout_.bandHeight, texts);
}

// Ticks of the export's container may be too coarse for its rate; at a steady one nothing has to be
// rounded again.
void ComparisonVideo::retime(media::VideoFrame& frame) {
    if (!steadyRate_) return;
    if (written_ == 0) {
        const double seconds = static_cast<double>(frame.pts) * frame.timeBase.value();
        begins_ = std::llround(seconds * static_cast<double>(rate_.num));
    }
    frame.timeBase = {1, rate_.num};
    frame.pts = begins_ + written_++ * rate_.den;
    frame.duration = rate_.den;
}

base::Result<void> ComparisonVideo::add(const FrameTrio& trio) {
    media::VideoFrame frame = trio.output;
    retime(frame);
    frame.picture = color::Picture::allocate(format_);
    const picture::RgbImage ground = picture::textBand(layout_.width(), layout_.cellHeight, {});
    put(ground, frame.picture, 0, layout_.bandHeight);
    put(names_, frame.picture, 0, 0);
    std::vector<std::future<void>> drawn;
    int at = 0;
    for (const View& view : viewsOf(trio)) {
        drawn.push_back(std::async(std::launch::async, [&, view, left = layout_.leftOf(at++)] {
            put(shownAt(view.frame->picture, view.seen, layout_.viewWidth, layout_.viewHeight),
                frame.picture, left, layout_.bandHeight);
        }));
    }
    put(timeBand(trio.frame), frame.picture, 0, layout_.bandHeight + layout_.cellHeight);
    for (auto& each : drawn) each.get();
    return writer_->write(frame);
}

base::Result<void> ComparisonVideo::complete(const std::stop_token& stop) {
    return writer_->complete(stop);
}

}  // namespace kinechrome::delivery

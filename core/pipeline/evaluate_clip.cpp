// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_clip.h"

#include <algorithm>
#include <future>
#include <utility>

#include <fmt/format.h>

#include "core/color/luma_lock.h"
#include "core/media/video_reader.h"
#include "core/picture/chroma_upsampler.h"
#include "core/pipeline/evaluate_motion.h"
#include "core/temporal/shot_detector.h"

namespace kinechrome::pipeline {

namespace {

constexpr int cutWidth = 160;  // what the shot detector gets

// A way of colouring: its tally and the eye that follows it.
struct Variant {
    FigureTally tally;
    MotionWatcher watcher;

    metrics::FrameFigures judge(const color::RgbPlanes& shown, const color::RgbPlanes& truth,
                                const FrameMotion& motion) {
        const auto figures = metrics::compareFrames(shown, truth);
        tally.add(figures);
        watcher.next(shown, color::labFromRgbPlanes(shown), motion, tally.motion());
        return figures;
    }
};

// One clip's state. Variants are judged at the same time: they share nothing but what they read.
class ClipJudge {
public:
    ClipJudge(const ClipRequest& request, FramePainter& painter)
        : request_(request), painter_(painter), shots_(temporal::ShotDetector::make()) {}

    base::Result<void> judge(const media::VideoFrame& frame, const std::stop_token& stop) {
        const auto gray = color::grayInput(frame.picture);
        const bool newShot = shots_->isCut(shrunk(gray)) || frames_ == 0;
        auto motion = std::async(std::launch::async, [&] { return finder_.next(gray, newShot); });
        const auto truth = color::decodeRgb(frame.picture);
        auto painted = painter_.paint(frame, gray, newShot, stop);
        const FrameMotion moved = motion.get();
        if (!painted) return base::fail(std::move(painted.error()));
        judgeVariants(gray, *painted, truth, moved);
        ++frames_;
        return {};
    }

    [[nodiscard]] std::int64_t frames() const { return frames_; }

    [[nodiscard]] ClipReport report(const color::PictureFormat& format) const {
        ClipReport report;
        report.file = request_.file.string();
        report.still = request_.still;
        report.width = format.width;
        report.height = format.height;
        report.result = result_.tally.figures(truthTally_, request_.still);
        report.gray = gray_.tally.figures(truthTally_, request_.still);
        if (hasRaw_) report.unstabilized = raw_.tally.figures(truthTally_, request_.still);
        return report;
    }

private:
    static base::Plane<float> shrunk(const base::Plane<float>& gray) {
        const int width = std::min(gray.width(), cutWidth);
        return picture::resize(gray, width, std::max(1, gray.height() * width / gray.width()));
    }

    void judgeVariants(const base::Plane<float>& gray, const PaintedFrame& painted,
                       const color::RgbPlanes& truth, const FrameMotion& motion) {
        const color::RgbPlanes grayRgb{gray, gray, gray};
        hasRaw_ = !painted.unstabilized.empty();
        auto grayDone =
            std::async(std::launch::async, [&] { return gray_.judge(grayRgb, truth, motion); });
        auto rawDone = std::async(std::launch::async, [&] {
            if (hasRaw_) raw_.judge(color::decodeRgb(painted.unstabilized), truth, motion);
            truthWatcher_.next(truth, color::labFromRgbPlanes(truth), motion, truthTally_);
        });
        const auto shown = color::decodeRgb(painted.result);
        const auto figures = result_.judge(shown, truth, motion);
        if (request_.sheet != nullptr) {
            const std::string label = request_.still ? request_.file.filename().string()
                                                     : fmt::format("frame {}", frames_);
            request_.sheet->add(label, figures.meanAbDistance, grayRgb, shown, truth);
        }
        grayDone.get();
        rawDone.get();
    }

    const ClipRequest& request_;
    FramePainter& painter_;
    std::unique_ptr<temporal::ShotDetector> shots_;
    MotionFinder finder_;
    Variant result_;
    Variant gray_;
    Variant raw_;
    MotionTally truthTally_;
    MotionWatcher truthWatcher_;
    bool hasRaw_ = false;
    std::int64_t frames_ = 0;
};

}  // namespace

base::Result<ClipReport> evaluateClip(const ClipRequest& request, FramePainter& painter,
                                      const std::stop_token& stop) {
    media::ReaderOptions options;
    options.threads = request.threads;
    auto reader = media::VideoReader::open(request.file, options);
    if (!reader) return base::fail(std::move(reader.error()));
    ClipJudge judge(request, painter);
    const std::int64_t most = request.still ? 1 : request.frames;
    while (most == 0 || judge.frames() < most) {
        if (stop.stop_requested()) return base::cancelled(request.file.string());
        auto next = (*reader)->next(stop);
        if (!next) return base::fail(std::move(next.error()));
        if (!next->has_value()) break;
        if (auto judged = judge.judge(**next, stop); !judged) return base::fail(judged.error());
        if (request.progress != nullptr) request.progress->advance();
    }
    if (judge.frames() == 0) {
        return base::fail(base::ErrorKind::Input, request.file.string(),
                          "has no frame that decodes", "check that the file is whole");
    }
    // With a limit the rest of both files is nobody's business.
    if (most == 0) {
        if (auto ended = painter.finish(stop); !ended) return base::fail(ended.error());
    }
    return judge.report((*reader)->info().video.format);
}

}  // namespace kinechrome::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_clip.h"

#include <future>
#include <utility>

#include "core/color/luma_lock.h"
#include "core/media/video_reader.h"
#include "core/pipeline/evaluate_motion.h"

namespace kinechrome::pipeline {

namespace {

// A way of colouring: its tally and the eye that follows it. `motion` is null for a still.
struct Variant {
    FigureTally tally;
    MotionWatcher watcher;

    metrics::FrameFigures judge(const metrics::JudgedPicture& shown,
                                const metrics::JudgedPicture& truth, const FrameMotion* motion) {
        const auto figures = metrics::compareFrames(shown, truth);
        tally.add(figures);
        if (motion != nullptr) watcher.next(shown.rgb, shown.lab, *motion, tally.motion());
        return figures;
    }
};

// A frame as each variant has it; unstabilized is missing where there is no such thing.
struct JudgedFrame {
    metrics::JudgedPicture truth, gray, result;
    std::optional<metrics::JudgedPicture> unstabilized;
    metrics::FrameFigures figures;  // of the result
};

// One clip's state. Variants are judged at the same time: they share nothing but what they read. A
// still is judged on one thread, because many stills are judged at once.
class ClipJudge {
public:
    ClipJudge(const ClipRequest& request, ClipPainters painters)
        : request_(request),
          how_(request.still ? std::launch::deferred : std::launch::async),
          painter_(std::move(painters.main)),
          extras_(request.gains, std::move(painters.hinted)),
          methods_(std::move(painters.methods)) {}

    base::Result<void> judge(const media::VideoFrame& frame, const std::stop_token& stop) {
        const auto gray = color::grayInput(frame.picture);
        const bool newShot = request_.still || shots_.begins(gray);
        auto motion = std::async(
            how_, [&] { return request_.still ? FrameMotion{} : finder_.next(gray, newShot); });
        JudgedFrame judged;
        judged.truth = metrics::judgedPicture(color::decodeRgb(frame.picture));
        const auto worn = request_.wear ? seenGray(frame, request_.wear) : base::Plane<float>();
        const GrayFrame task{frame, worn.empty() ? gray : worn, judged.truth.lab, newShot};
        auto painted = painter_->paint(task, stop);
        const FrameMotion moved = motion.get();
        if (!painted) return base::fail(std::move(painted.error()));
        judgeVariants(gray, *painted, request_.still ? nullptr : &moved, judged);
        auto done = extras_.judge(task, *painted, judged.truth, judged.figures, stop);
        if (done) done = methods_.judge(task, judged.truth, moved, stop);
        if (done) done = lookAt(judged);
        ++frames_;
        return done;
    }

    [[nodiscard]] std::int64_t frames() const { return frames_; }
    [[nodiscard]] FramePainter& painter() { return *painter_; }

    [[nodiscard]] ClipReport report(const color::PictureFormat& format) const {
        ClipReport report;
        report.file = request_.file.string();
        report.still = request_.still;
        report.width = format.width;
        report.height = format.height;
        report.result = result_.tally.figures(truthTally_, request_.still);
        report.gray = gray_.tally.figures(truthTally_, request_.still);
        if (hasRaw_) report.unstabilized = raw_.tally.figures(truthTally_, request_.still);
        report.extra = extras_.figures();
        report.methods = methods_.figures(truthTally_);
        return report;
    }

private:
    void judgeVariants(const base::Plane<float>& gray, const PaintedFrame& painted,
                       const FrameMotion* motion, JudgedFrame& judged) {
        hasRaw_ = !painted.unstabilized.empty();
        auto grayDone = std::async(how_, [&] {
            judged.gray = metrics::judgedPicture({gray, gray, gray});
            gray_.judge(judged.gray, judged.truth, motion);
        });
        auto rawDone = std::async(how_, [&] {
            if (hasRaw_) {
                judged.unstabilized =
                    metrics::judgedPicture(color::decodeRgb(painted.unstabilized));
                raw_.judge(*judged.unstabilized, judged.truth, motion);
            }
            if (motion == nullptr) return;
            truthWatcher_.next(judged.truth.rgb, judged.truth.lab, *motion, truthTally_);
        });
        judged.result = metrics::judgedPicture(color::decodeRgb(painted.result));
        judged.figures = result_.judge(judged.result, judged.truth, motion);
        grayDone.get();
        rawDone.get();
    }

    // What others want to see of the frame.
    base::Result<void> lookAt(const JudgedFrame& judged) {
        if (request_.show) {
            request_.show({frames_, judged.figures.meanAbDistance, judged.gray.rgb,
                           judged.result.rgb, judged.truth.rgb});
        }
        if (request_.features == nullptr) return {};
        PictureVectors vectors;
        const auto fill = [&](const metrics::JudgedPicture& from, std::vector<float>& to) {
            auto feature = request_.features->of(from.rgb);
            if (feature) to = *std::move(feature);
            return feature.map([](const auto&) {});
        };
        auto done = fill(judged.result, vectors.result);
        if (done) done = fill(judged.gray, vectors.gray);
        if (done) done = fill(judged.truth, vectors.truth);
        if (done && judged.unstabilized) done = fill(*judged.unstabilized, vectors.unstabilized);
        if (done) request_.addVectors(vectors);
        return done;
    }

    const ClipRequest& request_;
    std::launch how_;
    std::unique_ptr<FramePainter> painter_;
    ClipShots shots_;
    ExtraJudge extras_;
    MethodJudge methods_;
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

base::Result<ClipReport> evaluateClip(const ClipRequest& request, ClipPainters painters,
                                      const std::stop_token& stop) {
    media::ReaderOptions options;
    options.threads = request.still ? 1 : request.threads;
    // A folder of photographs is no film, whatever its numbers.
    if (request.still) options.numbered = media::NumberedFile::OnePicture;
    auto reader = media::VideoReader::open(request.file, options);
    if (!reader) return base::fail(std::move(reader.error()));
    ClipJudge judge(request, std::move(painters));
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
        if (auto ended = judge.painter().finish(stop); !ended) return base::fail(ended.error());
    }
    return judge.report((*reader)->info().video.format);
}

}  // namespace kinechrome::pipeline

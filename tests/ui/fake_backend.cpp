// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_backend.h"

#include <algorithm>

#include "core/edit/hint_tracks.h"

namespace kinechrome::ui::test {

using pipeline::PreviewFrame;
using pipeline::ViewKind;

pipeline::PreviewImage fakePicture(std::int64_t index, ViewKind kind, int width, int height) {
    pipeline::PreviewImage image;
    image.rgba = base::Plane<std::uint32_t>(width, height);
    const auto green = static_cast<std::uint32_t>(index % 256);
    std::uint32_t red = green;
    std::uint32_t blue = green;
    if (kind == ViewKind::Color) red = 200;
    if (kind == ViewKind::Reference) blue = 200;
    image.rgba.fill(0xff000000U | blue << 16U | green << 8U | red);
    return image;
}

// Answers at once, through events that the session queues for the GUI thread.
class FakePreview : public pipeline::PreviewService {
public:
    FakePreview(FakeBackend& backend, bool hasReference, pipeline::PreviewEvents events)
        : backend_(&backend), events_(std::move(events)), hasReference_(hasReference) {
        ++backend_->servicesAlive;
        if (!backend_->opening) {
            events_.failed(backend_->opening.error());
            return;
        }
        for (const auto& [frame, kind] : backend_->ownColors) events_.shotJudged(frame, kind);
        events_.indexGrew(backend_->frames, backend_->cuts, true);
        for (const std::int64_t frame : backend_->shotsSeen) {
            events_.shotSeen(frame, backend_->painter(frame, ViewKind::Gray));
        }
    }
    ~FakePreview() override { --backend_->servicesAlive; }

    void request(std::int64_t index, bool playing) override {
        if (!backend_->opening) return;
        backend_->requests.push_back({index, playing});
        deliver(index, ViewKind::Gray);
        if (hasReference_) deliver(index, ViewKind::Reference);
        backend_->colorDelivery_ = [this, index] {
            deliver(index, ViewKind::Color);
            for (const ViewKind kind : backend_->explained) deliver(index, kind);
            colored_.insert(index);
            events_.statesChanged(index, index);
        };
        if (!backend_->withholdsColor) backend_->colorDelivery_();
        if (!playing) placeHints(index);
    }
    void suggestColors(std::int64_t frame, double x, double y) override {
        backend_->questions.push_back({frame, x, y});
        events_.colorsSuggested(frame, backend_->likely);
    }
    void setPlan(edit::FramePlan plan) override {
        backend_->settings.push_back(plan.film());
        backend_->plans.push_back(std::move(plan));
        colored_.clear();
    }
    void setReference(std::filesystem::path reference) override {
        hasReference_ = !reference.empty();
        if (hasReference_ && !backend_->referencing) {
            events_.failed(backend_->referencing.error());
        }
        backend_->references.push_back(std::move(reference));
    }
    void explain(std::set<ViewKind> kinds) override {
        backend_->explained = std::move(kinds);
        if (!backend_->requests.empty()) {
            request(backend_->requests.back().index, backend_->requests.back().playing);
        }
    }
    std::optional<pipeline::SourceSample> sourceAt(std::int64_t, int x, int y) const override {
        return backend_->source ? backend_->source(x, y) : std::nullopt;
    }
    std::optional<media::MediaInfo> info() const override {
        return backend_->opening ? std::optional(backend_->info) : std::nullopt;
    }
    std::int64_t frameCount() const override { return backend_->frames; }
    std::vector<std::int64_t> cuts() const override { return backend_->cuts; }
    std::vector<pipeline::FrameState> states(std::int64_t first, std::int64_t last) const override {
        std::vector<pipeline::FrameState> states;
        for (std::int64_t f = first; f <= last; ++f) {
            states.push_back(colored_.contains(f) ? pipeline::FrameState::Cached
                                                  : pipeline::FrameState::Unknown);
        }
        return states;
    }
    std::vector<pipeline::FrameRecord> records(std::int64_t first,
                                               std::int64_t last) const override {
        std::vector<pipeline::FrameRecord> some;
        for (std::int64_t f = first; f <= last; ++f) {
            const auto at = static_cast<std::size_t>(f);
            some.push_back(at < backend_->records.size() ? backend_->records[at]
                                                         : pipeline::FrameRecord());
        }
        return some;
    }
    void setSurvey(pipeline::Survey survey) override { backend_->survey = survey; }
    void setCacheBytes(std::size_t bytes) override { backend_->cacheBytes = bytes; }
    base::ProgressView indexing() const override { return {1, 1, 0, 0, 0}; }

private:
    // Everything moves to the right, by a hundredth of the width a frame, and is half sure.
    void placeHints(std::int64_t index) {
        std::vector<pipeline::PlacedHint> placed;
        const edit::FramePlan none;
        const edit::FramePlan& plan = backend_->plans.empty() ? none : backend_->plans.back();
        if (const edit::Segment* segment = plan.segmentAt(index)) {
            for (const std::size_t each : edit::hintsInForce(segment->hints, index)) {
                const edit::Hint& hint = segment->hints[each];
                const auto away = static_cast<double>(index - hint.frame);
                placed.push_back({hint, hint.x + 0.01 * away, hint.y, away == 0.0 ? 1.0 : 0.5});
            }
        }
        events_.hintsPlaced(index, std::move(placed));
    }
    void deliver(std::int64_t index, ViewKind kind) {
        PreviewFrame frame;
        frame.index = index;
        frame.kind = kind;
        frame.image = backend_->painter(index, kind);
        frame.stabilized = true;
        if (kind == ViewKind::Color && hasReference_ && backend_->measures) {
            frame.figures = metrics::FrameFigures{8.25, 10.5, 26.75, 0.9712, 6.5, 21.0, 33.0};
        }
        events_.frameReady(std::move(frame));
    }

    FakeBackend* backend_;
    pipeline::PreviewEvents events_;
    bool hasReference_;
    std::set<std::int64_t> colored_;
};

FakeBackend::FakeBackend() {
    info.path = "/films/street.mkv";
    info.container = "matroska";
    info.fileSize = 12'000'000;
    info.video.codec = "ffv1";
    info.video.pixelFormat = "gray";
    info.video.format.width = 640;
    info.video.format.height = 480;
    info.video.format.layout = color::PlaneLayout::Gray;
    info.video.rate = {25, 1};
    info.video.timeBase = {1, 1000};
    info.video.fieldOrder = "progressive";
    info.video.range = info.video.matrix = info.video.primaries = info.video.transfer = "unknown";
    painter = [](std::int64_t index, ViewKind kind) { return fakePicture(index, kind, 320, 240); };
    report.output = "/films/street-colour.mkv";
    report.sidecar = "/films/street-colour.mkv.kinechrome.json";
    report.framesIn = report.framesOut = 100;
    report.lumaIdentical = true;
    const pipeline::CheckItem passed{pipeline::CheckState::Passed, "100 of 100"};
    report.check.frames = report.check.timestamps = report.check.tags = passed;
    report.check.sound.note = "the footage has no sound";
    report.check.luma.state = pipeline::CheckState::Passed;
    report.check.luma.note = "every plane is the scan's";
    report.fps = 14.2;
    report.seconds = 7.0;
}

void FakeBackend::releaseColor() {
    if (colorDelivery_) colorDelivery_();
}

void FakeBackend::letExportAdvance(std::int64_t count) {
    const std::lock_guard lock(gate_.mutex);
    gate_.done += count;
    gate_.changed.notify_all();
}

void FakeBackend::letExportEnd() {
    const std::lock_guard lock(gate_.mutex);
    gate_.ends = true;
    gate_.changed.notify_all();
}

base::Result<pipeline::ColorizeReport> FakeBackend::runExport(base::Progress& progress,
                                                              const pipeline::NoticeSink& notice,
                                                              std::stop_token stop) {
    ++exportsStarted;
    progress.start(frames);
    notice("street.mkv is gray: it becomes YUV 4:4:4");
    std::unique_lock lock(gate_.mutex);
    std::int64_t seen = 0;
    while (!gate_.ends) {
        gate_.changed.wait(lock, stop, [&] { return gate_.ends || gate_.done != seen; });
        if (stop.stop_requested()) return base::cancelled("street-colour.mkv");
        seen = gate_.done;
        progress.setDone(seen);
    }
    gate_.ends = false;
    if (!exporting) return base::fail(exporting.error());
    return report;
}

Backend FakeBackend::backend() {
    Backend backend;
    backend.startPreview = [this](std::filesystem::path footage, std::filesystem::path reference,
                                  bool isReference, edit::ColorSettings first,
                                  pipeline::PreviewOptions options,
                                  pipeline::PreviewEvents events) {
        openedCacheBytes = options.cacheBytes;
        opened.push_back(std::move(footage));
        settings.push_back(std::move(first));
        return std::make_unique<FakePreview>(*this, isReference || !reference.empty(),
                                             std::move(events));
    };
    backend.colorize = [this](const pipeline::ColorizeRequest& request, base::Progress* progress,
                              const pipeline::NoticeSink& notice, std::stop_token stop) {
        exported.push_back(request);
        return runExport(*progress, notice, std::move(stop));
    };
    backend.deliver = delivering;
    backend.forecast =
        [this](
            const pipeline::ColorizeRequest& request) -> base::Result<pipeline::ColorizeForecast> {
        if (!forecasting) return base::fail(forecasting.error());
        pipeline::ColorizeForecast forecast;
        forecast.source = info;
        forecast.frames = request.range ? request.range->count() : frames;
        forecast.pixelFormat = "yuv444p";
        forecast.estimatedBytes = 48'000'000;
        forecast.notes = {"gray becomes YUV 4:4:4; the luma plane is the scan's, bit for bit"};
        return forecast;
    };
    backend.makeSound = makeSound;
    backend.modelNames = [names = models] { return names; };
    return backend;
}

}  // namespace kinechrome::ui::test

// SPDX-License-Identifier: GPL-3.0-or-later
// The preview service: assembles the board and the three workers.
#include "core/pipeline/preview_service.h"

#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

#include "core/pipeline/preview_board.h"
#include "core/pipeline/preview_color_worker.h"
#include "core/pipeline/preview_index_worker.h"
#include "core/pipeline/preview_view_worker.h"

namespace kinechrome::pipeline {

namespace {

class Service final : public PreviewService {
public:
    Service(std::filesystem::path footage, std::filesystem::path reference, bool footageIsReference,
            edit::ColorSettings settings, PreviewOptions options, PreviewEvents events)
        : board_(std::move(footage), footageIsReference, std::move(options), std::move(events)) {
        board_.setPlan(std::move(settings));
        if (!reference.empty()) board_.referenceRequests.post(std::move(reference));
        indexThread_ = work<PreviewIndexWorker>();
        viewThread_ = work<PreviewViewWorker>();
        colorThread_ = work<PreviewColorWorker>();
    }

    // Asks all of them before waiting for any.
    ~Service() override {
        for (std::jthread* thread : {&indexThread_, &viewThread_, &colorThread_}) {
            thread->request_stop();
        }
    }

    void request(std::int64_t index, bool playing) override {
        ask(board_.newRequest(index, playing));
    }
    void setPlan(edit::FramePlan plan) override {
        board_.setPlan(std::move(plan));
        board_.cache.clearFailures();
        if (auto again = board_.renewedRequest()) ask(*again);
    }
    void suggestColors(std::int64_t frame, double x, double y) override {
        board_.ask({frame, x, y});
        if (auto again = board_.renewedRequest()) board_.viewRequests.post(*again);
    }
    void setReference(std::filesystem::path reference) override {
        // At once, though the other one has to be indexed first: nothing of this one is shown on.
        board_.film.setReference({}, nullptr);
        board_.cache.dropReferences();
        board_.referenceRequests.post(std::move(reference));
    }

    void explain(std::set<ViewKind> kinds) override {
        board_.setExplained(std::move(kinds));
        if (auto again = board_.renewedRequest()) ask(*again);
    }

    std::optional<media::MediaInfo> info() const override { return board_.film.info(); }
    std::int64_t frameCount() const override { return board_.film.frameCount(); }
    std::vector<std::int64_t> cuts() const override { return board_.film.cuts().frames; }
    std::vector<FrameState> states(std::int64_t first, std::int64_t last) const override {
        const SharedPlan plan = board_.plan();
        return board_.cache.states(first, last,
                                   [&](std::int64_t frame) { return board_.keyOf(*plan, frame); });
    }
    std::optional<SourceSample> sourceAt(std::int64_t frame, int x, int y) const override {
        const auto picture = board_.sources.picture(frame);
        return picture ? sampleOf(*picture, x, y) : std::nullopt;
    }
    std::vector<FrameRecord> records(std::int64_t first, std::int64_t last) const override {
        const SharedPlan plan = board_.plan();
        return board_.cache.records(
            first, last, [&](std::int64_t frame) { return board_.keyOf(*plan, frame); },
            board_.truthGeneration());
    }
    void setSurvey(Survey survey) override {
        if (board_.surveys.exchange(survey == Survey::WholeFilm) == (survey == Survey::WholeFilm)) {
            return;
        }
        if (auto again = board_.renewedRequest()) board_.viewRequests.post(*again);
    }
    void setCacheBytes(std::size_t bytes) override { board_.cache.setMaxBytes(bytes); }
    base::ProgressView indexing() const override { return board_.film.indexing.view(); }

private:
    void ask(const ViewRequest& request) {
        board_.sources.giveUp();
        board_.viewRequests.post(request);
    }

    // Libraries throw when memory runs out: the border where that becomes an error for the person.
    template <class Worker>
    std::jthread work() {
        return std::jthread([this](std::stop_token stop) {
            try {
                Worker(board_).run(stop);
            } catch (const std::exception& error) {
                board_.report({base::ErrorKind::Internal, "preview", error.what(),
                               "close other programs and open the film again"});
            }
        });
    }

    PreviewBoard board_;
    std::jthread indexThread_;
    std::jthread viewThread_;
    std::jthread colorThread_;
};

}  // namespace

std::unique_ptr<PreviewService> PreviewService::start(
    std::filesystem::path footage, std::filesystem::path reference, bool footageIsReference,
    edit::ColorSettings settings, PreviewOptions options, PreviewEvents events) {
    return std::make_unique<Service>(std::move(footage), std::move(reference), footageIsReference,
                                     std::move(settings), std::move(options), std::move(events));
}

}  // namespace kinechrome::pipeline

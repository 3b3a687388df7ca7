// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewBoard: what the preview's threads share: the film, the cache, the wishes of the person.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

#include "core/base/mailbox.h"
#include "core/edit/frame_plan.h"
#include "core/pipeline/preview_cache.h"
#include "core/pipeline/preview_film.h"
#include "core/pipeline/preview_service.h"
#include "core/pipeline/preview_source.h"

namespace kinechrome::pipeline {

using SharedPlan = std::shared_ptr<const edit::FramePlan>;

// Where in its frame a request wants to know likely colours; fractions of the picture's width.
struct ColorQuestion {
    std::int64_t frame = 0;
    double x = 0.0;
    double y = 0.0;
    bool operator==(const ColorQuestion&) const = default;
};

// A frame that somebody waits for.
struct ViewRequest {
    std::int64_t index = 0;
    bool playing = false;
    SharedPlan plan;
    std::uint64_t serial = 0;  // grows with every request
    std::set<ViewKind> explained = {};
    std::optional<ColorQuestion> question = {};
};

// Counts work that a person waits for; work in the background stands back while there is any.
class Precedence {
public:
    class Hold {
    public:
        explicit Hold(Precedence& owner) : owner_(owner) { owner_.change(1); }
        ~Hold() { owner_.change(-1); }
        Hold(const Hold&) = delete;
        Hold& operator=(const Hold&) = delete;

    private:
        Precedence& owner_;
    };
    // Waits until nobody waits for anything. False when `stop` was requested instead.
    bool waitUntilFree(std::stop_token stop) {
        std::unique_lock lock(shared_.mutex);
        freeOrStop_.wait(lock, stop, [&] { return shared_.held == 0; });
        return !stop.stop_requested();
    }

private:
    void change(int by) {
        {
            const std::lock_guard lock(shared_.mutex);
            shared_.held += by;
        }
        freeOrStop_.notify_all();
    }
    struct Shared {
        std::mutex mutex;
        int held = 0;
    };
    Shared shared_;
    std::condition_variable_any freeOrStop_;
};

// Every member may be used from any thread; options and events never change.
class PreviewBoard {
public:
    PreviewBoard(std::filesystem::path footage, bool isReference, PreviewOptions wanted,
                 PreviewEvents listeners)
        : options(std::move(wanted)),
          events(std::move(listeners)),
          film(std::move(footage), isReference),
          cache(options.cacheBytes) {}

    const PreviewOptions options;
    const PreviewEvents events;
    PreviewFilm film;
    PreviewCache cache;
    PreviewSource sources;
    Precedence precedence;
    std::atomic<bool> surveys{false};  // the whole film is measured when there is time
    base::Mailbox<ViewRequest> viewRequests;
    base::Mailbox<ViewRequest> colorRequests;
    base::Mailbox<std::filesystem::path> referenceRequests;

    // A wish for a frame with the plan of this moment; it makes all earlier ones outdated.
    [[nodiscard]] ViewRequest newRequest(std::int64_t index, bool playing) {
        const std::lock_guard lock(wishes_.mutex);
        const auto question = wishes_.request ? wishes_.request->question : std::nullopt;
        wishes_.request = {index, playing, wishes_.plan, ++serial_, wishes_.explained, question};
        return *wishes_.request;
    }
    // The last wish, for the plan and the explanations of this moment.
    [[nodiscard]] std::optional<ViewRequest> renewedRequest() {
        const std::lock_guard lock(wishes_.mutex);
        if (!wishes_.request) return std::nullopt;
        wishes_.request->plan = wishes_.plan;
        wishes_.request->serial = ++serial_;
        wishes_.request->explained = wishes_.explained;
        return wishes_.request;
    }
    // Every wish from now on carries the question until it has been answered.
    void ask(const ColorQuestion& question) {
        const std::lock_guard lock(wishes_.mutex);
        if (wishes_.request) wishes_.request->question = question;
    }
    // An answered question is asked no more, unless there is another one by now.
    void settle(const ColorQuestion& question) {
        const std::lock_guard lock(wishes_.mutex);
        if (wishes_.request && wishes_.request->question == question) {
            wishes_.request->question.reset();
        }
    }
    // Has the last wish served once more; one that comes in meanwhile is not lost.
    void repeatLatestRequest() {
        std::optional<ViewRequest> latest = latestRequest();
        while (latest) {
            viewRequests.post(*latest);
            if (!outdated(*latest)) return;
            latest = latestRequest();
        }
    }
    void setPlan(edit::FramePlan plan) {
        auto shared = std::make_shared<const edit::FramePlan>(std::move(plan));
        const std::lock_guard lock(wishes_.mutex);
        wishes_.plan = std::move(shared);
    }
    void setExplained(std::set<ViewKind> kinds) {
        const std::lock_guard lock(wishes_.mutex);
        wishes_.explained = std::move(kinds);
    }
    [[nodiscard]] SharedPlan plan() const {
        const std::lock_guard lock(wishes_.mutex);
        return wishes_.plan;
    }
    // Of the frame's coloured view.
    [[nodiscard]] std::uint64_t keyOf(const edit::FramePlan& plan, std::int64_t frame) const {
        return plan.keyAt(frame, film.shotStart(frame));
    }
    [[nodiscard]] std::uint64_t keyOf(const ViewRequest& request) const {
        return keyOf(*request.plan, request.index);
    }
    [[nodiscard]] bool outdated(const ViewRequest& request) const {
        return request.serial != serial_.load();
    }

    [[nodiscard]] bool hasReference() const {
        return film.footageIsReference() || film.reference().index != nullptr;
    }
    // The ground truth that frames are compared with; empty without one.
    [[nodiscard]] std::optional<std::uint64_t> truthGeneration() const {
        const PreviewFilm::Reference known = film.reference();
        return known.index ? std::optional(known.generation) : std::nullopt;
    }
    // Cancellation is no failure.
    void report(const base::Error& error) const {
        if (error.kind != base::ErrorKind::Interrupted && events.failed) events.failed(error);
    }
    void emit(PreviewFrame frame) const {
        if (events.frameReady) events.frameReady(std::move(frame));
    }
    void emitStates(std::int64_t first, std::int64_t last) const {
        if (events.statesChanged) events.statesChanged(first, last);
    }
    void emitHints(std::int64_t frame, std::vector<PlacedHint> hints) const {
        if (events.hintsPlaced) events.hintsPlaced(frame, std::move(hints));
    }
    void emitSuggestions(std::int64_t frame, std::vector<nn::LikelyColor> colors) const {
        if (events.colorsSuggested) events.colorsSuggested(frame, std::move(colors));
    }
    void emitShot(std::int64_t frame, PreviewImage small) const {
        if (events.shotSeen) events.shotSeen(frame, std::move(small));
    }
    void emitJudgement(std::int64_t frame, color::TintKind kind) const {
        if (events.shotJudged) events.shotJudged(frame, kind);
    }
    void emitIndex(bool complete) const {
        if (events.indexGrew) events.indexGrew(film.frameCount(), film.cuts().frames, complete);
    }

private:
    [[nodiscard]] std::optional<ViewRequest> latestRequest() const {
        const std::lock_guard lock(wishes_.mutex);
        return wishes_.request;
    }

    struct Wishes {
        mutable std::mutex mutex;
        SharedPlan plan = std::make_shared<const edit::FramePlan>();
        std::optional<ViewRequest> request;
        std::set<ViewKind> explained;
    };
    Wishes wishes_;
    std::atomic<std::uint64_t> serial_{0};  // of the newest request
};

}  // namespace kinechrome::pipeline

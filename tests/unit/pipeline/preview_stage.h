// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the preview service need: a colorizer that they control and a recorder of
// events.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/pipeline/preview_service.h"

namespace kinechrome::test {

// Shared by all colorizers of one test, readable while they work.
struct ColorizerProbe {
    std::atomic<int> calls{0};
    std::atomic<bool> broken{false};

    // While closed, colorize() waits.
    void close() { setOpen(false); }
    void open() { setOpen(true); }
    void pass() {
        std::unique_lock lock(mutex);
        opened.wait(lock, [&] { return isOpen; });
    }

private:
    void setOpen(bool wanted) {
        {
            const std::lock_guard lock(mutex);
            isOpen = wanted;
        }
        opened.notify_all();
    }
    std::mutex mutex;
    std::condition_variable opened;
    bool isOpen = true;
};

// Paints everything in one colour.
class OneColor final : public nn::Colorizer {
public:
    OneColor(std::shared_ptr<ColorizerProbe> probe, float a, float b)
        : probe_(std::move(probe)), a_(a), b_(b) {
        info_.modelName = "one color";
        info_.modelSha256 = std::to_string(a) + "/" + std::to_string(b);
    }
    const nn::ColorizerInfo& info() const override { return info_; }
    nn::NetworkSize networkSize(int, int) const override { return {64, 48}; }
    base::Result<color::ChromaField> colorize(const base::Plane<float>& gray,
                                              const color::HintRaster&) override {
        probe_->calls.fetch_add(1);
        probe_->pass();
        if (probe_->broken) {
            return base::fail(base::ErrorKind::Internal, "network", "it is broken", "mend it");
        }
        const int width = (gray.width() + 1) / 2;
        const int height = (gray.height() + 1) / 2;
        color::ChromaField field{{width, height}, {width, height}, {}};
        field.a.fill(a_);
        field.b.fill(b_);
        return field;
    }
    // Its one colour; as sure as the place is far to the right.
    base::Result<std::vector<nn::LikelyColor>> likelyColors(const base::Plane<float>&, double x,
                                                            double, int) override {
        return std::vector<nn::LikelyColor>{{static_cast<double>(a_), static_cast<double>(b_), x}};
    }

private:
    std::shared_ptr<ColorizerProbe> probe_;
    float a_;
    float b_;
    nn::ColorizerInfo info_;
};

// Knows the models "red" and "blue"; others cannot be found.
inline pipeline::PreviewColorizerFactory colorizers(std::shared_ptr<ColorizerProbe> probe) {
    return [probe](const std::string& model,
                   const nn::ColorizerOptions&) -> base::Result<std::unique_ptr<nn::Colorizer>> {
        if (model == "red") return std::make_unique<OneColor>(probe, 45.0F, 20.0F);
        if (model == "blue") return std::make_unique<OneColor>(probe, 0.0F, -45.0F);
        return base::fail(base::ErrorKind::Model, model, "there is no such model",
                          "choose another");
    };
}

// Keeps every event. wait() returns as soon as the condition holds, false when it never does.
class Recorder {
public:
    [[nodiscard]] pipeline::PreviewEvents events() {
        pipeline::PreviewEvents events;
        events.frameReady = [this](pipeline::PreviewFrame frame) {
            note([&] { frames_.push_back(std::move(frame)); });
        };
        events.indexGrew = [this](std::int64_t count, std::vector<std::int64_t> cuts, bool done) {
            note([&] {
                count_ = count;
                cuts_ = std::move(cuts);
                complete_ = complete_ || done;
            });
        };
        events.statesChanged = [this](std::int64_t first, std::int64_t last) {
            note([&] {
                if (first == last) states_.push_back(first);
            });
        };
        events.hintsPlaced = [this](std::int64_t frame, std::vector<pipeline::PlacedHint> hints) {
            note([&] { placed_[frame] = std::move(hints); });
        };
        events.colorsSuggested = [this](std::int64_t frame, std::vector<nn::LikelyColor> colors) {
            note([&] { suggested_.emplace_back(frame, std::move(colors)); });
        };
        events.failed = [this](base::Error error) {
            note([&] { errors_.push_back(std::move(error)); });
        };
        return events;
    }

    bool wait(const std::function<bool()>& condition) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(30), condition);
    }
    bool waitForView(std::int64_t index, pipeline::ViewKind kind) {
        return wait([&] { return find(index, kind, [](const auto&) { return true; }) >= 0; });
    }
    // A coloured view that will not get better.
    bool waitForSteadyColor(std::int64_t index) {
        return wait([&] {
            return find(index, pipeline::ViewKind::Color,
                        [](const auto& frame) { return frame.stabilized; }) >= 0;
        });
    }
    bool waitForFigures(std::int64_t index) {
        return wait([&] {
            return find(index, pipeline::ViewKind::Color,
                        [](const auto& frame) { return frame.figures.has_value(); }) >= 0;
        });
    }
    bool waitForIndex() {
        return wait([&] { return complete_; });
    }
    bool waitForFailure() {
        return wait([&] { return !errors_.empty(); });
    }

    // The newest view of the frame; empty when there is none.
    [[nodiscard]] std::optional<pipeline::PreviewFrame> view(std::int64_t index,
                                                             pipeline::ViewKind kind) {
        const std::lock_guard lock(mutex_);
        const int at = find(index, kind, [](const auto&) { return true; });
        if (at < 0) return std::nullopt;
        return frames_[static_cast<std::size_t>(at)];
    }
    [[nodiscard]] std::vector<pipeline::PreviewFrame> frames() {
        const std::lock_guard lock(mutex_);
        return frames_;
    }
    [[nodiscard]] std::vector<base::Error> errors() {
        const std::lock_guard lock(mutex_);
        return errors_;
    }
    [[nodiscard]] std::int64_t count() {
        const std::lock_guard lock(mutex_);
        return count_;
    }
    [[nodiscard]] std::vector<std::int64_t> cuts() {
        const std::lock_guard lock(mutex_);
        return cuts_;
    }
    // These two under the lock, or in a condition of wait().
    [[nodiscard]] std::mutex& lock() { return mutex_; }
    [[nodiscard]] const std::vector<pipeline::PlacedHint>& placed(std::int64_t frame) {
        return placed_[frame];
    }
    [[nodiscard]] const auto& suggested() const { return suggested_; }
    // Single frames whose state changed, one after the other.
    [[nodiscard]] const std::vector<std::int64_t>& stateChanges() const { return states_; }
    void forget() {
        const std::lock_guard lock(mutex_);
        frames_.clear();
        errors_.clear();
    }

private:
    template <class Change>
    void note(Change change) {
        {
            const std::lock_guard lock(mutex_);
            change();
        }
        changed_.notify_all();
    }
    template <class Condition>
    int find(std::int64_t index, pipeline::ViewKind kind, Condition condition) const {
        for (int at = static_cast<int>(frames_.size()) - 1; at >= 0; --at) {
            const auto& frame = frames_[static_cast<std::size_t>(at)];
            if (frame.index == index && frame.kind == kind && condition(frame)) return at;
        }
        return -1;
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<pipeline::PreviewFrame> frames_;
    std::vector<base::Error> errors_;
    std::vector<std::int64_t> cuts_;
    std::map<std::int64_t, std::vector<pipeline::PlacedHint>> placed_;
    std::vector<std::pair<std::int64_t, std::vector<nn::LikelyColor>>> suggested_;
    std::int64_t count_ = 0;
    std::vector<std::int64_t> states_;
    bool complete_ = false;
};

}  // namespace kinechrome::test

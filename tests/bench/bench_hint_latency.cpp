// SPDX-License-Identifier: GPL-3.0-or-later
// How long the coloured view takes to follow an edit of a hint, with the shipped network:
//   bench_hint_latency FOOTAGE [EDITS]
// prints the median and the extremes of the time from the edit to the picture, and to the steadied
// picture, in milliseconds. KINECHROME_MODELS names the folder of models.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <vector>

#include "core/pipeline/preview_service.h"

using namespace kinechrome;
using Clock = std::chrono::steady_clock;

namespace {

// What the service has said, for the thread that waits.
struct Heard {
    std::mutex mutex;
    std::condition_variable changed;
    bool indexed = false;
    int pictures = 0;  // coloured ones
    bool steady = false;
};

pipeline::PreviewEvents listen(Heard& heard) {
    pipeline::PreviewEvents events;
    events.indexGrew = [&heard](std::int64_t, const std::vector<std::int64_t>&, bool complete) {
        const std::lock_guard lock(heard.mutex);
        heard.indexed = complete;
        heard.changed.notify_all();
    };
    events.frameReady = [&heard](const pipeline::PreviewFrame& frame) {
        if (frame.kind != pipeline::ViewKind::Color) return;
        const std::lock_guard lock(heard.mutex);
        ++heard.pictures;
        heard.steady = frame.stabilized;
        heard.changed.notify_all();
    };
    events.failed = [](const base::Error& error) {
        std::fprintf(stderr, "%s\n", error.message().c_str());
        std::exit(1);
    };
    return events;
}

edit::FramePlan planWithHint(double x, std::int64_t frame, std::int64_t last) {
    edit::Segment segment;
    segment.range = {0, last};
    segment.hints.push_back({frame, x, 0.4, 0.02, 40.0, 30.0});
    return {edit::ColorSettings(), {segment}};
}

void print(const char* what, std::vector<double> milliseconds) {
    std::ranges::sort(milliseconds);
    std::printf("%s: median %.0f ms, least %.0f, most %.0f (%zu edits)\n", what,
                milliseconds[milliseconds.size() / 2], milliseconds.front(), milliseconds.back(),
                milliseconds.size());
}

}  // namespace

int main(int count, char** values) {
    if (count < 2) return 2;
    const int edits = count > 2 ? std::atoi(values[2]) : 20;
    Heard heard;
    const auto service =
        pipeline::PreviewService::start(values[1], {}, false, {}, {}, listen(heard));
    constexpr std::int64_t frame = 40;
    std::unique_lock lock(heard.mutex);
    heard.changed.wait(lock, [&] { return heard.indexed; });
    const std::int64_t last = service->frameCount() - 1;
    lock.unlock();
    service->request(frame, false);
    lock.lock();
    heard.changed.wait(lock, [&] { return heard.steady; });
    std::vector<double> first;
    std::vector<double> steadied;
    for (int i = 0; i < edits; ++i) {
        heard.pictures = 0;
        heard.steady = false;
        lock.unlock();
        const auto start = Clock::now();
        const auto since = [&] {
            return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
        };
        service->setPlan(planWithHint(0.3 + 0.01 * i, frame, last));
        service->request(frame, false);
        lock.lock();
        heard.changed.wait(lock, [&] { return heard.pictures > 0; });
        first.push_back(since());
        heard.changed.wait(lock, [&] { return heard.steady; });
        steadied.push_back(since());
    }
    lock.unlock();
    print("coloured view", first);
    print("steadied view", steadied);
    return 0;
}

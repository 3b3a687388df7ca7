// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_clip.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "core/picture/photograph.h"
#include "core/temporal/checked_flow.h"

namespace kinechrome::pipeline {

namespace {

// One file to be made: a frame, or the flow from one frame to an earlier one.
struct Task {
    std::string name;
    std::size_t frame = 0;
    std::optional<std::size_t> flowTo;
};

std::vector<Task> tasksOf(std::size_t frames) {
    std::vector<Task> tasks;
    for (std::size_t k = 0; k < frames; ++k) {
        tasks.push_back({fmt::format("frame-{:03}.jpg", k), k, std::nullopt});
    }
    for (std::size_t k = 1; k < frames; ++k) {
        tasks.push_back({fmt::format("previous-{:03}.png", k), k, k - 1});
        tasks.push_back({fmt::format("first-{:03}.png", k), k, 0});
    }
    return tasks;
}

std::string flowFile(temporal::OpticalFlow& search, const base::Plane<float>& from,
                     const base::Plane<float>& to) {
    const auto flow = temporal::quartered(
        temporal::checkFlow(search.compute(from, to), search.compute(to, from)));
    return picture::encodeFlow(flow.flow.u, flow.flow.v, flow.valid);
}

}  // namespace

base::Result<std::vector<PackMember>> encodeClip(const std::vector<picture::RgbImage>& frames,
                                                 int threads, const std::stop_token& stop) {
    const std::vector<Task> tasks = tasksOf(frames.size());
    std::vector<base::Plane<float>> luma;
    for (const auto& frame : frames) luma.push_back(lumaOf(frame));
    std::vector<PackMember> members(tasks.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        const auto search = temporal::makeDisFlow(temporal::FlowPreset::Medium);
        for (std::size_t i = next++; i < tasks.size() && !stop.stop_requested(); i = next++) {
            const Task& task = tasks[i];
            members[i] = {task.name,
                          task.flowTo ? flowFile(*search, luma[task.frame], luma[*task.flowTo])
                                      : picture::encodeJpeg(frames[task.frame], packJpegQuality)};
        }
    };
    {
        std::vector<std::jthread> workers;
        for (int t = 1; t < threads; ++t) workers.emplace_back(work);
        work();
    }
    if (stop.stop_requested()) return base::cancelled("dataset");
    const bool whole = std::none_of(members.begin(), members.end(),
                                    [](const PackMember& member) { return member.bytes.empty(); });
    if (!whole) {
        return base::fail(base::ErrorKind::Internal, "dataset", "a clip cannot be encoded",
                          "please report this with the command that shows it");
    }
    return members;
}

}  // namespace kinechrome::pipeline
